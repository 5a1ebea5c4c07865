import { counterKdf } from './counter-kdf.js';

/** Keys of one session. What SMB 2.x does not have is absent. */
export interface SessionKeys {
  readonly signing: Buffer;
  /** For what this side sends. */
  readonly encryption?: Buffer;
  /** For what the server sends. */
  readonly decryption?: Buffer;
}

/** Labels and contexts of the dialects 3.0 and 3.0.2, [MS-SMB2] 3.2.5.3.1. */
const before311 = {
  signing: ['SMB2AESCMAC\0', 'SmbSign\0'],
  encryption: ['SMB2AESCCM\0', 'ServerIn \0'],
  decryption: ['SMB2AESCCM\0', 'ServerOut\0'],
} as const;

/** Labels of the dialect 3.1.1, [MS-SMB2] 3.2.5.3.1; their context is the preauthentication hash. */
const since311 = {
  signing: 'SMBSigningKey\0',
  encryption: 'SMBC2SCipherKey\0',
  decryption: 'SMBS2CCipherKey\0',
} as const;

/**
 * The keys of a session out of the one its authentication gave ([MS-SMB2] 3.2.5.3.1 and 3.1.4.2).
 * @param sessionKey the first 16 bytes of the key of the authentication; shorter ones are filled with zeros.
 * @param preauthHash of 64 bytes; needed by 3.1.1 only.
 * @param cipherBits 256 for AES-256-CCM and AES-256-GCM.
 */
export function sessionKeys(options: {
  readonly dialect: number;
  readonly sessionKey: Uint8Array;
  readonly preauthHash: Uint8Array;
  readonly cipherBits: 128 | 256;
}): SessionKeys {
  const { dialect, preauthHash, cipherBits } = options;
  const key = Buffer.alloc(16);
  key.set(options.sessionKey.subarray(0, 16));
  if (dialect < 0x0300) return { signing: key };
  const derive = (name: keyof typeof since311, bits: 128 | 256): Buffer => {
    if (dialect >= 0x0311) return counterKdf(key, since311[name], preauthHash, bits);
    const [label, context] = before311[name];
    return counterKdf(key, label, Buffer.from(context, 'latin1'), bits);
  };
  return {
    signing: derive('signing', 128),
    encryption: derive('encryption', cipherBits),
    decryption: derive('decryption', cipherBits),
  };
}
