import { describeProfile, storeEngineProfile } from '@wmdrm/harness';
import { describe, it } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { withJoinedThreads } from './fixtures/joined-threads.js';

describeProfile(
  'SQLite',
  storeEngineProfile,
  {
    create: () => withJoinedThreads(openEngine()),
    reopen: async (engine) => {
      await engine.close();
      return withJoinedThreads(openEngine({ file: engine.location, create: 'never' }));
    },
  },
  { describe, it },
);
