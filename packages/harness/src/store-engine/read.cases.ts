import type { ReadOptions } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, expectThat } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import { assorted, deniedClass, grantedClass, plannedSizes } from './reading-work.js';
import {
  asSet,
  chunksOf,
  headerOf,
  inSnapshot,
  mark,
  put,
  recordsOf,
  wholeRange,
} from './store-work.js';
import type { StoreEngineContext } from './subject.js';

export const readCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-READ-01',
    title: 'an empty store reads as nothing',
    run: async ({ create }) => {
      await inSnapshot(await create(), async (snapshot) => {
        expectEqual('chunks', (await chunksOf(snapshot)).length, 0);
        expectEqual('totals', snapshot.totals.length, 0);
        expectEqual('sequence', snapshot.sequence, 0);
      });
    },
  }),
  defineCase({
    id: 'SE-READ-02',
    title: 'reading gives every live record once, byte for byte, and no other',
    run: async ({ create, random }) => {
      const engine = await create();
      const records = assorted(random, 60);
      await put(engine, records);
      const gone = [1, 5, 30].map((index) => idHashOf(`license-${index}`));
      await mark(engine, gone.slice(0, 2), 'deleted');
      await mark(engine, gone.slice(2), 'revoked');
      const live = records.filter((_, index) => ![1, 5, 30].includes(index));
      await inSnapshot(engine, async (snapshot) => {
        expectEqual('records', asSet(await recordsOf(snapshot)), asSet(live));
      });
    },
  }),
  defineCase({
    id: 'SE-READ-03',
    title:
      'without payloads each record is cut behind its header, and the limit counts what is left',
    run: async ({ create, random }) => {
      const engine = await create();
      await put(engine, assorted(random, 60));
      await inSnapshot(engine, async (snapshot) => {
        const whole = await recordsOf(snapshot);
        const headers = whole.map(headerOf);
        const chunks = await chunksOf(snapshot, wholeRange(snapshot), {
          headersOnly: true,
          chunkBytes: 1000,
        });
        expectEqual(
          'sizes of the chunks',
          chunks.map(({ bytes }) => bytes.length),
          plannedSizes(headers, 1000),
        );
        const read = Buffer.concat(chunks.map(({ bytes }) => bytes));
        expectBytes('the headers', read, Buffer.concat(headers));
        const counted = chunks.reduce((sum, { count }) => sum + count, 0);
        expectEqual('count', counted, headers.length);
      });
    },
  }),
  defineCase({
    id: 'SE-READ-04',
    title: 'reading some classes gives their records and no other',
    run: async ({ create, random }) => {
      const engine = await create();
      await put(engine, assorted(random, 60));
      await inSnapshot(engine, async (snapshot) => {
        const all = await recordsOf(snapshot);
        const read = (...classes: string[]): Promise<readonly Uint8Array[]> =>
          recordsOf(snapshot, undefined, { classes });
        const [granted, denied] = [await read(grantedClass), await read(deniedClass)];
        expectThat('both classes have records', granted.length > 0 && denied.length > 0);
        expectEqual('both together', asSet([...granted, ...denied]), asSet(all));
        expectEqual('both at once', asSet(await read(deniedClass, grantedClass)), asSet(all));
        expectEqual('an unknown class', (await read('synthetic sealed granted yes')).length, 0);
        expectEqual('no class', (await read()).length, 0);
        const totals = new Map(snapshot.totals.map((total) => [total.policyClass, total.licenses]));
        expectEqual('total of one class', totals.get(grantedClass), granted.length);
        expectEqual('total of the other', totals.get(deniedClass), denied.length);
      });
    },
  }),
  defineCase({
    id: 'SE-READ-05',
    title: 'reading since a sequence gives what changed after it, in any combination of options',
    run: async ({ create, random }) => {
      const engine = await create();
      await put(engine, assorted(random, 30));
      const since = await inSnapshot(engine, ({ sequence }) => sequence);
      const changed = [
        syntheticRecord({ id: 'license-3', seed: 99 }),
        syntheticRecord({ id: 'new', seed: 99 }),
        syntheticRecord({ id: 'license-7', seed: 99, backup: 'denied' }),
      ];
      await put(engine, changed);
      await mark(engine, [idHashOf('license-8')], 'deleted');
      await inSnapshot(engine, async (snapshot) => {
        const read = (options: ReadOptions): Promise<readonly Uint8Array[]> =>
          recordsOf(snapshot, undefined, options);
        expectEqual('changed records', asSet(await read({ since })), asSet(changed));
        expectEqual(
          'changed records of one class',
          asSet(await read({ since, classes: [deniedClass] })),
          asSet(changed.slice(2)),
        );
        expectEqual('since now', (await read({ since: snapshot.sequence })).length, 0);
        const headers = await chunksOf(snapshot, wholeRange(snapshot), {
          since,
          headersOnly: true,
        });
        const bytes = headers.reduce((sum, chunk) => sum + chunk.bytes.length, 0);
        const expected = changed.reduce((sum, record) => sum + headerOf(record).length, 0);
        expectEqual('bytes of their headers', bytes, expected);
      });
    },
  }),
  defineCase({
    id: 'SE-TOTAL-01',
    title:
      'totals count the live licenses of each class, their bytes and the bytes of their headers',
    run: async ({ create, random }) => {
      const engine = await create();
      await put(engine, assorted(random, 40));
      await mark(engine, [idHashOf('license-0'), idHashOf('license-1')], 'deleted');
      await put(engine, [syntheticRecord({ id: 'license-2', seed: 9, backup: 'sealed' })]);
      await inSnapshot(engine, async (snapshot) => {
        for (const total of snapshot.totals) {
          const records = await recordsOf(snapshot, undefined, { classes: [total.policyClass] });
          const bytes = (parts: readonly Uint8Array[]): number =>
            parts.reduce((sum, part) => sum + part.length, 0);
          expectEqual(
            `total of ${total.policyClass}`,
            { ...total },
            {
              policyClass: total.policyClass,
              licenses: records.length,
              bytes: bytes(records),
              headerBytes: bytes(records.map(headerOf)),
            },
          );
          expectThat('no total is empty', total.licenses > 0);
        }
        const counted = snapshot.totals.reduce((sum, { licenses }) => sum + licenses, 0);
        expectEqual('all totals', counted, 38);
      });
    },
  }),
];
