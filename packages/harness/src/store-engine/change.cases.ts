import { isLicenseStoreError, noMerges, type StoreEngine } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectFailure, expectThat } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import { asSet, change, incomingWins, inSnapshot, mark, put, storedRecords } from './store-work.js';
import type { StoreEngineContext } from './subject.js';

const [a, b, c] = ['a', 'b', 'c'].map((id) => syntheticRecord({ id })) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const hashes = {
  a: idHashOf('a'),
  b: idHashOf('b'),
  c: idHashOf('c'),
  unknown: idHashOf('unknown'),
};
const reviving = { ...incomingWins, revive: true };

async function withThree(create: () => Promise<StoreEngine>): Promise<StoreEngine> {
  const engine = await create();
  await put(engine, [a, b, c]);
  return engine;
}

/** State and sequence of a license. */
async function standing(engine: StoreEngine, idHash: Uint8Array): Promise<unknown> {
  const stored = await engine.get(idHash);
  return stored && { state: stored.state, sequence: stored.sequence };
}

export const changeCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-MARK-01',
    title: 'a deleted license is found by its id alone, and its record is kept',
    run: async ({ create }) => {
      const engine = await withThree(create);
      expectEqual('changed', await mark(engine, [hashes.a, hashes.unknown], 'deleted'), 1);
      const stored = await engine.get(hashes.a);
      expectEqual('state', stored?.state, 'deleted');
      expectBytes('record', stored?.record, a);
      expectEqual('live records', asSet(await storedRecords(engine)), asSet([b, c]));
      const total = await inSnapshot(engine, ({ totals }) => totals[0]?.licenses);
      expectEqual('total', total, 2);
      expectEqual('deleting it again', await mark(engine, [hashes.a], 'deleted'), 0);
    },
  }),
  defineCase({
    id: 'SE-MARK-02',
    title: 'a live or deleted license can be revoked, and a revoked one stays revoked',
    run: async ({ create }) => {
      const engine = await withThree(create);
      await mark(engine, [hashes.a], 'deleted');
      expectEqual('revoked', await mark(engine, [hashes.a, hashes.b], 'revoked'), 2);
      const before = await standing(engine, hashes.a);
      expectEqual('deleted', await mark(engine, [hashes.a, hashes.b], 'deleted'), 0);
      expectEqual('revoked again', await mark(engine, [hashes.a], 'revoked'), 0);
      expectEqual('the license', await standing(engine, hashes.a), before);
      expectEqual('its state', (await engine.get(hashes.a))?.state, 'revoked');
    },
  }),
  defineCase({
    id: 'SE-MARK-03',
    title: 'marking nothing, or a license the store never had, changes nothing',
    run: async ({ create }) => {
      const engine = await withThree(create);
      const sequence = await inSnapshot(engine, (snapshot) => snapshot.sequence);
      expectEqual('none', await mark(engine, [], 'deleted'), 0);
      expectEqual('unknown', await mark(engine, [hashes.unknown], 'deleted'), 0);
      expectEqual('the unknown license', await engine.get(hashes.unknown), undefined);
      expectEqual('sequence', await inSnapshot(engine, (snapshot) => snapshot.sequence), sequence);
    },
  }),
  defineCase({
    id: 'SE-PURGE-01',
    title: 'a purge drops the records of licenses that are not live; id, sequence and state stay',
    run: async ({ create }) => {
      const engine = await withThree(create);
      await mark(engine, [hashes.a], 'deleted');
      await mark(engine, [hashes.b], 'revoked');
      const before = [await standing(engine, hashes.a), await standing(engine, hashes.b)];
      const sequence = await inSnapshot(engine, (snapshot) => snapshot.sequence);
      expectEqual('purged', await change(engine, (transaction) => transaction.purge()), 2);
      const after = [await standing(engine, hashes.a), await standing(engine, hashes.b)];
      expectEqual('the licenses', after, before);
      expectEqual('bytes of the record', (await engine.get(hashes.a))?.record.length, 0);
      expectBytes('the live license', (await engine.get(hashes.c))?.record, c);
      expectEqual('purged again', await change(engine, (transaction) => transaction.purge()), 0);
      expectEqual('sequence', await inSnapshot(engine, (snapshot) => snapshot.sequence), sequence);
    },
  }),
  defineCase({
    id: 'SE-PURGE-02',
    title: 'a purged license still decides what happens to records that come in',
    run: async ({ create }) => {
      const engine = await withThree(create);
      await mark(engine, [hashes.a], 'deleted');
      await mark(engine, [hashes.b], 'revoked');
      await change(engine, (transaction) => transaction.purge());
      const plain = { ...(await put(engine, [a, b])) };
      expectEqual('counts', plain, { ...noMerges, notRevived: 1, revoked: 1 });
      const revived = { ...(await put(engine, [a, b], reviving)) };
      expectEqual('counts when reviving', revived, { ...noMerges, revived: 1, revoked: 1 });
      expectBytes('the revived record', (await engine.get(hashes.a))?.record, a);
      expectEqual('live records', asSet(await storedRecords(engine)), asSet([a, c]));
    },
  }),
  defineCase({
    id: 'SE-TX-01',
    title: 'what is not committed is seen by nobody else',
    run: async ({ create }) => {
      const engine = await withThree(create);
      const transaction = await engine.begin();
      await transaction.put(syntheticRecord({ id: 'new' }), incomingWins);
      await transaction.mark([hashes.a], 'deleted');
      expectEqual('the new license', await engine.get(idHashOf('new')), undefined);
      expectEqual('the deleted license', (await engine.get(hashes.a))?.state, 'live');
      expectEqual('records', asSet(await storedRecords(engine)), asSet([a, b, c]));
      await transaction.commit();
      expectThat('the new license is there', (await engine.get(idHashOf('new'))) !== undefined);
      expectEqual('the deleted license now', (await engine.get(hashes.a))?.state, 'deleted');
    },
  }),
  defineCase({
    id: 'SE-TX-02',
    title: 'a rollback leaves no trace',
    run: async ({ create }) => {
      const engine = await withThree(create);
      await mark(engine, [hashes.b], 'deleted');
      const look = (): Promise<unknown> =>
        inSnapshot(engine, async (snapshot) => ({
          sequence: snapshot.sequence,
          end: snapshot.endPosition,
          totals: snapshot.totals.map((total) => ({ ...total })),
          lineage: snapshot.lineage,
          records: asSet(await storedRecords(engine)),
          licenses: [await standing(engine, hashes.a), await standing(engine, hashes.b)],
          purged: (await engine.get(hashes.b))?.record.length,
        }));
      const before = await look();
      const transaction = await engine.begin();
      await transaction.put(syntheticRecord({ id: 'new' }), incomingWins);
      await transaction.put(syntheticRecord({ id: 'a', seed: 2 }), incomingWins);
      await transaction.mark([hashes.c], 'revoked');
      await transaction.purge();
      await transaction.addLineage('f'.repeat(32));
      await transaction.rollback();
      expectEqual('the store', await look(), before);
    },
  }),
  defineCase({
    id: 'SE-TX-03',
    title: 'a rollback may be repeated, and after a commit it does nothing',
    run: async ({ create }) => {
      const engine = await create();
      const undone = await engine.begin();
      await undone.put(a, incomingWins);
      await undone.rollback();
      await undone.rollback();
      const done = await engine.begin();
      await done.put(b, incomingWins);
      await done.commit();
      await done.rollback();
      expectEqual('records', asSet(await storedRecords(engine)), asSet([b]));
    },
  }),
  defineCase({
    id: 'SE-TX-04',
    title: 'a transaction that has ended takes no more',
    run: async ({ create }) => {
      const engine = await create();
      for (const end of ['commit', 'rollback'] as const) {
        const transaction = await engine.begin();
        await transaction[end]();
        await expectFailure('put', 'closed', () => transaction.put(a, incomingWins));
        await expectFailure('mark', 'closed', () => transaction.mark([hashes.a], 'deleted'));
        await expectFailure('purge', 'closed', () => transaction.purge());
        await expectFailure('addLineage', 'closed', () => transaction.addLineage('0'.repeat(32)));
        await expectFailure('commit', 'closed', () => transaction.commit());
      }
      expectEqual('records', (await storedRecords(engine)).length, 0);
    },
  }),
  defineCase({
    id: 'SE-TX-05',
    title: 'a transaction that begins beside another waits for it, or says that the store is busy',
    run: async ({ create }) => {
      const engine = await create();
      const first = await engine.begin();
      await first.put(a, incomingWins);
      const waiting = Promise.resolve()
        .then(() => engine.begin())
        .catch((error: unknown) => error);
      // A turn of the event loop: an engine that waits is waiting now.
      await new Promise((resolve) => setImmediate(resolve));
      await first.commit();
      const second = await waiting;
      if (isLicenseStoreError(second)) {
        expectEqual('code', second.code, 'store-busy');
      } else {
        const transaction = second as Awaited<ReturnType<StoreEngine['begin']>>;
        const counts = { ...(await transaction.put(a, incomingWins)) };
        expectEqual('counts of the second', counts, { ...noMerges, unchanged: 1 });
        await transaction.commit();
      }
      await put(engine, [b]);
      expectEqual('records', asSet(await storedRecords(engine)), asSet([a, b]));
    },
  }),
];
