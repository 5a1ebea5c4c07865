import type { AdoptedEvent, BackupReport, LicenseStore } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import { contentsOf, shortIdOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf, restored, verify } from './fixtures/runs.js';
import { World, type TestProcess } from './fixtures/world.js';

interface Killed {
  readonly place: BackupPlace;
  readonly store: LicenseStore;
  readonly process: TestProcess;
  /** Bytes of records in each segment it had finished. */
  readonly finished: readonly number[];
}

/** Bytes of a segment file that are not records: header, trailer, and a table row for each chunk. */
const around = (chunks: number): number => 32 + 64 + 64 * chunks;

/** A run that died when it had published so many segments and journalled them. */
async function runKilledAfter(segments: number, overwriting = false): Promise<Killed> {
  const process = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(process.host, syntheticLicenses(1, 19));
  if (overwriting) {
    await backUp(store, place.target);
    // Every segment is another one.
    await store.add(syntheticLicenses(1, 19, { edition: 'second', issued: 1 }));
  }
  const dying = faultyTarget(place.target, [
    { on: 'staged.publish', path: 'segments/*', nth: segments + 1, do: 'disconnect' },
  ]);
  expect((await failureOf(backUp(store, dying, { overwrite: overwriting }))).code).toBe(
    'connection-lost',
  );
  process.end();
  const left = await place.names(overwriting ? /-0000000002\.seg$/ : /\.seg$/);
  expect(left).toHaveLength(segments);
  const sizes = await Promise.all(left.map(async (name) => (await place.read(name)).length));
  return { place, store, process, finished: sizes.map((size) => size - around(2)) };
}

async function runAgain(
  { place, store, process }: Killed,
  overwrite = false,
): Promise<BackupReport & { readonly taken: readonly AdoptedEvent[] }> {
  const taken: AdoptedEvent[] = [];
  const report = await backUp(store, place.target, {
    overwrite,
    onEvent: (event) => {
      if (event.type === 'adopted') taken.push(event);
    },
  });
  expect((await verify(place.target, process.host)).outcome).toBe('good');
  expect(await restored(place.target, process.host)).toEqual(await contentsOf(store));
  return { ...report, taken };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe.each([
  ['a first run', false],
  ['an overwriting run', true],
])('%s killed after some segments', (_, overwrite) => {
  test.each([0, 1, 2, 3, 4])('%i of 5: the next one takes over just those', async (segments) => {
    const killed = await runKilledAfter(segments, overwrite);

    const report = await runAgain(killed, overwrite);

    expect(report.segments).toBe(5);
    expect(report.segmentsAdopted).toBe(segments);
    expect(report.taken.map(({ run }) => run)).toEqual(Array(segments).fill(report.generation - 1));
    expect(report.bytesWritten).toBe(report.bytes - sum(killed.finished));
  });
});

test('killed again and again, it gets further each time', async () => {
  const killed = await runKilledAfter(1);
  for (const more of [1, 2]) {
    const dying = faultyTarget(killed.place.target, [
      { on: 'staged.publish', path: 'segments/*', nth: more, do: 'disconnect' },
    ]);
    await failureOf(backUp(killed.store, dying));
  }
  const report = await runAgain(killed);
  // One of the first run, none of the second, one of the third.
  expect(report.taken.map(({ run }) => run)).toEqual([1, 3]);
});

test('a change in another range does not matter', async () => {
  const killed = await runKilledAfter(3);
  await killed.store.add(syntheticLicenses(20, 22));
  await killed.store.remove([await shortIdOf(killed.store, 18)]);
  expect((await runAgain(killed)).segmentsAdopted).toBe(3);
});

test('a range that changed is written again', async () => {
  const killed = await runKilledAfter(3);
  await killed.store.add(syntheticLicenses(5, 5, { edition: 'second', issued: 1 }));
  const report = await runAgain(killed);
  expect(report.segmentsAdopted).toBe(2);
});

test('a license removed from a range makes it another one', async () => {
  const killed = await runKilledAfter(3);
  await killed.store.remove([await shortIdOf(killed.store, 5)]);
  expect((await runAgain(killed)).segmentsAdopted).toBe(2);
});

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

test('a cancelled run is resumed as well', async () => {
  const process = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(process.host, syntheticLicenses(1, 19));
  const controller = new AbortController();
  const error = await failureOf(
    backUp(store, place.target, {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'progress' && event.licensesDone > 11) controller.abort();
      },
    }),
  );
  expect(error.code).toBe('cancelled');
  const left = (await place.names(/\.seg$/)).length;
  expect(left).toBeGreaterThan(1);
  expect((await runAgain({ place, store, process, finished: [] })).segmentsAdopted).toBe(left);
});

test('once a generation is complete, nothing of the dead runs is left', async () => {
  const killed = await runKilledAfter(3);
  await killed.store.add(syntheticLicenses(1, 19, { edition: 'second', issued: 1 }));
  await runAgain(killed);
  expect(await killed.place.names(/^(?!lease).*-0000000001/)).toEqual([]);
  expect(await killed.place.names(/tmp$|journal/)).toEqual([]);
});
