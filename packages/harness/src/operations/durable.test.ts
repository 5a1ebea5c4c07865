import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import {
  interceptedTarget,
  recordingTarget,
  type TargetCall,
} from './fixtures/intercepted-target.js';
import { storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { contentOf } from './fixtures/reseal.js';
import { backUp, failureOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const licenses = [...syntheticLicenses(1, 12), syntheticLicense(13, { backup: 'denied' })];

/** The calls of a run that completed, in the order they were made; the last one is the event itself. */
async function recordedRun(place: BackupPlace): Promise<readonly TargetCall[]> {
  const store = await storeWith(new World().process().host, licenses);
  const { target, calls } = recordingTarget(place.target);
  let completed = 0;
  await backUp(store, target, {
    onEvent: ({ type }) => {
      if (type === 'completed') completed = calls.length;
    },
  });
  // What was done after the promise was given does not count.
  return calls.slice(0, completed);
}

function indexesOf(calls: readonly TargetCall[], wanted: Partial<TargetCall>): readonly number[] {
  return calls.flatMap((call, at) =>
    Object.entries(wanted).every(([key, value]) => call[key as keyof TargetCall] === value)
      ? [at]
      : [],
  );
}

const manifest = { method: 'publish', to: 'manifest-0000000001.json' } as const;

describe('before completed is said', () => {
  test('every file is flushed after its last byte and before it gets its name', async () => {
    const calls = await recordedRun(await BackupPlace.open());
    const published = calls.flatMap(({ method, name, to }, at) =>
      method === 'publish' && to && /\.seg$|^manifest|^lease/.test(to) ? [{ name, at }] : [],
    );
    expect(published.length).toBeGreaterThan(5);
    for (const { name, at } of published) {
      const before = calls.slice(0, at);
      const lastWrite = indexesOf(before, { method: 'write', name }).at(-1) ?? Infinity;
      const lastFlush = indexesOf(before, { method: 'flush', name }).at(-1) ?? -1;
      expect(lastFlush, name).toBeGreaterThan(lastWrite);
    }
  });

  test('every directory that got a name is flushed after it and before the manifest', async () => {
    const calls = await recordedRun(await BackupPlace.open());
    const commit = indexesOf(calls, manifest)[0] ?? -1;
    const named = calls.slice(0, commit).flatMap(({ method, name, to }, at) => {
      if (method === 'make-directory') return [{ name, at }];
      return method === 'publish' && to?.endsWith('.seg') ? [{ name: to, at }] : [];
    });
    expect(named.length).toBeGreaterThan(8);
    for (const { name, at } of named) {
      const directory = name.slice(0, Math.max(0, name.lastIndexOf('/')));
      const flushed = indexesOf(calls, { method: 'flush-directory', name: directory });
      expect(
        flushed.some((index) => index > at && index < commit),
        `${directory} for ${name}`,
      ).toBe(true);
    }
  });

  test("the manifest's own name is flushed", async () => {
    const calls = await recordedRun(await BackupPlace.open());
    const commit = indexesOf(calls, manifest)[0] ?? Infinity;
    const flushed = indexesOf(calls, { method: 'flush-directory', name: '' });
    expect(flushed.some((at) => at > commit)).toBe(true);
  });

  test('the lease is flushed, and its name, before anything else is written', async () => {
    const calls = await recordedRun(await BackupPlace.open());
    const claimed = indexesOf(calls, { method: 'publish', to: 'lease-0000000001.json' })[0] ?? -1;
    const flushed = indexesOf(calls, { method: 'flush-directory', name: '' })[0] ?? Infinity;
    const written = calls.findIndex(
      ({ method, name }) => method === 'create' && !name.startsWith('lease'),
    );
    expect(flushed).toBeGreaterThan(claimed);
    expect(written).toBeGreaterThan(flushed);
  });

  test.each(['error', 'lost-reply'] as const)(
    'a lease whose flush met one %s is written anew, and flushed',
    async (fault) => {
      const place = await BackupPlace.open();
      const store = await storeWith(new World().process().host, licenses);
      const { target, calls } = recordingTarget(
        faultyTarget(place.target, [
          { on: 'staged.flush', path: 'lease-0000000001.json', nth: 1, do: fault },
        ]),
      );
      await backUp(store, target);
      const name = 'lease-0000000001.tmp';
      const flushed = indexesOf(calls, { method: 'flush', name })[0] ?? Infinity;
      const claimed = indexesOf(calls, { method: 'publish', name })[0] ?? Infinity;
      const named = indexesOf(calls, { method: 'flush-directory', name: '' })[0] ?? -1;
      const written = calls.findIndex(({ name: file }) => !file.startsWith('lease') && file !== '');
      expect(flushed).toBeLessThan(claimed);
      expect(claimed).toBeLessThan(named);
      expect(named).toBeLessThan(written);
    },
  );

  test('segments taken over from a run that died are flushed again', async () => {
    const place = await BackupPlace.open();
    const world = new World();
    const dead = world.process();
    const store = await storeWith(dead.host, licenses);
    const dying = faultyTarget(place.target, [
      { on: 'staged.publish', path: 'manifest-*', do: 'disconnect' },
    ]);
    await failureOf(backUp(store, dying));
    dead.end();
    const { target, calls } = recordingTarget(place.target);

    const report = await backUp(store, target);

    expect(report.segmentsAdopted).toBeGreaterThan(2);
    const adopted = indexesOf(calls, { method: 'flush-file' });
    expect(adopted.map((at) => calls[at]?.name)).toEqual(
      expect.arrayContaining((await place.names(/-0000000001\.seg$/)).slice(0, 1)),
    );
    expect(adopted).toHaveLength(report.segmentsAdopted);
  });
});

test.each([
  ['none', 'durable', ['flush-unsupported']],
  ['durable', 'none', ['directory-flush-unsupported']],
  ['none', 'none', ['flush-unsupported', 'directory-flush-unsupported']],
] as const)(
  'a target that flushes files: %s, directories: %s is in the report and in the manifest',
  async (flush, flushDirectory, codes) => {
    const place = await BackupPlace.open();
    const store = await storeWith(new World().process().host, licenses);
    const capabilities = { ...place.target.capabilities, flush, flushDirectory };
    const weak = interceptedTarget(place.target, (_call, perform) => perform(), capabilities);

    const report = await backUp(store, weak);

    expect(report.warnings.map(({ code }) => code)).toEqual(codes);
    expect(contentOf(await place.read('manifest-0000000001.json'))).toMatchObject({
      durability: { flush, flushDirectory },
    });
  },
);
