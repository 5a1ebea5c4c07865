import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultOrCode } from '../fixtures/refusals.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import { portableHasher } from '../host/portable-hasher.js';
import { encodeRecord } from './encode-record.js';
import { headerOffsets } from './headers.js';
import { concatBytes, frames } from './records.js';

const someRecords = fc.array(
  someLicense.map((one) => encodeRecord(one, portableHasher)),
  { maxLength: 5 },
);
const startsOf = (lengths: readonly number[]): readonly number[] =>
  lengths.map((_, at) => lengths.slice(0, at).reduce((sum, length) => sum + length, 0));

describe('concatBytes', () => {
  it('puts parts one behind the other', () => {
    expect(concatBytes([Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)])).toEqual(
      Uint8Array.of(1, 2, 3),
    );
  });
});

describe('frames', () => {
  it('finds any records one behind the other', () => {
    fc.assert(
      fc.property(someRecords, (list) => {
        const found = Array.from(frames(concatBytes(list)), ({ offset, totalLength }) => [
          offset,
          totalLength,
        ]);
        const lengths = list.map(({ length }) => length);
        expect(found).toEqual(startsOf(lengths).map((start, at) => [start, lengths[at]]));
      }),
      { seed, numRuns: 50 },
    );
  });

  it('are none in no bytes', () => {
    expect([...frames(new Uint8Array(0))]).toEqual([]);
  });

  it('end in `damaged` where something follows the last record', () => {
    const bytes = records(record('a'), Uint8Array.of(0));
    expect(resultOrCode(() => [...frames(bytes)])).toEqual({ code: 'damaged' });
  });
});

describe('headerOffsets', () => {
  const header = (bytes: Uint8Array): Uint8Array =>
    bytes.subarray(0, new DataView(bytes.buffer).getUint32(8, true));

  it('finds headers one behind the other, without their payloads', () => {
    fc.assert(
      fc.property(someRecords, (list) => {
        const headers = list.map(header);
        const found = [...headerOffsets(concatBytes(headers))];
        expect(found).toEqual(startsOf(headers.map(({ length }) => length)));
      }),
      { seed, numRuns: 50 },
    );
  });

  it('end in `damaged` wherever the bytes are cut off inside a header', () => {
    const both = concatBytes([header(record('a')), header(record('b'))]);
    const half = both.length / 2;
    for (let length = 0; length < both.length; length += 1) {
      const result = resultOrCode(() => [...headerOffsets(both.subarray(0, length))]);
      expect({ length, result }).toEqual({
        length,
        result: length === 0 ? [] : length === half ? [0] : { code: 'damaged' },
      });
    }
  });

  it('end in `damaged` where no record begins', () => {
    const bytes = header(record('a')).slice();
    bytes[0] = 0;
    expect(resultOrCode(() => [...headerOffsets(bytes)])).toEqual({ code: 'damaged' });
  });

  it('end in `damaged` at a length shorter than a header', () => {
    const bytes = header(record('a')).slice();
    new DataView(bytes.buffer).setUint32(8, 0, true);
    expect(resultOrCode(() => [...headerOffsets(bytes)])).toEqual({ code: 'damaged' });
  });
});
