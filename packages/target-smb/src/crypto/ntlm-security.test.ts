import { describe, expect, it } from 'vitest';
import { NtlmSecurity, ntlmSealKey, ntlmSignKey } from './ntlm-security.js';

// [MS-NLMP] 4.2.4.4, with the random session key of 4.2.1.
const sessionKey = Buffer.alloc(16, 0x55);
const message = Buffer.from('Plaintext', 'utf16le');

describe('NTLM session security, with the values of [MS-NLMP] 4.2.4.4', () => {
  it('has keys to sign and to seal', () => {
    expect(ntlmSignKey(sessionKey, 'client').toString('hex')).toBe(
      '4788dc861b4782f35d43fd98fe1a2d39',
    );
    expect(ntlmSealKey(sessionKey, 'client').toString('hex')).toBe(
      '59f600973cc4960a25480a7c196e4c58',
    );
  });

  it('seals and signs a message', () => {
    const { sealed, signature } = new NtlmSecurity(sessionKey, 'client').seal(message);
    expect(sealed.toString('hex')).toBe('54e50165bf1936dc996020c1811b0f06fb5f');
    expect(signature.toString('hex')).toBe('010000007fb38ec5c55d497600000000');
  });

  it('signs each message anew, and each side in its own way', () => {
    const client = new NtlmSecurity(sessionKey, 'client');
    const signatures = [
      client.sign(message),
      client.sign(message),
      new NtlmSecurity(sessionKey, 'server').sign(message),
    ];
    expect(new Set(signatures.map((each) => each.toString('hex'))).size).toBe(3);
  });
});
