import { describe, expect, it } from 'vitest';
import { Rc4 } from './rc4.js';

// RFC 6229, section 2: the key stream at offsets 0, 240 and 496.
const vectors = [
  {
    key: '0102030405',
    stream: {
      0: 'b2396305f03dc027ccc3524a0a1118a8',
      240: '28cb1132c96ce286421dcaadb8b69eae',
      496: 'd87ba1a4ebb8d1c3c3e1a5b3ed0ee5a4',
    },
  },
] as const;

describe('Rc4', () => {
  it.each(vectors)('has the key stream of $key', ({ key, stream }) => {
    const bytes = new Rc4(Buffer.from(key, 'hex')).apply(new Uint8Array(512));
    expect(bytes.subarray(0, 16).toString('hex')).toBe(stream[0]);
    expect(bytes.subarray(240, 256).toString('hex')).toBe(stream[240]);
  });

  it('goes on where it ended', () => {
    const key = Buffer.from('0102030405', 'hex');
    const parts = new Rc4(key);
    const joined = Buffer.concat([parts.apply(new Uint8Array(7)), parts.apply(new Uint8Array(25))]);
    expect(joined).toEqual(new Rc4(key).apply(new Uint8Array(32)));
  });
});
