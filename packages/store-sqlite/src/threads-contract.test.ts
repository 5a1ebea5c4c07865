import { describeProfile, storeEngineProfile } from '@wmdrm/harness';
import type { StoreEngine } from '@wmdrm/core';
import { describe, it } from 'vitest';
import { openEngine } from './fixtures/engines.js';

/** A store all of whose snapshots are read by two threads. */
function readByThreads(engine: StoreEngine): StoreEngine {
  const snapshot = engine.snapshot.bind(engine);
  return Object.assign(engine, { snapshot: () => snapshot({ readers: 2 }) });
}

const reading = /^SE-(?:READ|CHUNK|SNAP|POS|SINCE|GUARD|CHANGE|PAR)/;

describeProfile(
  'SQLite, read by threads',
  { ...storeEngineProfile, cases: storeEngineProfile.cases.filter(({ id }) => reading.test(id)) },
  {
    create: () => readByThreads(openEngine()),
    reopen: async (engine) => {
      await engine.close();
      return readByThreads(openEngine({ file: engine.location, create: 'never' }));
    },
  },
  { describe, it },
);
