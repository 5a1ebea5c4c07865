import { beforeEach, describe, expect, it } from 'vitest';
import { ChunkWalker } from '../../backup-set/chunk-check.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, record } from '../../fixtures/sample-licenses.js';
import { testHost } from '../../fixtures/test-host.js';
import { memoryStore } from '../../memory-store/memory-store.js';
import { LicenseStore } from '../../store/license-store.js';
import type { PositionRange, StoreSnapshot } from '../../store/store-engine.js';
import { RangeSums } from './range-sums.js';

const low = { from: 0, to: 2 };
const high = { from: 2, to: 4 };

let snapshot: StoreSnapshot;
let sums: RangeSums;

beforeEach(async () => {
  const host = testHost();
  const store = new LicenseStore(memoryStore({ random: host.random }), { host });
  await store.add([license('a'), license('b'), license('c')]);
  snapshot = await store.snapshot();
  sums = new RangeSums();
});

/** Counts a record as read from a range. */
function read(range: { readonly from: number; readonly to: number }, id: string): void {
  sums.add(
    range,
    new ChunkWalker(nativeHasher).walk(record(id), 'none', () => undefined),
  );
}

const check = (total = 3): Promise<void> => sums.check(snapshot, [low, high], total);
const codeOf = async (action: () => unknown): Promise<string> => (await refusal(action)).code;

describe('RangeSums', () => {
  it('agree with the guard when all was read', async () => {
    read(low, 'a');
    read(high, 'c');
    read(high, 'b');
    await check();
  });

  it.each<[string, readonly (readonly [typeof low, string])[]]>([
    [
      'a license was not given',
      [
        [low, 'a'],
        [high, 'b'],
      ],
    ],
    [
      'a license was given twice',
      [
        [low, 'a'],
        [high, 'b'],
        [high, 'c'],
        [high, 'c'],
      ],
    ],
    [
      'another license was given',
      [
        [low, 'a'],
        [high, 'b'],
        [high, 'x'],
      ],
    ],
    [
      'a license came from another range',
      [
        [low, 'a'],
        [low, 'b'],
        [high, 'c'],
      ],
    ],
    ['nothing was given', []],
  ])('find the store corrupt when %s', async (_, all) => {
    for (const [range, id] of all) read(range, id);
    expect(await codeOf(() => check())).toBe('store-corrupt');
  });

  it('find the store corrupt when the totals say something else, guard or not', async () => {
    read(low, 'a');
    read(high, 'b');
    read(high, 'c');
    expect(await codeOf(() => check(4))).toBe('store-corrupt');
    snapshot = { ...snapshot, guard: undefined } as unknown as StoreSnapshot;
    await check(3);
    expect(await codeOf(() => check(2))).toBe('store-corrupt');
  });

  it.each([
    ['count', { licenses: 1 }],
    ['upper half of its set hash', { high: 1 }],
    ['lower half of its set hash', { low: 1 }],
  ])('find the store corrupt when its guard has another %s', async (_, change) => {
    read(low, 'a');
    read(high, 'b');
    read(high, 'c');
    const {
      licenses = 0,
      high: upper = 0,
      low: lower = 0,
    } = change as Partial<Record<string, number>>;
    const guarded = Object.assign(Object.create(snapshot) as StoreSnapshot, {
      guard: async (range: PositionRange) => {
        const { licenses: count, setHash } = await snapshot.guard!(range);
        return {
          licenses: count + licenses,
          setHash: { high: (setHash.high ^ upper) >>> 0, low: (setHash.low ^ lower) >>> 0 },
        };
      },
    });
    expect(await codeOf(() => sums.check(guarded, [low, high], 3))).toBe('store-corrupt');
  });

  it('stop when they are cancelled', async () => {
    const checked = sums.check(snapshot, [low], 0, AbortSignal.abort());
    expect(await codeOf(() => checked)).toBe('cancelled');
  });
});
