import { afterAll, expect, test } from 'vitest';
import { skipUnlessChosen } from './fixtures/point.js';
import { Checks } from './fixtures/promises.js';
import { restoring, tryEveryRestore } from './fixtures/restores.js';
import { tryEveryWrite, writes } from './fixtures/store-writes.js';

const checks = new Checks();

test.for(Object.keys(restoring) as (keyof typeof restoring)[])(
  'whatever operation or store call of a restore fails, the store (%s) is as before, or all is restored',
  async (into, context) => {
    skipUnlessChosen(context, `restore:${into}`);
    const { name, points, lost } = await tryEveryRestore(into, checks);
    console.info(`crash matrix, ${name}: ${points} points, ${lost.length} lost`);
    context.task.meta.ledger = { 'crash points': points, losses: lost.length };
    expect(lost.slice(0, 20)).toEqual([]);
  },
);

test.for(Object.keys(writes))(
  'whatever store call of a change (%s) fails, the store is as before, or all is written',
  async (write, context) => {
    skipUnlessChosen(context, `store-writes:${write}`);
    const { points, lost } = await tryEveryWrite(write, checks);
    console.info(`crash matrix, store-writes:${write}: ${points} points, ${lost.length} lost`);
    context.task.meta.ledger = { 'crash points': points, losses: lost.length };
    expect(lost.slice(0, 20)).toEqual([]);
    expect(points).toBeGreaterThan(0);
  },
);

afterAll(() => console.info(`promises of a restore and of a store:\n${String(checks)}`));
