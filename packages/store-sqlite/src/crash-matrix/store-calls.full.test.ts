import { expect, test } from 'vitest';
import { tryFailingStoreCalls } from './fixtures/failing-store-calls.js';
import { skipUnlessChosen } from './fixtures/point.js';
import { textOf, tryStoreCalls } from './fixtures/store-calls.js';

test('killed or without power at any call of the store, a change is there as a whole or not at all', async (context) => {
  skipUnlessChosen(context, 'sqlite-calls');
  const result = await tryStoreCalls(20);
  console.info(textOf(result));
  context.task.meta.ledger = { 'crash images': result.images, losses: result.lost.length };
  expect(result.lost.slice(0, 20)).toEqual([]);
  expect(result.images).toBeGreaterThan(0);
});

test('a store call, or a target call of a restore, that fails leaves the store as before or as after the change', async (context) => {
  skipUnlessChosen(context, 'sqlite-fails-calls');
  const { points, lost } = await tryFailingStoreCalls();
  console.info(`store calls: ${points} that fail, ${lost.length} lost`);
  context.task.meta.ledger = { 'crash points': points, losses: lost.length };
  expect(lost.slice(0, 20)).toEqual([]);
  expect(points).toBeGreaterThan(0);
});
