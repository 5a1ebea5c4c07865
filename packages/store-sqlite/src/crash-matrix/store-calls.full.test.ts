import { expect, test } from 'vitest';
import { skipUnlessChosen } from './fixtures/point.js';
import { textOf, tryStoreCalls } from './fixtures/store-calls.js';

test('killed or without power at any call of the store, a change is there as a whole or not at all', async (context) => {
  skipUnlessChosen(context, 'sqlite-calls');
  const result = await tryStoreCalls(20);
  console.info(textOf(result));
  expect(result.lost.slice(0, 20)).toEqual([]);
  expect(result.images).toBeGreaterThan(0);
});
