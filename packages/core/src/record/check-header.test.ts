import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { withExtension } from '../fixtures/read-records.js';
import { resultOrCode } from '../fixtures/refusals.js';
import { record } from '../fixtures/sample-licenses.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import { withoutStacks } from '../fixtures/without-stacks.js';
import { checkHeader } from './check-header.js';
import { encodeRecord } from './encode-record.js';
import { readFrame, readHeader } from './record-header.js';
import { viewOf } from './records.js';

/** `fine`, or the code of what reading the first record's header throws. */
function verdictOf(bytes: Uint8Array, read: typeof checkHeader | typeof readHeader): string {
  const result = withoutStacks(() =>
    resultOrCode(() => {
      const view = viewOf(bytes);
      read(bytes, view, readFrame(bytes, view, 0));
      return 'fine';
    }),
  );
  return typeof result === 'string' ? result : result.code;
}

const sample = record('lcp:1', {
  label: 'one.lcpl',
  keyIds: ['03020100-0504-0706-0809-0a0b0c0d0e0f'],
  issued: 5,
  notBefore: -5,
  notAfter: Number.MAX_SAFE_INTEGER,
});

/** The sample with another tag at the extension that begins there. */
function withTag(at: number, tag: number): Uint8Array {
  const changed = sample.slice();
  changed[at] = tag;
  return changed;
}

describe('checkHeader', () => {
  it('takes the header of any license', () => {
    fc.assert(
      fc.property(someLicense, (one) => {
        expect(verdictOf(encodeRecord(one, nativeHasher), checkHeader)).toBe('fine');
      }),
      { seed },
    );
  });

  it('says what readHeader says of every header with one byte changed', () => {
    const headerLength = viewOf(sample).getUint32(8, true);
    const different: unknown[] = [];
    for (let at = 0; at < headerLength; at += 1) {
      for (const change of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const changed = sample.slice();
        changed[at]! ^= change;
        const [checked, read] = [verdictOf(changed, checkHeader), verdictOf(changed, readHeader)];
        if (checked !== read) different.push({ at, change, checked, read });
      }
    }
    expect(different).toEqual([]);
  });

  it.each<[string, Uint8Array, string]>([
    ['a date of nine bytes', withExtension(sample, 5, new Uint8Array(9)), 'damaged'],
    ['no format', withTag(72, 8), 'damaged'],
    ['no id', withTag(81, 4), 'damaged'],
    ['the earliest date', record('a', { notBefore: -Number.MAX_SAFE_INTEGER }), 'fine'],
    ['text beyond ASCII', record('lcp:é', { label: 'ключ' }), 'fine'],
    ['an unknown extension', withExtension(sample, 0x7001, Uint8Array.of(1)), 'fine'],
    ['a critical extension', withExtension(sample, 0x8001, Uint8Array.of(1)), 'unsupported'],
    ['text that is not UTF-8', withExtension(sample, 4, Uint8Array.of(0xff)), 'damaged'],
    [
      'a date beyond the safe integers',
      withExtension(sample, 5, Uint8Array.of(0, 0, 0, 0, 0, 0, 0x20, 0)),
      'damaged',
    ],
    [
      'a date below the safe integers',
      withExtension(sample, 5, Uint8Array.of(0, 0, 0, 0, 0, 0, 0xe0, 0xff)),
      'damaged',
    ],
  ])('finds %s as readHeader does', (_, bytes, verdict) => {
    expect([verdictOf(bytes, checkHeader), verdictOf(bytes, readHeader)]).toEqual([
      verdict,
      verdict,
    ]);
  });
});
