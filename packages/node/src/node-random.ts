import { randomBytes } from 'node:crypto';
import { LicenseStoreError, type Random } from '@wmdrm/core';
import { plainBytes } from './plain-bytes.js';

const mostBytes = 65_536;

/** Bytes of the operating system's generator. */
export const nodeRandom: Random = {
  bytes: (length) => {
    if (!Number.isInteger(length) || length < 0 || length > mostBytes) {
      throw new LicenseStoreError(
        'invalid-argument',
        `Cannot make ${length} random bytes; 0 to ${mostBytes} are possible.`,
      );
    }
    return plainBytes(randomBytes(length));
  },
};
