import { describeProfile, storeEngineProfile } from '@wmdrm/harness';
import { describe, it } from 'vitest';
import { openEngine, openNewEngine } from './fixtures/engines.js';

describeProfile(
  'a SQLite store that is new',
  storeEngineProfile,
  {
    create: () => openNewEngine(),
    reopen: async (engine) => {
      await engine.close();
      return openEngine({ file: engine.location, create: 'never' });
    },
  },
  { describe, it },
);
