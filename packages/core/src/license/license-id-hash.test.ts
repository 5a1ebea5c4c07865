import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { portableHasher } from '../host/portable-hasher.js';
import { hashLicenseId, idHashLength } from './license-id-hash.js';

describe('hashLicenseId', () => {
  it.each(['lcp:1', 'ключ 💾', ''])(
    'is the beginning of a tagged SHA-256 over %j in UTF-8',
    (id) => {
      const digest = createHash('sha256').update(`wmdrm license id v1\0${id}`).digest('hex');
      expect(toHex(hashLicenseId(id, portableHasher))).toBe(digest.slice(0, 2 * idHashLength));
    },
  );

  it('never changes: stores and sets are indexed by it', () => {
    expect(toHex(hashLicenseId('lcp:1', portableHasher))).toMatchInlineSnapshot(
      `"a11f9d101b136cd4df2cbd540ce3af32"`,
    );
  });
});
