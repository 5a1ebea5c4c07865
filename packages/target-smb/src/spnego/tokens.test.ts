import { describe, expect, it } from 'vitest';
import { published } from '../fixtures/published-exchange.js';
import { decodeServerToken, encodeFirstToken } from './tokens.js';

const broken = expect.objectContaining({ code: 'EBADMSG' });

describe('SPNEGO tokens', () => {
  it('begin as in the published request', () => {
    const token = published.firstRequest.subarray(0x58);
    expect(encodeFirstToken(token.subarray(-40))).toEqual(token);
  });

  it('have the challenge of the published response', () => {
    const { mechanismToken } = decodeServerToken(published.firstResponse.subarray(0x48));
    expect(mechanismToken?.toString('latin1', 0, 7)).toBe('NTLMSSP');
    expect(mechanismToken).toHaveLength(0x94);
  });

  it('have the last signature of the published response', () => {
    const { mechanismListMic } = decodeServerToken(published.lastResponse.subarray(0x48));
    expect(mechanismListMic?.toString('hex')).toBe('010000003b453cdc3524164200000000');
  });

  it('of another mechanism are refused', () => {
    const token = Buffer.from(published.firstResponse.subarray(0x48));
    token.writeUInt8(0x1e, token.indexOf('02020a', 0, 'hex') + 2);
    expect(() => decodeServerToken(token)).toThrow(broken);
  });

  it.each(['', '60', 'a180', 'a1830000', '0400'])('like %j are refused', (hex) => {
    expect(() => decodeServerToken(Buffer.from(hex, 'hex'))).toThrow(broken);
  });
});
