import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { withExtension } from '../fixtures/read-records.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { hashLicenseId } from '../license/license-id-hash.js';
import { viewOf } from './records.js';
import { rottenHeaders, type RottenHeader } from './rotten-headers.js';

const ids = ['first', 'second', 'third'];
const all = ids.map((id) => record(id, { label: `${id}.lcpl`, payload: `payload of ${id}` }));
const headerLength = (bytes: Uint8Array): number => viewOf(bytes).getUint32(8, true);
const given = {
  records: { bytes: records(...all), lengths: all.map(({ length }) => length) },
  headers: {
    bytes: records(...all.map((bytes) => bytes.subarray(0, headerLength(bytes)))),
    lengths: all.map(headerLength),
  },
} as const;
type Part = keyof typeof given;

const find = (bytes: Uint8Array, part: Part = 'records'): readonly RottenHeader[] => [
  ...rottenHeaders(bytes, part, nativeHasher),
];
const offsetOf = (at: number, part: Part = 'records'): number =>
  given[part].lengths.slice(0, at).reduce((sum, length) => sum + length, 0);
const shortId = (id: string): string => toHex(hashLicenseId(id, nativeHasher));
const named = (at: number, part: Part = 'records'): RottenHeader => ({
  offset: offsetOf(at, part),
  name: { license: ids[at]!, label: `${ids[at]!}.lcpl`, shortId: shortId(ids[at]!) },
});

const asText = (found: readonly RottenHeader[]): string =>
  found
    .map(({ offset, name }) => [offset, name?.license, name?.label, name?.shortId].join(' '))
    .join();

function flipped(bytes: Uint8Array, ...bits: readonly number[]): Uint8Array {
  const changed = bytes.slice();
  for (const bit of bits) changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

describe.each<Part>(['records', 'headers'])('rottenHeaders of %s', (part) => {
  it('are none where all is well', () => {
    expect(find(given[part].bytes, part)).toEqual([]);
  });

  it('is the one with a flipped bit, whichever bit it is, and the license is named', () => {
    const wrong: unknown[] = [];
    for (let at = 0; at < ids.length; at += 1) {
      const start = offsetOf(at, part) * 8;
      for (let bit = start; bit < start + headerLength(all[at]!) * 8; bit += 1) {
        const found = find(flipped(given[part].bytes, bit), part);
        if (asText(found) !== asText([named(at, part)])) wrong.push({ bit, found });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are all that have one', () => {
    const bits = [0, 1, 2].map((at) => (offsetOf(at, part) + 8 + at) * 8);
    expect(find(flipped(given[part].bytes, ...bits), part)).toEqual(
      [0, 1, 2].map((at) => named(at, part)),
    );
  });
});

describe('a header that is worse off', () => {
  const second = offsetOf(1) * 8;

  it('is named by its id alone while that fits its hash, and ends the search', () => {
    // A digest and the last letter of the label; the third record is rotten too.
    const label = (offsetOf(1) + headerLength(all[1]!) - 5) * 8;
    const bytes = flipped(given.records.bytes, second + 30 * 8, label, offsetOf(2) * 8);
    expect(find(bytes)).toEqual([
      { offset: offsetOf(1), name: { license: 'second', shortId: shortId('second') } },
    ]);
  });

  it('stays unnamed where the id does not fit its hash', () => {
    const bytes = flipped(given.records.bytes, second + 30 * 8, second + 60 * 8);
    expect(find(bytes)).toEqual([{ offset: offsetOf(1) }]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['is overwritten with zeros', (bytes) => bytes.slice().fill(0, offsetOf(1))],
    ['is overwritten with ones', (bytes) => bytes.slice().fill(255, offsetOf(1))],
    ['is cut off', (bytes) => bytes.subarray(0, offsetOf(1) + 100)],
    ['has only begun', (bytes) => bytes.subarray(0, offsetOf(1) + 3)],
  ])('stays unnamed where it %s', (_, change) => {
    expect(find(change(given.records.bytes))).toEqual([{ offset: offsetOf(1) }]);
  });
});

it('mends no bit that two others only look like', () => {
  // These three bits, counted from the last one, cancel out in CRC-32. The third lies in the hash of the id.
  const length = 11_515;
  const label = record('large', { label: 'large.lcpl' });
  const filled = new Uint8Array(length - headerLength(label) - 6);
  const header = withExtension(label, 0x7001, filled).slice(0, length);
  const [one, two, three] = [0, 41_678, 91_639].map((fromEnd) => length * 8 - 1 - fromEnd);
  expect(find(flipped(header, one!, two!, three!), 'headers')).toEqual([]);
  expect(three! >> 3).toBe(60);
  expect(find(flipped(header, one!, two!), 'headers')).toEqual([
    { offset: 0, name: { license: 'large', shortId: shortId('large') } },
  ]);
});

it('takes no header for rotten that this version does not know', () => {
  const foreign = withExtension(all[0]!, 0x8001, Uint8Array.of(1));
  expect(find(records(foreign, all[1]!))).toEqual([]);
});

it('goes on behind a record whose payload is longer than what is left', () => {
  expect(find(given.records.bytes.subarray(0, -1))).toEqual([]);
});
