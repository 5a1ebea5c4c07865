import {
  LicenseStore,
  verifyBackup,
  type BackupOptions,
  type BackupReport,
  type CompressionMode,
  type Host,
} from '@wmdrm/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import { compressedPlace, expectFlipsFound } from './fixtures/compressed-place.js';
import {
  contentsOf,
  shortIdOf,
  storeWith,
  syntheticLicense,
  syntheticLicenses,
} from './fixtures/licenses.js';
import { contentOf } from './fixtures/reseal.js';
import { backUp, failureOf, outcomeOf, prune, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const modes: readonly CompressionMode[] = ['none', 'zstd', 'auto'];
const zstd = { compression: 'zstd' } as const;
const again = { overwrite: true } as const;

async function manifestOf(place: BackupPlace): Promise<Record<string, unknown>> {
  const [name = ''] = (await place.names(/^manifest/)).toReversed();
  return contentOf(await place.read(name));
}

const needs = async (place: BackupPlace): Promise<unknown> => {
  const { codec, requiresToRead } = await manifestOf(place);
  return [codec, requiresToRead];
};

/** The same machine without zstd. */
function withoutZstd({ zstd: _, ...host }: Host): Host {
  return host;
}

async function shop(licenses = syntheticLicenses(1, 12)) {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, licenses);
  const run = (options: Omit<BackupOptions, 'store' | 'target'> = {}): Promise<BackupReport> =>
    backUp(store, place.target, options);
  return { host, place, store, run };
}

describe('a compressed backup', () => {
  test('is smaller, restores what was backed up, and says what it needs', async () => {
    const { host, place, store, run } = await shop();
    const report = await run(zstd);
    expect(report.bytesWritten).toBeLessThan(report.bytes / 2);
    expect(await restored(place.target, host)).toEqual(await contentsOf(store));
    expect(await needs(place)).toEqual(['zstd', ['zstd']]);
  });

  test.each(['quick', 'default', 'deep'] as const)(
    'is good to a %s verification',
    async (depth) => {
      const { host, place, run } = await shop();
      const { bytes } = await run(zstd);
      const report = await verifyBackup({ target: place.target, host, depth });
      expect(report).toMatchObject({ outcome: 'good', licenses: 12, bytes });
    },
  );

  test('tells its progress in bytes of records', async () => {
    const { run } = await shop();
    const done: number[] = [];
    const { bytes } = await run({
      ...zstd,
      onEvent: (event) => void (event.type === 'progress' && done.push(event.bytesDone)),
    });
    expect(done.at(-1)).toBe(bytes);
  });

  test('has its ledger compressed, too', async () => {
    const denied = syntheticLicenses(20, 29, { backup: 'denied' });
    const { host, place, run } = await shop(denied);
    const { bytesWritten, restrictedLicenses } = await run(zstd);
    const [ledger] = (await manifestOf(place))['ledger'] as { bytes: number }[];
    expect(bytesWritten).toBeLessThan(ledger!.bytes);
    const ids: string[] = [];
    for await (const lot of restrictedLicenses()) ids.push(...lot.map(({ id }) => id));
    expect(ids).toHaveLength(10);
    expect((await verify(place.target, host)).outcome).toBe('good');
  });

  test('that is pruned still needs it', async () => {
    const { host, place, store, run } = await shop();
    for (const options of [zstd, again, again]) await run(options);
    await prune(host, place.target, { retention: { keep: 1, keepWithinMs: 0 } });
    expect(await needs(place)).toEqual(['zstd', ['zstd']]);
    expect(await restored(place.target, host)).toEqual(await contentsOf(store));
  });

  test('that holds nothing to compress needs nothing', async () => {
    const { place, run } = await shop([]);
    await run(zstd);
    expect(await needs(place)).toEqual(['none', []]);
  });

  test('is refused, not called damaged, by a host without zstd', async () => {
    const { host, place, run } = await shop();
    await run(zstd);
    const poor = withoutZstd(host);
    for (const read of [verify(place.target, poor), restored(place.target, poor)]) {
      const error = await failureOf(read);
      expect(error.code).toBe('unsupported');
      expect(error.remedy).toContain('zstd');
    }
  });
});

describe('without zstd on the host', () => {
  test.each(modes)('a backup with %s is made, uncompressed', async (compression) => {
    const { host, place, store } = await shop();
    const poor = withoutZstd(host);
    const own = await storeWith(poor, syntheticLicenses(1, 12));
    const report = await backUp(own, place.target, { compression });
    expect(report.bytesWritten).toBe(report.bytes);
    expect(await restored(place.target, poor)).toEqual(await contentsOf(store));
  });

  test('a compressed backup is followed by a whole one that needs none', async () => {
    const { host, place, store, run } = await shop();
    await run(zstd);
    const poor = withoutZstd(host);
    const same = new LicenseStore(store.engine, { host: poor });
    const report = await backUp(same, place.target, { ...again, incremental: true });
    expect([report.deltas, report.segmentsAdopted]).toEqual([0, 0]);
    expect(await restored(place.target, poor)).toEqual(await contentsOf(store));
  });
});

