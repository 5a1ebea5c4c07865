import { defineCase, type ContractCase } from '../contract/contract-case.js';
import {
  expectBytes,
  expectEqual,
  expectFailure,
  expectThat,
  NotApplicable,
} from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import { filledStore, thirtyIds } from './reading-work.js';
import {
  change,
  chunksOf,
  inSnapshot,
  mark,
  put,
  recordsOf,
  split,
  wholeRange,
} from './store-work.js';
import type { StoreEngineContext } from './subject.js';

export const snapshotCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-SNAP-01',
    title: 'a snapshot does not see what is committed after it, while it is read',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      if (!engine.capabilities.concurrentSnapshots) {
        throw new NotApplicable('the engine claims no concurrent snapshots');
      }
      const snapshot = await engine.snapshot();
      const { sequence, endPosition } = snapshot;
      const totals = structuredClone(snapshot.totals);
      const before = await recordsOf(snapshot);
      const reading = snapshot.read(wholeRange(snapshot), { chunkBytes: 1 });
      const during: Uint8Array[] = [];
      for await (const { bytes } of reading) {
        during.push(bytes.slice());
        if (during.length === 3) {
          await put(engine, [
            syntheticRecord({ id: 'new' }),
            syntheticRecord({ id: 'license-20', seed: 99 }),
          ]);
          await mark(engine, [idHashOf('license-21')], 'deleted');
          await change(engine, (transaction) => transaction.purge());
        }
      }
      expectBytes('what was being read', Buffer.concat(during), Buffer.concat(before));
      const after = await recordsOf(snapshot);
      expectBytes('what is read later', Buffer.concat(after), Buffer.concat(before));
      expectEqual('sequence', snapshot.sequence, sequence);
      expectEqual('totals', snapshot.totals, totals);
      expectEqual('end', snapshot.endPosition, endPosition);
      const changed = await snapshot.changedSince(wholeRange(snapshot), sequence);
      expectEqual('changed since its own sequence', changed, false);
      await snapshot.close();
      await inSnapshot(engine, async (next) => {
        expectThat('the next snapshot has moved on', next.sequence > sequence);
        expectEqual('records in it', (await recordsOf(next)).length, thirtyIds.length);
      });
    },
  }),
  defineCase({
    id: 'SE-SNAP-02',
    title: 'a snapshot can be closed twice, and is not read afterwards',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      const snapshot = await engine.snapshot();
      const range = wholeRange(snapshot);
      await snapshot.close();
      await snapshot.close();
      await expectFailure('reading', 'closed', () => chunksOf(snapshot, range));
      await expectFailure('asking', 'closed', () => snapshot.changedSince(range, 0));
    },
  }),
  defineCase({
    id: 'SE-SNAP-03',
    title: 'two snapshots of different moments stay apart',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      if (!engine.capabilities.concurrentSnapshots) {
        throw new NotApplicable('the engine claims no concurrent snapshots');
      }
      const first = await engine.snapshot();
      await put(engine, [syntheticRecord({ id: 'new' })]);
      const second = await engine.snapshot();
      expectEqual('first', (await recordsOf(first)).length, thirtyIds.length);
      expectEqual('second', (await recordsOf(second)).length, thirtyIds.length + 1);
      await first.close();
      expectEqual('second, alone', (await recordsOf(second)).length, thirtyIds.length + 1);
      await second.close();
    },
  }),
  defineCase({
    id: 'SE-SNAP-04',
    title: 'a reading that is broken off leaves the store usable',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      await inSnapshot(engine, async (snapshot) => {
        for await (const { bytes } of snapshot.read(wholeRange(snapshot), { chunkBytes: 1 })) {
          expectEqual('records in a chunk', split(bytes).length, 1);
          break;
        }
        expectEqual('records', (await recordsOf(snapshot)).length, thirtyIds.length);
      });
      await put(engine, [syntheticRecord({ id: 'new' })]);
    },
  }),
];
