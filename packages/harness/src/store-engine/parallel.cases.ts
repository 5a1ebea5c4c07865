import { ChunkWalker, LicenseStoreError, portableHost } from '@wmdrm/core';
import { defineCase, type ContractCase } from '../contract/contract-case.js';
import { expectBytes, expectEqual, NotApplicable } from '../contract/expectations.js';
import { idHashOf, syntheticRecord } from '../licenses/synthetic-license.js';
import { assorted, filledStore } from './reading-work.js';
import { inSnapshot, mark, put, recordsOf, wholeRange } from './store-work.js';
import type { StoreEngineContext } from './subject.js';

const readers = 3;

export const parallelCases: readonly ContractCase<StoreEngineContext>[] = [
  defineCase({
    id: 'SE-PAR-01',
    title:
      'what is read at the same time is of one state, whoever begins late and whatever is written',
    run: async ({ create }) => {
      const engine = await filledStore(create);
      if (!engine.capabilities.concurrentSnapshots) {
        throw new NotApplicable('the engine claims no concurrent snapshots');
      }
      const before = await inSnapshot(engine, (snapshot) => recordsOf(snapshot));
      const snapshot = await engine.snapshot({ readers });
      try {
        const read = async (first: () => Promise<void>): Promise<Uint8Array> => {
          const parts: Uint8Array[] = [];
          for await (const { bytes } of snapshot.read(wholeRange(snapshot), { chunkBytes: 1 })) {
            parts.push(bytes.slice());
            if (parts.length === 1) await first();
          }
          return Buffer.concat(parts);
        };
        let late: Promise<readonly Uint8Array[]> | undefined;
        const early = await read(async () => {
          await put(engine, [
            syntheticRecord({ id: 'new' }),
            syntheticRecord({ id: 'license-20', seed: 99 }),
          ]);
          await mark(engine, [idHashOf('license-21')], 'deleted');
          late = Promise.all([read(async () => {}), read(async () => {})]);
        });
        for (const bytes of [early, ...((await late) ?? [])])
          expectBytes('one of several readings', bytes, Buffer.concat(before));
      } finally {
        await snapshot.close();
      }
    },
  }),
  defineCase({
    id: 'SE-PAR-02',
    title: 'what an engine says of a chunk is what a walk over it finds',
    run: async ({ create, random }) => {
      const engine = await create();
      await put(engine, assorted(random, 60));
      const walker = new ChunkWalker(portableHost.hasher);
      const snapshot = await engine.snapshot({ readers });
      try {
        let said = 0;
        for await (const { bytes, walked } of snapshot.read(wholeRange(snapshot), {
          chunkBytes: 4096,
        })) {
          if (!walked) continue;
          said += 1;
          const found = walker.walk(
            bytes,
            'crc',
            () => new LicenseStoreError('store-corrupt', 'A payload does not fit its header.'),
          );
          expectEqual('what is said of a chunk', walked, found);
        }
        if (said === 0) throw new NotApplicable('the engine says nothing of its chunks');
      } finally {
        await snapshot.close();
      }
    },
  }),
];
