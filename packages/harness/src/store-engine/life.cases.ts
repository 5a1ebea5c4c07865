import { toHex, type StoreEngine } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectEqual, expectFailure, expectThat } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import {
  chunksOf,
  incomingWins,
  inSnapshot,
  change,
  mark,
  put,
  storedRecords,
  wholeRange,
} from './store-work.js';
import type { StoreEngineContext } from './subject.js';

/** Everything a store shows, as text to compare. */
async function lookOf(engine: StoreEngine): Promise<unknown> {
  const licenses: unknown[] = [];
  for (const id of ['a', 'b', 'c', 'd']) {
    const stored = await engine.get(idHashOf(id));
    licenses.push(stored && [toHex(stored.record), stored.state, stored.sequence]);
  }
  return await inSnapshot(engine, async (snapshot) => ({
    storeId: engine.storeId,
    licenses,
    sequence: snapshot.sequence,
    lineage: { ...snapshot.lineage },
    totals: snapshot.totals.map((total) => ({ ...total })),
    chunks: (await chunksOf(snapshot, wholeRange(snapshot), { chunkBytes: 1 })).map(
      ({ bytes, last }) => [toHex(bytes), last],
    ),
  }));
}

async function lived(create: () => Promise<StoreEngine>): Promise<StoreEngine> {
  const engine = await create();
  await put(
    engine,
    ['a', 'b', 'c', 'd'].map((id) => syntheticRecord({ id })),
  );
  await mark(engine, [idHashOf('b')], 'deleted');
  await change(engine, (transaction) => transaction.purge());
  await mark(engine, [idHashOf('c')], 'revoked');
  await change(engine, (transaction) => transaction.addLineage('a'.repeat(32)));
  return engine;
}

export const lifeCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-LIFE-01',
    title: 'each new store has an id of 32 hexadecimal digits of its own, a kind and a location',
    run: async ({ create }) => {
      const [first, second] = [await create(), await create()];
      expectThat('the id has 32 digits', /^[0-9a-f]{32}$/.test(first.storeId));
      expectThat('two stores have two ids', first.storeId !== second.storeId);
      expectThat('kind and location are said', first.kind !== '' && first.location !== '');
    },
  }),
  defineCase({
    id: 'SE-LIFE-02',
    title: 'two stores have nothing in common',
    run: async ({ create }) => {
      const [first, second] = [await create(), await create()];
      await put(first, [syntheticRecord({ id: 'a' })]);
      expectEqual('records of the other', (await storedRecords(second)).length, 0);
    },
  }),
  defineCase({
    id: 'SE-LIFE-03',
    title: 'closing may be repeated, and a closed engine answers nothing',
    run: async ({ create }) => {
      const engine = await lived(create);
      await engine.close();
      await engine.close();
      await expectFailure('begin', 'closed', () => engine.begin());
      await expectFailure('get', 'closed', () => engine.get(idHashOf('a')));
      await expectFailure('findByHashPrefix', 'closed', () => engine.findByHashPrefix('', 1));
      await expectFailure('findByKeyId', 'closed', () => engine.findByKeyId(new Uint8Array(16)));
      await expectFailure('snapshot', 'closed', () => engine.snapshot());
    },
  }),
  defineCase({
    id: 'SE-LIFE-04',
    title: 'closing ends the snapshots and transactions that are open',
    run: async ({ create }) => {
      const engine = await lived(create);
      const snapshot = await engine.snapshot();
      const range = wholeRange(snapshot);
      const transaction = await engine.begin();
      await transaction.put(syntheticRecord({ id: 'new' }), incomingWins);
      await engine.close();
      await expectFailure('reading', 'closed', () => chunksOf(snapshot, range));
      await expectFailure('put', 'closed', () =>
        transaction.put(syntheticRecord({ id: 'newer' }), incomingWins),
      );
      await expectFailure('commit', 'closed', () => transaction.commit());
      await transaction.rollback();
      await snapshot.close();
    },
  }),
  defineCase({
    id: 'SE-LIFE-05',
    title: 'an engine that claims to be durable can be opened again',
    run: async ({ create, reopens }) => {
      const { durable } = (await create()).capabilities;
      expectThat('the subject offers `reopen` if its engine claims `durable`', reopens || !durable);
    },
  }),
  defineCase({
    id: 'SE-KEEP-01',
    title:
      'opened again, it holds what was committed: records, states, sequences, positions, lineage',
    needs: ['reopen'],
    run: async ({ create, reopen }) => {
      const engine = await lived(create);
      const before = await lookOf(engine);
      expectEqual('the store', await lookOf(await reopen(engine)), before);
    },
  }),
  defineCase({
    id: 'SE-KEEP-02',
    title: 'opened again, it holds nothing that was not committed',
    needs: ['reopen'],
    run: async ({ create, reopen }) => {
      const engine = await lived(create);
      const before = await lookOf(engine);
      const transaction = await engine.begin();
      await transaction.put(syntheticRecord({ id: 'new' }), incomingWins);
      await transaction.mark([idHashOf('a')], 'revoked');
      expectEqual('the store', await lookOf(await reopen(engine)), before);
    },
  }),
  defineCase({
    id: 'SE-KEEP-03',
    title: 'opened again, its sequences go on where they were',
    needs: ['reopen'],
    run: async ({ create, reopen }) => {
      const engine = await lived(create);
      const before = await inSnapshot(engine, ({ sequence }) => sequence);
      const again = await reopen(engine);
      await put(again, [syntheticRecord({ id: 'new' })]);
      const after = (await again.get(idHashOf('new')))?.sequence ?? 0;
      expectThat(`${after} is above ${before}`, after > before);
    },
  }),
];
