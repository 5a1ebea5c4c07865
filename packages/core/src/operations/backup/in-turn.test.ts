import { expect, test } from 'vitest';
import { settle } from '../../fixtures/manual-clock.js';
import { inTurn } from './in-turn.js';

/** Readings of two items each that note what they do. */
function noted(notes: string[], count: number): readonly AsyncGenerator<string, void>[] {
  return Array.from({ length: count }, async function* (_, at) {
    try {
      for (const item of [`${at}a`, `${at}b`]) {
        notes.push(item);
        yield item;
      }
    } finally {
      notes.push(`end ${at}`);
    }
  });
}

test('gives the items of each reading behind those of the one before', async () => {
  const items: string[] = [];
  for await (const item of inTurn([...noted([], 2), ['plain']], 2)) items.push(item);
  expect(items).toEqual(['0a', '0b', '1a', '1b', 'plain']);
});

test('lets as many readings begin as are to go on at once', async () => {
  const notes: string[] = [];
  const all = inTurn(noted(notes, 4), 3);
  expect(await all.next()).toEqual({ value: '0a', done: false });
  await settle();
  expect(notes).toEqual(['0a', '1a', '2a']);
});

test('ends the readings that have begun when nobody wants more', async () => {
  const notes: string[] = [];
  for await (const item of inTurn(noted(notes, 3), 2)) if (item === '0a') break;
  expect(notes).toEqual(['0a', '1a', 'end 0', 'end 1']);
});

test('rejects with what a reading meets when it is its turn', async () => {
  const failing = (async function* (): AsyncGenerator<string, void> {
    yield await Promise.reject(new Error('cannot be read'));
  })();
  const items: string[] = [];
  const reading = (async () => {
    for await (const item of inTurn([...noted([], 1), failing], 2)) {
      await settle();
      items.push(item);
    }
  })();
  await expect(reading).rejects.toThrow('cannot be read');
  expect(items).toEqual(['0a', '0b']);
});

test('nothing to read gives nothing', async () => {
  for await (const item of inTurn([], 2)) expect(item).toBeUndefined();
});
