import { expect, test } from 'vitest';
import { textOf, tryStoreCalls } from './fixtures/store-calls.js';

/** A part of what `store-calls.full.test.ts` tries. */
test('killed or without power at any call of the store, a change is there as a whole or not at all', async () => {
  const result = await tryStoreCalls(2);
  console.info(textOf(result));
  expect(result.lost.slice(0, 20)).toEqual([]);
});
