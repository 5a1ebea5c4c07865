import { describe, expect, test } from 'vitest';
import { runAgain, runKilledAfter } from './fixtures/killed-run.js';
import { backUp } from './fixtures/runs.js';

describe('leftovers that are damaged are not taken over', () => {
  test.each([
    ['a flipped bit in a payload', 300],
    ['a flipped bit in the header', 5],
    ['a flipped bit in the table', -100],
    ['a flipped bit in the trailer', -1],
  ])('%s', async (_, byte) => {
    const killed = await runKilledAfter(3);
    const [name = ''] = await killed.place.names(/\.seg$/);
    const { length } = await killed.place.read(name);
    await killed.place.flip(name, byte < 0 ? length + byte : byte, 2);

    const report = await runAgain(killed);

    expect(report.segmentsAdopted).toBe(2);
    expect(report.taken.map(({ segment }) => segment)).not.toContain(name);
  });

  test('a leftover that is cut off', async () => {
    const killed = await runKilledAfter(3);
    const [name = ''] = await killed.place.names(/\.seg$/);
    await killed.place.write(name, (await killed.place.read(name)).subarray(0, 600));
    expect((await runAgain(killed)).segmentsAdopted).toBe(2);
  });
});

test('leftovers numbered at or below the newest generation are never taken over', async () => {
  const killed = await runKilledAfter(3);
  const { place, store } = killed;
  const leftovers = new Map(
    [...(await place.files())].filter(([name]) => name.endsWith('-0000000001.seg')),
  );
  // A generation of other chunks, so that it has none of these segments, and the leftovers come back behind its back.
  const otherChunks = { segmentBytes: 1800, chunkBytes: 500 };
  await backUp(store, place.target, { tuning: otherChunks });
  for (const [name, bytes] of leftovers) await place.write(name, bytes);

  const report = await runAgain(killed, true);

  expect(report.generation).toBe(3);
  expect(report.taken).toEqual([]);
  expect(report.bytesWritten).toBe(report.bytes);
});

describe('a dead run whose lease was lost: its number is used again', () => {
  test.each([
    ['journal-0000000001.jsonl'],
    ['manifest-0000000001.tmp'],
    ['segments/staged-0000000001-0.tmp'],
  ])('%s, left by it, is in nobody’s way', async (name) => {
    const killed = await runKilledAfter(3);
    await killed.place.remove('lease-0000000001.json');
    await killed.place.write(name, 'torn');
    const report = await runAgain(killed);
    expect(report).toMatchObject({ generation: 1, segmentsAdopted: 0 });
  });

  test('nor is a segment of it that is torn', async () => {
    const killed = await runKilledAfter(3);
    const { place } = killed;
    await place.remove('lease-0000000001.json');
    for (const name of await place.names(/\.seg$/)) {
      await place.write(name, (await place.read(name)).subarray(0, 600));
    }
    expect((await runAgain(killed)).generation).toBe(1);
  });
});

test('without its journal a dead run is just not resumed', async () => {
  const killed = await runKilledAfter(3);
  await killed.place.remove('journal-0000000001.jsonl');
  const report = await runAgain(killed);
  expect(report.bytesWritten).toBe(report.bytes);
});

test.each([
  ['torn', (text: string) => text.slice(0, -20), 2],
  ['with a damaged line', (text: string) => text.replace('"from":4', '"from":5'), 2],
  ['with a strange line', (text: string) => `what is this\n${text}`, 3],
])('a journal %s is used as far as it reads', async (_, change, adopted) => {
  const killed = await runKilledAfter(3);
  const name = 'journal-0000000001.jsonl';
  const text = new TextDecoder().decode(await killed.place.read(name));
  await killed.place.write(name, change(text));
  expect((await runAgain(killed)).segmentsAdopted).toBe(adopted);
});
