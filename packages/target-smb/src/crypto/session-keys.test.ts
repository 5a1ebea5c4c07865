import { describe, expect, it } from 'vitest';
import { counterKdf } from './counter-kdf.js';
import { sessionKeys } from './session-keys.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

// Microsoft Open Specifications blog, "SMB 2 and SMB 3 security in Windows 10: the anatomy of signing and
// cryptographic keys", appendix.
const example30 = {
  dialect: 0x0300,
  sessionKey: hex('7CD451825D0450D235424E44BA6E78CC'),
  preauthHash: Buffer.alloc(0),
  cipherBits: 128,
} as const;
const example311 = {
  dialect: 0x0311,
  sessionKey: hex('270E1BA896585EEB7AF3472D3B4C75A7'),
  preauthHash: hex(
    '0DD13628CC3ED218EF9DF9772D436D0887AB9814BFAE63A80AA845F36909DB79' +
      '28622DDDAD522D9751640A459762C5A9D6BB084CBB3CE6BDADEF5D5BCE3C6C01',
  ),
  cipherBits: 128,
} as const;

describe('sessionKeys', () => {
  it('derives the keys of the published example of 3.0', () => {
    expect(sessionKeys(example30)).toEqual({
      signing: hex('0B7E9C5CAC36C0F6EA9AB275298CEDCE'),
      encryption: hex('FAD27796665B313EBB578F388632B4F7'),
      decryption: hex('B0F0427F7CEB416D1D9DCC0CD4F99447'),
    });
  });

  it('derives the keys of the published example of 3.1.1', () => {
    expect(sessionKeys(example311)).toEqual({
      signing: hex('73FE7A9A77BEF0BDE49C650D8CCB5F76'),
      encryption: hex('629BCBC54422A0F572B97F45989B6073'),
      decryption: hex('E2AF0DCEFAC68DA71A0DFBD0D1350D74'),
    });
  });

  it('makes longer keys for AES-256 of their own, and the same one for signing', () => {
    const keys = sessionKeys({ ...example311, cipherBits: 256 });
    expect(keys.encryption).toHaveLength(32);
    expect(keys.encryption?.subarray(0, 16)).not.toEqual(sessionKeys(example311).encryption);
    expect(keys.signing).toEqual(sessionKeys(example311).signing);
  });

  it('signs 2.x with the key of the authentication itself, filled up to 16 bytes', () => {
    const keys = sessionKeys({ ...example30, dialect: 0x0210, sessionKey: hex('0102') });
    expect(keys).toEqual({ signing: hex('01020000000000000000000000000000') });
  });
});

describe('counterKdf', () => {
  it('derives the application key of the published example of 3.0', () => {
    const key = counterKdf(example30.sessionKey, 'SMB2APP\0', Buffer.from('SmbRpc\0'));
    expect(key).toEqual(hex('BB23A4575AA26C721AF525AF15A87B4F'));
  });
});
