import type { StoreEngine } from '@wmdrm/core';
import type { Profile } from '../contract/contract-case.js';
import { changeCases } from './change.cases.js';
import { chunkCases } from './chunk.cases.js';
import { findCases } from './find.cases.js';
import { lifeCases } from './life.cases.js';
import { parallelCases } from './parallel.cases.js';
import { positionCases } from './position.cases.js';
import { putCases } from './put.cases.js';
import { readCases } from './read.cases.js';
import { snapshotCases } from './snapshot.cases.js';
import { trackingCases } from './tracking.cases.js';
import type { StoreEngineContext, StoreEngineSubject } from './subject.js';

/** The contract of `StoreEngine`. */
export const storeEngineProfile: Profile<StoreEngineSubject, StoreEngineContext> = {
  name: 'store-engine',
  about: 'The contract of `StoreEngine`: what keeps licenses.',
  source: { level: 'design', decision: 'StoreEngine' },
  cases: [
    ...lifeCases,
    ...putCases,
    ...changeCases,
    ...readCases,
    ...chunkCases,
    ...positionCases,
    ...snapshotCases,
    ...parallelCases,
    ...trackingCases,
    ...findCases,
  ],
  offers: { reopen: 'a store can be opened again, as after a restart' },
  offersOf: ({ reopen }) => new Set(reopen ? ['reopen'] : []),
  start: (subject, random) => {
    const open = new Set<StoreEngine>();
    const remember = (engine: StoreEngine): StoreEngine => {
      open.add(engine);
      return engine;
    };
    return {
      context: {
        random,
        reopens: subject.reopen !== undefined,
        create: async () => remember(await subject.create()),
        reopen: async (engine) => {
          if (!subject.reopen) throw new Error('This subject cannot be opened again.');
          return remember(await subject.reopen(engine));
        },
      },
      end: async () => {
        for (const engine of open) await engine.close();
      },
    };
  },
};
