import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectEqual, expectThat } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import { assorted, expectSameChunks } from './reading-work.js';
import { chunksOf, inSnapshot, mark, put, wholeRange } from './store-work.js';
import type { StoreEngineContext } from './subject.js';

export const positionCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-POS-01',
    title: 'records come in order of position, and ranges cut anywhere give each record once',
    run: async ({ create, random }) => {
      const engine = await create();
      await put(engine, assorted(random, 40));
      await inSnapshot(engine, async (snapshot) => {
        const single = await chunksOf(snapshot, wholeRange(snapshot), { chunkBytes: 1 });
        const positions = single.map(({ last }) => last);
        expectEqual('chunks of one record each', positions.length, 40);
        for (const [index, position] of positions.entries()) {
          expectThat('positions grow', position > (positions[index - 1] ?? -1));
          expectThat('positions lie below the end', position < snapshot.endPosition);
        }
        const cuts = [0, positions[3] ?? 0, (positions[20] ?? 0) + 1, snapshot.endPosition];
        for (const [index, to] of cuts.entries()) {
          if (index === 0) continue;
          const from = cuts[index - 1] ?? 0;
          const within = single.filter(({ last }) => last >= from && last < to);
          const read = await chunksOf(snapshot, { from, to }, { chunkBytes: 1 });
          expectSameChunks(`positions ${from} to ${to}`, read, within);
        }
        expectEqual('an empty range', (await chunksOf(snapshot, { from: 5, to: 5 })).length, 0);
      });
    },
  }),
  defineCase({
    id: 'SE-POS-02',
    title: 'a license keeps its position when it changes',
    run: async ({ create }) => {
      const engine = await create();
      const ids = ['a', 'b', 'c', 'd'];
      await put(
        engine,
        ids.map((id) => syntheticRecord({ id })),
      );
      const order = (): Promise<readonly number[]> =>
        inSnapshot(engine, async (snapshot) =>
          (await chunksOf(snapshot, wholeRange(snapshot), { chunkBytes: 1 })).map(
            ({ last }) => last,
          ),
        );
      const before = await order();
      await put(engine, [
        syntheticRecord({ id: 'c', seed: 2, payload: 5000 }),
        syntheticRecord({ id: 'a', seed: 2, payload: 1 }),
      ]);
      expectEqual('positions', await order(), before);
      await mark(engine, [idHashOf('b')], 'deleted');
      await put(engine, [syntheticRecord({ id: 'b' })], {
        tie: 'incoming',
        revive: true,
        redescribe: false,
      });
      expectEqual('positions after a revival', await order(), before);
    },
  }),
];
