import type { RecordChunk, StoreEngine } from '@wmdrm/core';
import { expectBytes, expectEqual } from '../contract/expectations.js';
import { syntheticRecord } from '../licenses/synthetic-license.js';
import type { SeededRandom } from '../seeded/seeded-random.js';
import { put } from './store-work.js';

export const grantedClass = 'synthetic granted granted yes';
export const deniedClass = 'synthetic denied granted yes';

/** Records of many sizes and two classes. */
export function assorted(random: SeededRandom, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    syntheticRecord({
      id: `license-${index}`,
      payload: random.chance(0.1) ? 5000 + random.below(5000) : random.below(700),
      seed: index,
      backup: random.chance(0.3) ? 'denied' : 'granted',
    }),
  );
}

/** The chunks the contract asks for: each is closed before it would exceed the limit. */
export function plannedSizes(records: readonly Uint8Array[], limit: number): number[] {
  const sizes: number[] = [];
  let open = 0;
  for (const { length } of records) {
    if (open > 0 && open + length > limit) {
      sizes.push(open);
      open = 0;
    }
    open += length;
  }
  if (open > 0) sizes.push(open);
  return sizes;
}

export function expectSameChunks(
  what: string,
  actual: readonly RecordChunk[],
  expected: readonly RecordChunk[],
): void {
  const plan = (chunks: readonly RecordChunk[]): unknown =>
    chunks.map(({ count, last, bytes }) => [count, last, bytes.length]);
  expectEqual(what, plan(actual), plan(expected));
  actual.forEach(({ bytes }, index) => {
    expectBytes(`${what}, chunk ${index}`, bytes, expected[index]?.bytes ?? new Uint8Array());
  });
}

/** Ids of the licenses in a {@link filledStore}; the seed of each is its index. */
export const thirtyIds: readonly string[] = Array.from(
  { length: 30 },
  (_, index) => `license-${index}`,
);

/** A store with thirty licenses. */
export async function filledStore(create: () => Promise<StoreEngine>): Promise<StoreEngine> {
  const engine = await create();
  await put(
    engine,
    thirtyIds.map((id, seed) => syntheticRecord({ id, seed })),
  );
  return engine;
}
