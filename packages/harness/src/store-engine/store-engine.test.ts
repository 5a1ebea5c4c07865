import { memoryStore } from '@wmdrm/core';
import { describe, it } from 'vitest';
import { describeStoreEngine } from '../vitest.js';
import { reopenableMemory } from './fixtures/reopenable-memory.js';

describeStoreEngine('memory', () => memoryStore(), { describe, it });

describeStoreEngine('memory behind a face that can be opened again', reopenableMemory(), {
  describe,
  it,
});
