import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import { runAgain, runKilledAfter } from './fixtures/killed-run.js';
import { shortIdOf, storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

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
