import { addToSetHash, emptySetHash, viewOf, type RangeGuard } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectEqual, expectThat, NotApplicable } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import { filledStore } from './reading-work.js';
import {
  change,
  chunksOf,
  digestIn,
  incomingWins,
  inSnapshot,
  mark,
  put,
  recordsOf,
  wholeRange,
} from './store-work.js';
import type { StoreEngineContext } from './subject.js';

/** A plain object, whatever class or prototype the engine gave it. */
function spread(value: object | undefined): unknown {
  return value && { ...value };
}

/** What the guard must say about records that were read. */
function guardOf(records: readonly Uint8Array[]): RangeGuard {
  return {
    licenses: records.length,
    setHash: records
      .map((record) => viewOf(digestIn(record)))
      .map((view) => ({ high: view.getUint32(0), low: view.getUint32(4) }))
      .reduce(addToSetHash, emptySetHash),
  };
}

export const trackingCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-SINCE-01',
    title: 'a range has changed since a sequence if anything in it has, deletions included',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      const positionOf = new Map<string, number>();
      await inSnapshot(engine, async (snapshot) => {
        for (const { bytes, last } of await chunksOf(snapshot, undefined, { chunkBytes: 1 })) {
          positionOf.set(Buffer.from(bytes).toString('hex'), last);
        }
      });
      const at = (index: number): number => {
        const record = syntheticRecord({ id: `license-${index}`, seed: index });
        return positionOf.get(Buffer.from(record).toString('hex')) ?? -1;
      };
      const steps: readonly [number, () => Promise<unknown>][] = [
        [4, () => put(engine, [syntheticRecord({ id: 'license-4', seed: 99 })])],
        [9, () => mark(engine, [idHashOf('license-9')], 'deleted')],
        [14, () => mark(engine, [idHashOf('license-14')], 'revoked')],
      ];
      for (const [index, step] of steps) {
        const sequence = await inSnapshot(engine, (snapshot) => snapshot.sequence);
        await step();
        await inSnapshot(engine, async (snapshot) => {
          const position = at(index);
          const { endPosition } = snapshot;
          const changed = (from: number, to: number, since = sequence): Promise<boolean> =>
            Promise.resolve(snapshot.changedSince({ from, to }, since));
          expectEqual('the position itself', await changed(position, position + 1), true);
          expectEqual('everything', await changed(0, endPosition), true);
          expectEqual('all before', await changed(0, position), false);
          expectEqual('all behind', await changed(position + 1, endPosition), false);
          expectEqual('since now', await changed(0, endPosition, snapshot.sequence), false);
        });
      }
      const sequence = await inSnapshot(engine, (snapshot) => snapshot.sequence);
      await put(engine, [syntheticRecord({ id: 'license-5', seed: 5 })]);
      await inSnapshot(engine, async (snapshot) => {
        const changed = await snapshot.changedSince(wholeRange(snapshot), sequence);
        expectEqual('after a merge that took nothing', changed, false);
      });
    },
  }),
  defineCase({
    id: 'SE-GUARD-01',
    title: 'a guard exists if the engine claims one, and only then',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      await inSnapshot(engine, (snapshot) => {
        const has = snapshot.guard !== undefined;
        expectEqual('has a guard', has, engine.capabilities.guarded);
      });
    },
  }),
  defineCase({
    id: 'SE-GUARD-02',
    title: 'the guard says of every range what is read there',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      await mark(engine, [idHashOf('license-3'), idHashOf('license-4')], 'deleted');
      await put(engine, [syntheticRecord({ id: 'license-8', seed: 99 })]);
      await change(engine, (transaction) => transaction.purge());
      await put(engine, [syntheticRecord({ id: 'license-3', seed: 98 })], {
        ...incomingWins,
        revive: true,
      });
      const undone = await engine.begin();
      await undone.put(syntheticRecord({ id: 'undone' }), incomingWins);
      await undone.rollback();
      await inSnapshot(engine, async (snapshot) => {
        if (!snapshot.guard) throw new NotApplicable('the engine claims no guard');
        const step = snapshot.rangeStep;
        expectThat('the step is a power of two', step >= 1 && Number.isInteger(Math.log2(step)));
        const end = Math.ceil(snapshot.endPosition / step) * step;
        const middle = Math.floor(end / step / 2) * step;
        for (const [from, to] of [
          [0, end],
          [0, middle],
          [middle, end],
        ] as const) {
          const records = await recordsOf(snapshot, { from, to });
          const guard = await snapshot.guard({ from, to });
          expectEqual(
            `guard of ${from} to ${to}`,
            { licenses: guard.licenses, setHash: { ...guard.setHash } },
            guardOf(records),
          );
        }
      });
    },
  }),
  defineCase({
    id: 'SE-CHANGE-01',
    title: 'changes and tombstones are told both or neither',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      await inSnapshot(engine, (snapshot) => {
        const counts = snapshot.changes !== undefined;
        expectEqual('tells tombstones', snapshot.tombstones !== undefined, counts);
      });
    },
  }),
  defineCase({
    id: 'SE-CHANGE-02',
    title: 'what changed after a sequence is what is read as changed after it, and what is gone',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      const sequence = await inSnapshot(engine, (snapshot) => snapshot.sequence);
      await mark(engine, [idHashOf('license-3'), idHashOf('license-4')], 'deleted');
      await mark(engine, [idHashOf('license-5')], 'revoked');
      await put(engine, [syntheticRecord({ id: 'license-8', seed: 99 })]);
      await put(engine, [syntheticRecord({ id: 'new' }), syntheticRecord({ id: 'gone' })]);
      await mark(engine, [idHashOf('gone')], 'deleted');
      await change(engine, (transaction) => transaction.purge());
      await put(engine, [syntheticRecord({ id: 'license-3', seed: 98 })], {
        ...incomingWins,
        revive: true,
      });
      const undone = await engine.begin();
      await undone.put(syntheticRecord({ id: 'undone' }), incomingWins);
      await undone.rollback();
      const gone = new Map<number, readonly string[]>([
        [0, ['license-4', 'license-5', 'gone']],
        [sequence, ['license-4', 'license-5', 'gone']],
        [sequence + 2, ['license-5', 'gone']],
      ]);
      await inSnapshot(engine, async (snapshot) => {
        if (!snapshot.changes || !snapshot.tombstones) {
          throw new NotApplicable('the engine tells no changes');
        }
        for (const [since, ids] of [...gone, [snapshot.sequence, []] as const]) {
          const records = await recordsOf(snapshot, undefined, { since });
          const changes = await snapshot.changes(since);
          expectEqual(
            `changes after ${since}`,
            { ...changes, setHash: { ...changes.setHash } },
            {
              ...guardOf(records),
              bytes: records.reduce((sum, { length }) => sum + length, 0),
              removed: ids.length,
            },
          );
          const lots: Uint8Array[] = [];
          for await (const lot of snapshot.tombstones(since)) lots.push(lot.slice());
          const hashes = Buffer.concat(lots).toString('hex').match(/.{32}/g) ?? [];
          const expected = ids.map((id) => Buffer.from(idHashOf(id)).toString('hex'));
          expectEqual(`tombstones after ${since}`, [...hashes].sort(), expected.sort());
        }
      });
    },
  }),
  defineCase({
    id: 'SE-LINE-01',
    title: 'a lineage mark is known from its commit on, with the sequence it was made at',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      const [first, second, never] = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32)] as const;
      await inSnapshot(engine, async (snapshot) => {
        expectEqual('the mark of a new store', snapshot.lineage, undefined);
        expectEqual('knows a mark', await snapshot.hasLineage(first), false);
      });
      const before = await engine.snapshot();
      const { sequence } = before;
      await before.close();
      await change(engine, (transaction) => transaction.addLineage(first));
      await inSnapshot(engine, (snapshot) => {
        expectEqual('the mark', spread(snapshot.lineage), { mark: first, sequence });
        expectEqual('the sequence of the store', snapshot.sequence, sequence);
      });
      await put(engine, [syntheticRecord({ id: 'new' })]);
      await change(engine, (transaction) => transaction.addLineage(second));
      const undone = await engine.begin();
      await undone.addLineage(never);
      await undone.rollback();
      await inSnapshot(engine, async (snapshot) => {
        const newest = { mark: second, sequence: snapshot.sequence };
        expectEqual('the newest mark', spread(snapshot.lineage), newest);
        for (const [mark, known] of [
          [first, true],
          [second, true],
          [never, false],
        ] as const) {
          expectEqual(`knows ${mark}`, await snapshot.hasLineage(mark), known);
        }
      });
    },
  }),
];
