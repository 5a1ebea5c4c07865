import { beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../../fixtures/memory-target.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { license, record, records, type LicenseParts } from '../../fixtures/sample-licenses.js';
import type { LicenseFormat } from '../../formats/license-format.js';
import type { LicenseDescription } from '../../license/license-description.js';
import { Redescriber } from './redescribe.js';

const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';
const parts: LicenseParts = {
  keyIds: [keyId],
  issued: 1,
  notBefore: 2,
  notAfter: 3,
  label: 'a.lic',
};

let describeAgain: (payload: Uint8Array) => LicenseDescription;

const format: LicenseFormat = {
  id: 'lcp',
  name: 'test',
  extension: '.lcpl',
  recognize: () => true,
  read: () => [],
  describe: (payload) => describeAgain(payload),
};

/** A format that reads this from every payload. */
function reads(changes: LicenseParts): void {
  describeAgain = () => license('x', { ...parts, ...changes }).description;
}

beforeEach(() => reads({}));

const compare = (bytes: Uint8Array, formats = [format]) => [
  ...new Redescriber(formats, nativeHasher).compare('x.seg', 1000, bytes),
];

describe('Redescriber', () => {
  it('finds nothing where the license says what its record says', () => {
    expect(compare(record('a', parts))).toEqual([]);
  });

  it('shows the format the payload', () => {
    const seen: string[] = [];
    describeAgain = (payload) => {
      seen.push(new TextDecoder().decode(payload));
      return license('x').description;
    };
    compare(records(record('a', { payload: 'one' }), record('b', { payload: 'two' })));
    expect(seen).toEqual(['one', 'two']);
  });

  it.each<[string, LicenseParts]>([
    ['key ids', { keyIds: [] }],
    ['issue date', { issued: 9 }],
    ['begin', { notBefore: 9 }],
    ['end', { notAfter: 9 }],
    ['backup right', { backup: 'denied' }],
    ['restore right', { restore: 'denied' }],
    ['persistence', { persistence: 'no' }],
  ])('finds that the license says something else of its %s', (field, change) => {
    reads(change);
    const before = record('first', { ...parts, ...change });
    expect(compare(records(before, record('a', parts)))).toEqual([
      {
        file: 'x.seg',
        offset: 1000 + before.length,
        message: `The license says something else of: ${field}.`,
        license: 'a',
        label: 'a.lic',
      },
    ]);
  });

  it('names all that differs', () => {
    reads({ issued: 9, notAfter: 9 });
    expect(compare(record('a', parts))[0]?.message).toContain('issue date, end');
  });

  it("does not look for an operator's statement in the license", () => {
    reads({ backup: 'unknown' });
    expect(compare(record('a', { ...parts, backup: 'granted', operator: true }))).toEqual([]);
  });

  it('tells of a license its format can no longer read', () => {
    describeAgain = () => {
      throw failure('malformed-license', 'byte 7');
    };
    expect(compare(record('a', parts))[0]?.message).toContain('byte 7');
  });

  it('lets a fault of the format through', () => {
    describeAgain = () => {
      throw new TypeError('a fault');
    };
    expect(() => compare(record('a', parts))).toThrow(TypeError);
  });

  it('passes over formats nobody reads, and remembers which', () => {
    const redescriber = new Redescriber([format], nativeHasher);
    const other = records(record('a', { format: 'xmr' }), record('b', { format: 'xmr' }));
    expect([...redescriber.compare('x.seg', 0, other)]).toEqual([]);
    expect([...redescriber.unknownFormats]).toEqual(['xmr']);
  });
});
