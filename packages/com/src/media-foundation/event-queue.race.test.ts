import { expect, test } from 'vitest';
import { orders } from '../fixtures/orders.js';
import { describeStep, runModel, type Step } from '../fixtures/queue-model.js';
import { runQueue } from '../fixtures/queue-run.js';

const queue: Step = { type: 'queue' };
const run: Step = { type: 'run' };
const shutdown: Step = { type: 'shutdown' };
const wait: Step = { type: 'wait' };
const begin: Step = { type: 'begin', callback: 0, state: 0 };
const end: Step = { type: 'end', result: 0 };

test.each<[string, readonly Step[]]>([
  ['begin, event, callback, end and shutdown', [begin, queue, run, end, shutdown]],
  ['two requests and two events', [begin, begin, queue, queue, run, run, end]],
  ['a request that is begun again', [begin, begin, queue, queue, run, end, shutdown]],
  [
    'two callbacks that want the same event',
    [begin, { type: 'begin', callback: 1, state: 0 }, queue, run, end, shutdown],
  ],
  [
    'one callback with two states',
    [begin, { type: 'begin', callback: 0, state: 1 }, queue, run, end, shutdown],
  ],
  ['a waiter, a request and shutdown', [wait, begin, queue, queue, run, end, shutdown]],
  [
    'two waiters of which one gives up',
    [wait, wait, { type: 'abort', waiter: 0 }, queue, queue, shutdown],
  ],
  ['a result that is ended twice', [begin, queue, queue, run, end, end, { type: 'take' }]],
])('%s, in every order', async (_what, steps) => {
  for (const order of orders(steps, describeStep)) {
    const text = order.map(describeStep).join('; ');
    expect({ text, ...(await runQueue(order)) }).toEqual({ text, ...runModel(order) });
  }
});
