import { describe, expect, it } from 'vitest';
import { malformedIn } from '../malformed.js';
import { encodeText, type SyntheticEncoding } from '../synthetic/encode-text.js';
import { decodeText, detectEncoding } from './decode-text.js';

const malformed = malformedIn('Test');
const decode = (bytes: Uint8Array) => decodeText(bytes, detectEncoding(bytes), malformed);
const encodings: SyntheticEncoding[] = (['utf-8', 'utf-16le', 'utf-16be'] as const).flatMap(
  (encoding) => [
    { encoding, byteOrderMark: true },
    { encoding, byteOrderMark: false },
  ],
);

describe('decodeText', () => {
  it.each(encodings)(
    'finds out and decodes $encoding, byte order mark $byteOrderMark',
    (options) => {
      expect(decode(encodeText('<a>é€😀</a>', options)).text).toBe('<a>é€😀</a>');
    },
  );

  it.each(encodings)('counts bytes in $encoding, byte order mark $byteOrderMark', (options) => {
    const text = '<a>é€😀</a>';
    const decoded = decode(encodeText(text, options));
    const before = encodeText('<a>é€😀', options).length;
    expect(decoded.offsetAt('<a>é€😀'.length)).toBe(before);
    expect(decoded.offsetAt(1)).toBe(encodeText('<', options).length);
  });

  it.each(encodings)('goes no farther than the end in $encoding', (options) => {
    const bytes = encodeText('<a>é', options);
    expect(decode(bytes).offsetAt(100)).toBe(bytes.length);
  });

  it.each([
    ['UTF-8 that is cut off', [0x3c, 0x61, 0xe2, 0x82], 2],
    ['UTF-8 with a lone continuation', [0x3c, 0x80, 0x3e], 1],
    ['UTF-8 behind a real U+FFFD', [0x3c, 0xef, 0xbf, 0xbd, 0xff], 4],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x3c, 0xff], 4],
    ['UTF-16 with half a character', [0x3c, 0x00, 0x61], 2],
    ['UTF-16 with half a pair', [0x3c, 0x00, 0x00, 0xd8, 0x3e, 0x00], 2],
    ['big-endian UTF-16 with half a pair', [0x00, 0x3c, 0xd8, 0x00, 0x00, 0x3e], 2],
  ])('names the place in %s', (_name, bytes, offset) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'malformed-license', details: { offset } }),
    );
  });
});
