import { availableParallelism } from 'node:os';
import { portableHost } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { nodeHasher } from './node-hasher.js';
import { nodeHost } from './node-host.js';

test('parts can be replaced one by one', () => {
  const host = nodeHost({ clock: portableHost.clock });
  expect(host.clock).toBe(portableHost.clock);
  expect(host.hasher).toBe(nodeHasher);
});

test('as many threads as the machine has processors for, but at most four', () => {
  expect(nodeHost().processors).toBe(Math.min(4, availableParallelism()));
});

test('the scheduler starts nothing inside the call', async () => {
  const order: string[] = [];
  const ran = new Promise<void>((resolve) => {
    nodeHost().scheduler.later(() => {
      order.push('task');
      resolve();
    });
  });
  order.push('after the call');
  await Promise.resolve().then(() => order.push('microtask'));
  await ran;
  expect(order).toEqual(['after the call', 'microtask', 'task']);
});
