import { describeProfile, storeEngineProfile } from '@wmdrm/harness';
import { describe, it } from 'vitest';
import { openEngine, openNewEngine } from './fixtures/engines.js';
import { withJoinedThreads } from './fixtures/joined-threads.js';

describeProfile(
  'a SQLite store that is new',
  storeEngineProfile,
  {
    create: () => withJoinedThreads(openNewEngine()),
    reopen: async (engine) => {
      await engine.close();
      return withJoinedThreads(openEngine({ file: engine.location, create: 'never' }));
    },
  },
  { describe, it },
);
