import type { ReadOptions, RecordChunk } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual } from '../contract/expectations.js';
import { syntheticRecord } from '../licenses/synthetic-license.js';
import { assorted, expectSameChunks, grantedClass, plannedSizes } from './reading-work.js';
import { chunksOf, inSnapshot, put, split, wholeRange } from './store-work.js';
import type { StoreEngineContext } from './subject.js';

const mebibyte = 1024 * 1024;

export const chunkCases: readonly ContractCase<StoreEngineContext>[] = [
  ...[undefined, 1, 700, 4096, 20_000].map((chunkBytes, index) =>
    defineCase<StoreEngineContext>({
      id: `SE-CHUNK-0${index + 1}`,
      title: `a chunk is closed before it would exceed ${chunkBytes ?? 'the default of 1 MiB'}${chunkBytes ? ' bytes' : ''}, and a larger record stands alone`,
      run: async ({ create, random }) => {
        const engine = await create();
        const records = assorted(random, chunkBytes === undefined ? 20 : 80);
        if (chunkBytes === undefined) {
          for (const size of [0.6, 0.3, 0.2, 1.5, 0.7, 0.7]) {
            const bytes = Math.floor(size * mebibyte);
            records.push(
              syntheticRecord({ id: `big-${records.length}`, payload: new Uint8Array(bytes) }),
            );
          }
        }
        await put(engine, records);
        const options: ReadOptions = chunkBytes === undefined ? {} : { chunkBytes };
        await inSnapshot(engine, async (snapshot) => {
          const chunks = await chunksOf(snapshot, wholeRange(snapshot), options);
          const inOrder = chunks.flatMap(({ bytes }) => split(bytes));
          expectEqual(
            'sizes of the chunks',
            chunks.map(({ bytes }) => bytes.length),
            plannedSizes(inOrder, chunkBytes ?? mebibyte),
          );
          for (const { bytes, count } of chunks) {
            expectEqual('count of a chunk', count, split(bytes).length);
          }
        });
      },
    }),
  ),
  defineCase({
    id: 'SE-CHUNK-06',
    title: 'the same records read with the same options come in the same chunks, always',
    run: async ({ create, random }) => {
      const engine = await create();
      const records = assorted(random, 80);
      await put(engine, records.slice(0, 50));
      await put(engine, records.slice(50));
      const options = { chunkBytes: 3000, classes: [grantedClass] };
      const read = (): Promise<readonly RecordChunk[]> =>
        inSnapshot(engine, (snapshot) => chunksOf(snapshot, wholeRange(snapshot), options));
      const first = await read();
      expectSameChunks('the second reading', await read(), first);
      // A change that touches none of these records.
      await put(engine, [syntheticRecord({ id: 'later', backup: 'denied' })]);
      expectSameChunks('the reading after a change', await read(), first);
    },
  }),
  defineCase({
    id: 'SE-CHUNK-07',
    title: 'a chunk stays as it was while those behind it are read',
    run: async ({ create, random }) => {
      const engine = await create();
      await put(engine, assorted(random, 80));
      await inSnapshot(engine, async (snapshot) => {
        const options = { chunkBytes: 3000 };
        const handedOut: { readonly bytes: Uint8Array; readonly before: Uint8Array }[] = [];
        for await (const { bytes } of snapshot.read(wholeRange(snapshot), options)) {
          handedOut.push({ bytes, before: bytes.slice() });
        }
        handedOut.forEach(({ bytes, before }, index) => {
          expectBytes(`chunk ${index}, after the last one`, bytes, before);
        });
      });
    },
  }),
];
