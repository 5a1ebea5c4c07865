import { describe, expect, it } from 'vitest';
import { NtlmSecurity } from '../crypto/ntlm-security.js';
import { hmacMd5, ntowfV2 } from '../crypto/ntlm-v2.js';
import { Rc4 } from '../crypto/rc4.js';
import { published } from '../fixtures/published-exchange.js';
import { der } from '../spnego/der.js';
import { decodeServerToken, mechanismList } from '../spnego/tokens.js';
import { avId, decodeAvPairs, encodeAvPairs } from './av-pairs.js';
import { decodeChallengeMessage } from './messages.js';
import { NtlmLogon } from './ntlm-logon.js';

const broken = expect.objectContaining({ code: 'EBADMSG' });
const credentials = { user: 'reader', password: 'not told', domain: 'SUT311' };
const serverToken = published.firstResponse.subarray(0x48);
const challengeBytes = decodeServerToken(serverToken).mechanismToken!;

const logon = (): NtlmLogon => new NtlmLogon({ credentials, server: 'sut311' });
/** The field of the AUTHENTICATE message at `at`, [MS-NLMP] 2.2.1.3. */
const fieldOf = (message: Buffer, at: number): Buffer => {
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + message.readUInt16LE(at));
};
const messageOf = (token: Buffer): Buffer => decodeServerToken(token).mechanismToken!;

describe('the answer to a challenge', () => {
  const mine = logon();
  const first = mine.first();
  const { token, sessionKey } = mine.answer(serverToken);
  const message = messageOf(token);

  it('proves the password over the challenge and what is sent along', () => {
    const response = fieldOf(message, 20);
    const challenge = decodeChallengeMessage(challengeBytes).serverChallenge;
    const proof = hmacMd5(ntowfV2(credentials), challenge, response.subarray(16));
    expect(response.subarray(0, 16)).toEqual(proof);
  });

  it('has the time of the server and the name it was reached by', () => {
    const pairs = decodeAvPairs(fieldOf(message, 20).subarray(16 + 28));
    const value = (id: number): Buffer | undefined => pairs.find((each) => each.id === id)?.value;
    expect(value(avId.timestamp)?.toString('hex')).toBe('a1a1f5adcbaed001');
    expect(value(avId.targetName)?.toString('utf16le')).toBe('cifs/sut311');
    expect(value(avId.flags)?.readUInt32LE()).toBe(2);
  });

  it('wraps the session key for who knows the password', () => {
    const proof = fieldOf(message, 20).subarray(0, 16);
    const key = hmacMd5(ntowfV2(credentials), proof);
    expect(new Rc4(key).apply(fieldOf(message, 52))).toEqual(sessionKey);
  });

  it('protects all three messages', () => {
    const negotiate = first.subarray(first.indexOf('NTLMSSP'));
    const without = Buffer.from(message).fill(0, 72, 88);
    const mic = hmacMd5(sessionKey, negotiate, challengeBytes, without);
    expect(message.subarray(72, 88)).toEqual(mic);
  });

  it('does not show the password', () => {
    expect(token.includes(Buffer.from(credentials.password, 'utf16le'))).toBe(false);
    expect(token.includes(credentials.password)).toBe(false);
  });
});

describe('the last token of the server', () => {
  const signed = (mic: Buffer): Buffer =>
    der(0xa1, der(0x30, der(0xa0, Buffer.of(0x0a, 1, 0)), der(0xa3, der(0x04, mic))));

  it('is taken with its signature', () => {
    const mine = logon();
    const { sessionKey } = mine.answer(serverToken);
    const mic = new NtlmSecurity(sessionKey, 'server').sign(mechanismList);
    expect(() => mine.finish(signed(mic))).not.toThrow();
  });

  it('is refused with another', () => {
    const mine = logon();
    mine.answer(serverToken);
    expect(() => mine.finish(signed(Buffer.alloc(16)))).toThrow(broken);
  });
});

describe('a challenge', () => {
  it.each([0x2000_0000, 0x4000_0000, 0x0008_0000])('without the flag %i is refused', (flag) => {
    const changed = Buffer.from(challengeBytes);
    changed.writeUInt32LE((changed.readUInt32LE(20) & ~flag) >>> 0, 20);
    expect(() => decodeChallengeMessage(changed)).toThrow(broken);
  });

  it('has its pairs, and ends with the last of them', () => {
    const { targetInfo } = decodeChallengeMessage(challengeBytes);
    const pairs = decodeAvPairs(targetInfo);
    expect(pairs.map(({ id }) => id)).toEqual([2, 1, 4, 3, 7]);
    expect(encodeAvPairs(pairs)).toEqual(targetInfo);
    expect(() => decodeAvPairs(targetInfo.subarray(0, -1))).toThrow(broken);
  });
});
