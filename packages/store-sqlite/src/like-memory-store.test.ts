import {
  concatBytes,
  memoryStore,
  type RecordChunk,
  toHex,
  type StoreEngine,
  type StoreSnapshot,
  type StoreTransaction,
} from '@wmdrm/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { idHash, importing, noise, record, restoring } from './fixtures/records.js';

type Step = (transaction: StoreTransaction) => unknown;
interface Change {
  readonly steps: readonly Step[];
  readonly commit: boolean;
}

const id = fc.integer({ min: 0, max: 12 }).map((number) => `license ${number}`);
const recordBytes = fc
  .record({
    id,
    payload: fc.integer({ min: 0, max: 3 }).map((version) => noise(`${version}`, 40 + version)),
    format: fc.constantFrom('lcp', 'xmr'),
    label: fc.constantFrom('', 'one', 'two'),
    issued: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    keyIds: fc.subarray([
      '00112233-4455-6677-8899-aabbccddeeff',
      'ffeeddcc-bbaa-9988-7766-554433221100',
    ]),
  })
  .map(({ issued, ...license }) =>
    record({ ...license, ...(issued === undefined ? {} : { issued }) }),
  );
const rule = fc.constantFrom(
  importing,
  restoring,
  { ...importing, redescribe: true },
  {
    ...restoring,
    lineageSequence: 5,
  },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.array(recordBytes, { maxLength: 8 }), rule).map(
    ([parts, by]): Step =>
      (transaction) =>
        transaction.put(concatBytes(parts), by),
  ),
  fc.tuple(fc.array(id, { maxLength: 4 }), fc.constantFrom('deleted', 'revoked')).map(
    ([ids, state]): Step =>
      (transaction) =>
        transaction.mark(ids.map(idHash), state),
  ),
  fc.constant<Step>((transaction) => transaction.purge()),
  fc.constantFrom('a', 'b', 'c').map(
    (digit): Step =>
      (transaction) =>
        transaction.addLineage(digit.repeat(32)),
  ),
);
const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 5 }), commit: fc.boolean() }),
  { maxLength: 8 },
);

async function apply(engine: StoreEngine, all: readonly Change[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const { steps, commit } of all) {
    const transaction = await engine.begin();
    for (const run of steps) answers.push(await run(transaction));
    await (commit ? transaction.commit() : transaction.rollback());
    answers.push(await everythingIn(engine));
  }
  return answers;
}

async function everythingIn(engine: StoreEngine): Promise<unknown> {
  const snapshot = await engine.snapshot();
  const range = { from: 0, to: 4096 };
  const chunks: RecordChunk[] = [];
  for await (const { bytes, count, last } of snapshot.read(range, { chunkBytes: 700 }))
    chunks.push({ bytes, count, last });
  const answer = {
    chunks,
    sequence: snapshot.sequence,
    lineage: snapshot.lineage,
    totals: [...snapshot.totals].sort((a, b) => (a.policyClass < b.policyClass ? -1 : 1)),
    guard: await snapshot.guard?.(range),
    changed: await snapshot.changedSince(range, 5),
    changes: [await snapshot.changes?.(0), await snapshot.changes?.(5)],
    tombstones: [await tombstones(snapshot, 0), await tombstones(snapshot, 5)],
    licenses: await Promise.all(
      Array.from({ length: 13 }, async (_, number) => engine.get(idHash(`license ${number}`))),
    ),
  };
  await snapshot.close();
  return answer;
}

async function tombstones(snapshot: StoreSnapshot, since: number): Promise<string> {
  const lots: Uint8Array[] = [];
  for await (const lot of snapshot.tombstones?.(since) ?? []) lots.push(lot);
  return toHex(concatBytes(lots));
}

test('whatever happens, it answers like the store in memory, its totals and its guard included', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (all) => {
      const engine = openEngine();
      const answers = await apply(engine, all);
      await engine.close();
      expect(answers).toEqual(await apply(memoryStore(), all));
    }),
    { numRuns: 60 },
  );
});
