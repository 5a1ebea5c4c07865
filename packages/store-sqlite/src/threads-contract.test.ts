import { describeProfile, storeEngineProfile } from '@wmdrm/harness';
import { describe, it } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { withJoinedThreads } from './fixtures/joined-threads.js';

const readers = 2;
const reading = /^SE-(?:READ|CHUNK|SNAP|POS|SINCE|GUARD|CHANGE|PAR)/;

describeProfile(
  'SQLite, read by threads',
  { ...storeEngineProfile, cases: storeEngineProfile.cases.filter(({ id }) => reading.test(id)) },
  {
    create: () => withJoinedThreads(openEngine(), readers),
    reopen: async (engine) => {
      await engine.close();
      return withJoinedThreads(openEngine({ file: engine.location, create: 'never' }), readers);
    },
  },
  { describe, it },
);
