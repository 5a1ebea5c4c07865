import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AesCmac } from './aes-cmac.js';

const key = Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex');
const message = Buffer.from(
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51' +
    '30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
  'hex',
);

describe('AesCmac', () => {
  // RFC 4493, section 4.
  it.each([
    [0, 'bb1d6929e95937287fa37d129b756746'],
    [16, '070a16b46b4d4144f79bdd9dd04a287c'],
    [40, 'dfa66747de9ae63030ca32611497c827'],
    [64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('of the first %i bytes', (length, code) => {
    expect(new AesCmac(key).code([message.subarray(0, length)]).toString('hex')).toBe(code);
  });

  it.each([0, 1, 15, 16, 17, 31, 32, 33, 39, 40])('of 40 bytes, cut at byte %i', (at) => {
    const parts = [message.subarray(0, at), message.subarray(at, 40)];
    expect(new AesCmac(key).code(parts).toString('hex')).toBe('dfa66747de9ae63030ca32611497c827');
  });

  it('of parts of one byte', () => {
    const bytes = Array.from(message, (byte) => Buffer.of(byte));
    expect(new AesCmac(key).code(bytes)).toEqual(new AesCmac(key).code([message]));
  });

  it('of a long message is the last block of its chain', () => {
    const long = Buffer.alloc(200_000 - (200_000 % 16), 0x5a);
    const cmac = new AesCmac(key);
    // The mask of a full last block, seen through a message of one block: code = E(block ^ K1).
    const k1 = Buffer.from('fbeed618357133667c85e08f7236a8de', 'hex');
    const masked = Buffer.from(long);
    for (let index = 0; index < 16; index++) masked[long.length - 16 + index]! ^= k1[index]!;
    const chain = createCipheriv('aes-128-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
    expect(cmac.code([long])).toEqual(chain.update(masked).subarray(-16));
  });
});
