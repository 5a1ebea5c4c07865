import { describe, expect, it } from 'vitest';
import { ntlmV2Response, ntowfV2, wrapSessionKey } from './ntlm-v2.js';

// [MS-NLMP] 4.2.1 and 4.2.4: the common values and the NTLMv2 example.
const credentials = { user: 'User', password: 'Password', domain: 'Domain' };
const targetInfo = Buffer.from(
  '02000c0044006f006d00610069006e0001000c0053006500720076006500720000000000',
  'hex',
);
const response = ntlmV2Response({
  credentials,
  serverChallenge: Buffer.from('0123456789abcdef', 'hex'),
  clientChallenge: Buffer.alloc(8, 0xaa),
  time: Buffer.alloc(8),
  targetInfo,
});

describe('NTLMv2, with the values of [MS-NLMP] 4.2.4', () => {
  it('hashes the password with user and domain', () => {
    expect(ntowfV2(credentials).toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  });

  it('takes the user name in any case', () => {
    expect(ntowfV2({ ...credentials, user: 'uSER' })).toEqual(ntowfV2(credentials));
  });

  it.each([
    ['jörg', 'JÖRG', true],
    ['strauß', 'STRAUß', true],
    ['strauß', 'STRAUSS', false],
    ['ışık', 'IŞIK', false],
  ])('takes %s for %s: %s', (user, other, same) => {
    const [one, two] = [user, other].map((each) => ntowfV2({ ...credentials, user: each }));
    expect(one?.equals(two!)).toBe(same);
  });

  it('proves the password', () => {
    expect(response.ntResponse.subarray(0, 16).toString('hex')).toBe(
      '68cd0ab851e51c96aabc927bebef6a1c',
    );
  });

  it('sends what it proves', () => {
    expect(response.ntResponse.subarray(16).toString('hex')).toBe(
      `0101000000000000${'00'.repeat(8)}${'aa'.repeat(8)}00000000${targetInfo.toString('hex')}00000000`,
    );
  });

  it('makes the base key of the session', () => {
    expect(response.keyExchangeKey.toString('hex')).toBe('8de40ccadbc14a82f15cb0ad0de95ca3');
  });

  it('wraps the random session key', () => {
    const wrapped = wrapSessionKey(response.keyExchangeKey, Buffer.alloc(16, 0x55));
    expect(wrapped.toString('hex')).toBe('c5dad2544fc9799094ce1ce90bc9d03e');
  });
});
