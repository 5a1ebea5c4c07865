import { describeProfile, storeEngineProfile } from '@wmdrm/harness';
import { describe, it } from 'vitest';
import { openEngine } from './fixtures/engines.js';

describeProfile(
  'SQLite',
  storeEngineProfile,
  {
    create: () => openEngine(),
    reopen: async (engine) => {
      await engine.close();
      return openEngine({ file: engine.location, create: 'never' });
    },
  },
  { describe, it },
);