describe('what lies there is taken over, whatever its codec', () => {
  test.each([
    ['none', 'zstd'],
    ['zstd', 'none'],
    ['zstd', 'auto'],
    ['zstd', 'zstd'],
  ] as const)('the parent’s %s by a run with %s', async (before, after) => {
    const { host, place, store, run } = await shop();
    await run({ compression: before });
    const report = await run({ ...again, compression: after });
    expect([report.bytesWritten, report.segmentsAdopted]).toEqual([0, report.segments]);
    expect(await needs(place)).toEqual(before === 'zstd' ? ['zstd', ['zstd']] : ['none', []]);
    expect(await restored(place.target, host)).toEqual(await contentsOf(store));
  });

  test.each(modes)('a dead run’s compressed segments by a run with %s', async (compression) => {
    const { host, place, store, run } = await shop();
    const dying = faultyTarget(place.target, [
      { on: 'staged.publish', path: 'segments/*', nth: 3, do: 'disconnect' },
    ]);
    await failureOf(backUp(store, dying, zstd));
    const report = await run({ compression });
    expect(report.segmentsAdopted).toBe(2);
    expect(await restored(place.target, host)).toEqual(await contentsOf(store));
  });

  test('but not with a flipped bit in it', async () => {
    const { host, place, store, run } = await shop();
    await run(zstd);
    const [name = ''] = await place.names(/\.seg$/);
    await place.flip(name, 60, 1);
    const report = await run({ ...again, compression: 'none' });
    expect(report.segmentsAdopted).toBe(report.segments - 1);
    expect(await restored(place.target, host)).toEqual(await contentsOf(store));
  });

  test.each([
    ['none', 'zstd'],
    ['zstd', 'none'],
  ] as const)('an increment of %s behind a base of %s', async (delta, base) => {
    const { host, place, store, run } = await shop(syntheticLicenses(1, 40));
    await run({ compression: base });
    await store.add(syntheticLicenses(5, 9, { edition: 'second', issued: 1 }));
    await store.remove([await shortIdOf(store, 20)]);
    const report = await run({ ...again, incremental: true, compression: delta });
    expect(report.deltas).toBe(1);
    expect(await needs(place)).toEqual(['zstd', ['deltas', 'zstd']]);
    expect((await verify(place.target, host)).outcome).toBe('good');
    expect(await restored(place.target, host)).toEqual(await contentsOf(store));
  });
});

test('whatever is done in whatever codec, the newest generation restores the store', async () => {
  const step = fc.record({
    compression: fc.constantFrom(...modes),
    incremental: fc.boolean(),
    changed: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
    removed: fc.option(fc.integer({ min: 1, max: 30 })),
    dies: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const { host, place, store, run } = await shop(syntheticLicenses(1, 30));
      await run(zstd);
      for (const [issued, { changed, removed, dies, ...options }] of steps.entries()) {
        const traits = { edition: `edition ${issued}`, issued: issued + 1 };
        await store.add([...new Set(changed)].map((number) => syntheticLicense(number, traits)));
        const gone =
          removed === null ? undefined : await shortIdOf(store, removed).catch(() => undefined);
        if (gone !== undefined) await store.remove([gone]);
        const target = dies
          ? faultyTarget(place.target, [
              { on: 'staged.publish', path: 'segments/*', nth: 2, do: 'disconnect' },
            ])
          : place.target;
        await outcomeOf(backUp(store, target, { ...again, ...options }));
        if (dies) continue;
        expect((await verify(place.target, host)).outcome).toBe('good');
        expect(await restored(place.target, host)).toEqual(await contentsOf(store));
      }
    }),
    { seed: 20_260_101, numRuns: 25 },
  );
});

describe('auto', () => {
  const large = { tuning: { segmentBytes: 96 * 2 ** 20, chunkBytes: 2 ** 20 } };
  const licenses = syntheticLicenses(1, 1200, { length: 10_000 });

  async function backUpTo(milliseconds: number, path = '*') {
    const world = new World();
    const { host } = world.process();
    const place = await BackupPlace.open();
    const slow = faultyTarget(
      place.target,
      [{ on: 'staged.write', path, do: 'delay', milliseconds }],
      { clock: world.clock },
    );
    const report = await world.passTime(
      backUp(await storeWith(host, licenses), milliseconds > 0 ? slow : place.target, large),
    );
    return { report, place, host };
  }

  test('compresses on a target that takes a second for each MiB, once that is seen', async () => {
    const { report, place, host } = await backUpTo(1000, 'segments/*');
    expect(report.bytesWritten).toBeLessThan(report.bytes * 0.7);
    expect(report.bytesWritten).toBeGreaterThan(4 * 2 ** 20);
    expect((await verify(place.target, host)).outcome).toBe('good');
  });

  test('compresses nothing on one that takes no time', async () => {
    const { report } = await backUpTo(0);
    expect(report.bytesWritten).toBe(report.bytes);
  });
});

describe('a flipped bit in any byte of a compressed set', () => {
  const world = new World(7);
  const { host } = world.process();
  let place: BackupPlace;

  beforeAll(async () => {
    place = await compressedPlace(host);
  });

  test('is found by verify and by restore, and named by file, byte and bit', async () => {
    // Of one byte in twelve or so.
    const bits = (): readonly number[] =>
      world.random.below(12) === 0 ? [world.random.below(8)] : [];
    expect(await expectFlipsFound(place, host, bits)).toBeGreaterThan(300);
  });

  test('names the licenses it may have hit', async () => {
    const [name = ''] = await place.names(/-0000000001\.seg$/);
    await place.flip(name, 60, 3);
    const { damage } = await verify(place.target, host);
    const error = await failureOf(restored(place.target, host));
    await place.flip(name, 60, 3);
    expect(damage.length).toBeGreaterThan(1);
    for (const { license, offset } of damage) {
      expect(license).toMatch(/^synthetic:\d+$/);
      expect(offset).toBe(60);
    }
    expect(error.message).toContain('It hits license');
  });
});
