import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../../bytes/hex.js';
import { FakeWorkers, type Fate } from '../../fixtures/fake-workers.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { seed } from '../../fixtures/seed.js';
import { withoutStacksAsync } from '../../fixtures/without-stacks.js';
import type { ChunkWorkers } from '../../host/chunk-workers.js';
import { isLicenseStoreError } from '../../errors/license-store-error.js';
import { hashLicenseId } from '../../license/license-id-hash.js';
import { LicenseStore } from '../../store/license-store.js';
import { memoryStore } from '../../memory-store/memory-store.js';
import type { LicenseFormat } from '../../formats/license-format.js';
import type { OperationEvent } from '../operation-event.js';
import type { VerifyOptions } from '../operation-options.js';
import { restoreLicenses } from '../restore/restore-licenses.js';
import { verifyBackup } from './verify-backup.js';

let shop: Workshop;
/** A base of several segments, and a ledger. */
let base: ReadonlyMap<string, Uint8Array>;
/** The same, and a delta with tombstones: then the bytes of every chunk are wanted, whole or not. */
let layered: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  const denied = license('denied', { backup: 'denied' });
  shop = await workshop([...manyLicenses(40, 120), denied]);
  await backUp(shop);
  base = shop.target.image();
  await shop.store.add(manyLicenses(4, 130, 'new-'));
  const { hasher } = shop.host;
  const gone = ['license-3', 'license-17'].map((id) => toHex(hashLicenseId(id, hasher)));
  await shop.store.remove(gone);
  await backUp(shop, { overwrite: true, incremental: true });
  layered = shop.target.image();
});

function put(image: ReadonlyMap<string, Uint8Array>): void {
  shop.target.files.clear();
  for (const [name, bytes] of image) shop.target.files.set(name, bytes.slice());
}

beforeEach(() => put(layered));

const hostWith = (chunkWorkers?: ChunkWorkers) => ({
  ...shop.host,
  ...(chunkWorkers ? { chunkWorkers } : {}),
});

/** Everything an operation tells: its events and how it ends. */
async function told(
  run: (onEvent: (event: OperationEvent<unknown>) => void) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const events: unknown[] = [];
  try {
    return [events, await run((event) => void events.push(JSON.stringify(event)))];
  } catch (error) {
    if (!isLicenseStoreError(error)) throw error;
    return [events, error.toJSON()];
  }
}

const verified = (chunkWorkers?: ChunkWorkers, options: Partial<VerifyOptions> = {}) =>
  told((onEvent) =>
    verifyBackup({ target: shop.target, host: hostWith(chunkWorkers), onEvent, ...options }),
  );

/** A format that reads something else from each license than its record says. */
const other: LicenseFormat = {
  ...{ id: 'lcp', name: 'test', extension: '.lcpl', recognize: () => true, read: () => [] },
  describe: () => license('x', { issued: 5 }).description,
};
const deeplyVerified = (chunkWorkers?: ChunkWorkers) =>
  verified(chunkWorkers, { depth: 'deep', formats: [other] });

const restored = (chunkWorkers?: ChunkWorkers) => {
  const host = hostWith(chunkWorkers);
  const store = new LicenseStore(memoryStore({ random: host.random }), { host });
  return told((onEvent) => restoreLicenses({ store, target: shop.target, onEvent }));
};

const fates = fc.array(fc.constantFrom<Fate>('checked', 'checked', 'lost', 'not ready'), {
  minLength: 1,
  maxLength: 20,
});
const workersOf = (list: readonly Fate[]): FakeWorkers =>
  new FakeWorkers({ fate: (number) => list[number % list.length]! });
/** Bits of any files of the set. */
const flips = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });

function flip(places: readonly (readonly [file: number, bit: number])[]): void {
  const names = shop.target.names;
  for (const [file, place] of places) {
    const bytes = shop.target.files.get(names[file % names.length]!)!;
    const bit = place % (bytes.length * 8);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
}

describe('what is told with threads is what is told without', () => {
  it.each([
    ['verifying a full backup', verified, () => base],
    ['verifying one of layers', verified, () => layered],
    ['verifying deeply', deeplyVerified, () => base],
    ['restoring', restored, () => layered],
  ] as const)(
    '%s, whatever is damaged and whatever becomes of the threads',
    async (_, run, image) => {
      const property = fc.asyncProperty(flips, fates, async (places, list) => {
        put(image());
        flip(places);
        const workers = workersOf(list);
        expect(await run(workers)).toEqual(await run());
        expect(workers.closed).toBe(workers.opened);
        expect(shop.target.openHandles).toBe(0);
      });
      await withoutStacksAsync(() => fc.assert(property, { seed, numRuns: 150 }));
    },
  );

  it('and threads do the work', async () => {
    for (const run of [verified, restored]) {
      const workers = new FakeWorkers();
      await run(workers);
      expect([workers.opened, workers.closed]).toEqual([1, 1]);
      expect(workers.tasks).toBeGreaterThan(10);
    }
  });
});

it.each([
  ['verifying', verifyBackup],
  ['restoring', restoreLicenses],
])('a cancel while %s leaves no thread, no open file and no call behind', async (_, run) => {
  const workers = new FakeWorkers();
  const host = hostWith(workers);
  const store = new LicenseStore(memoryStore({ random: host.random }), { host });
  const { target } = shop;
  const cancelling = new AbortController();
  const onEvent = (event: OperationEvent<unknown>): void => {
    if (event.type === 'progress' && event.licensesDone > 10) cancelling.abort();
  };
  const { signal } = cancelling;
  const error = await refusal(() => run({ store, target, host, signal, onEvent }));
  expect(error.code).toBe('cancelled');
  const calls = target.calls.length;
  expect([workers.opened, workers.closed, target.openHandles]).toEqual([1, 1, 0]);
  for (let turn = 0; turn < 9; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(target.calls.length).toBe(calls);
});
