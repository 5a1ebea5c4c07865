import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { resultOrCode } from '../fixtures/refusals.js';
import { seed } from '../fixtures/seed.js';
import { withoutStacks } from '../fixtures/without-stacks.js';
import { canonicalJson, openSealedJson, sealJson, type JsonValue } from './sealed-json.js';

const open = (bytes: Uint8Array): unknown =>
  resultOrCode(() => openSealedJson(bytes, 'file.json', nativeHasher).value);
const seal = (value: JsonValue): Uint8Array => sealJson(value, nativeHasher).bytes;
/** Text that looks sealed: what `body` is, and its checksum. */
const sealedText = (body: string | Uint8Array): Uint8Array => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const root = createHash('sha256').update(bytes).digest('hex');
  return Uint8Array.of(...bytes, ...new TextEncoder().encode(`${root}\n`));
};
/** JSON as it comes back: no `-0`, which JSON writes as `0`. */
const someJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

describe('canonicalJson', () => {
  it.each<[string, JsonValue, string]>([
    [
      'names in order of their UTF-16 units',
      { b: 1, a: 2, '\u{10000}': 3, '\uffff': 4, '': 5 },
      '{"":5,"a":2,"b":1,"\u{10000}":3,"\uffff":4}',
    ],
    [
      'names inside names',
      { x: { d: 1, c: [{ b: 1, a: 1 }] } },
      '{"x":{"c":[{"a":1,"b":1}],"d":1}}',
    ],
    ['nothing for absent members', { a: undefined, b: null }, '{"b":null}'],
    ['no white space', [1, 'a b', true], '[1,"a b",true]'],
    ['no half of a character', 'a\ud800b\udc00', '"a\ufffdb\ufffd"'],
    ["ECMAScript's own numbers", [1e21, 0.1, -5], '[1e+21,0.1,-5]'],
  ])('writes %s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('is the same in whatever order members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.nat()), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson({ ...members }));
      }),
      { seed },
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(someJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
      { seed },
    );
  });
});

describe('a sealed file', () => {
  it('is a line of JSON and a line with its SHA-256', () => {
    const text = '{"a":1,"b":"é"}\n';
    const root = createHash('sha256').update(text).digest('hex');
    expect(sealJson({ b: 'é', a: 1 }, nativeHasher).root).toBe(root);
    expect(new TextDecoder().decode(seal({ b: 'é', a: 1 }))).toBe(`${text}${root}\n`);
  });

  it('gives back any value, under the same root', () => {
    fc.assert(
      fc.property(someJson, (value) => {
        const { bytes, root } = sealJson(value, nativeHasher);
        expect(openSealedJson(bytes, 'file.json', nativeHasher)).toEqual({ value, root });
      }),
      { seed },
    );
  });

  it('is found damaged by any flipped bit', () => {
    const bytes = seal({ run: 12, name: 'ünïcode', list: [1, 2, 3] });
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect({ bit, result: withoutStacks(() => open(flipped)) }).toEqual({
        bit,
        result: { code: 'damaged' },
      });
    }
  });

  it('is found damaged when it is cut off anywhere', () => {
    const bytes = seal({ run: 12 });
    for (let length = 0; length < bytes.length; length += 1) {
      expect({ length, result: open(bytes.subarray(0, length)) }).toEqual({
        length,
        result: { code: 'damaged' },
      });
    }
  });

  it.each([
    ['bytes behind it', Uint8Array.of(...seal({ a: 1 }), 10)],
    ['two lines of JSON', sealedText('{"a":1}\n{"a":1}\n')],
    ['no line end before its checksum', sealedText('{"a":1}')],
    [
      'a checksum in capitals',
      new TextEncoder().encode(
        new TextDecoder()
          .decode(seal({ a: 1 }))
          .replace(/[0-9a-f]{64}/, (digits) => digits.toUpperCase()),
      ),
    ],
    ['text that is no JSON', sealedText('{"a":1\n')],
    ['text that is not UTF-8', sealedText(Uint8Array.of(0x22, 0xff, 0x22, 10))],
    ['a byte order mark', sealedText('\ufeff{}\n')],
    ['nothing but a checksum', sealedText('')],
  ])('is refused with %s', (_, bytes) => {
    expect(open(bytes)).toEqual({ code: 'damaged' });
  });

  it('names its file in the error', () => {
    expect(() => openSealedJson(new Uint8Array(0), 'lease-0000000001.json', nativeHasher)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('lease-0000000001.json') as string,
        details: { path: 'lease-0000000001.json' },
      }),
    );
  });
});
