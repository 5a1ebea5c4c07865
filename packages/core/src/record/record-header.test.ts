import { describe, expect, it } from 'vitest';
import { headerOf, readAll, withExtension } from '../fixtures/read-records.js';
import { refusal, resultOrCode } from '../fixtures/refusals.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { withoutStacks } from '../fixtures/without-stacks.js';
import { maxRecordLength } from './layout.js';
import { readFrame, readHeader, readPolicyClass } from './record-header.js';
import { viewOf } from './records.js';

const sample = record('lcp:1', {
  payload: 'opaque bytes',
  label: 'one.lcpl',
  keyIds: ['03020100-0504-0706-0809-0a0b0c0d0e0f'],
  issued: 5,
  notBefore: 6,
  notAfter: 7,
  container: 'license-response',
  attachments: [{ kind: 'revocation', type: 'crl', bytes: Uint8Array.of(1, 2) }],
});
const headerLength = viewOf(sample).getUint32(8, true);

/** The sample with some of its bytes replaced. */
function patched(at: number, ...bytes: readonly number[]): Uint8Array {
  const changed = sample.slice();
  changed.set(bytes, at);
  return changed;
}

function codeOf(bytes: Uint8Array): Promise<string> {
  return refusal(() => headerOf(bytes)).then(({ code }) => code);
}

describe('a record', () => {
  it('is found damaged when it is cut off anywhere', async () => {
    for (let length = 0; length < sample.length; length += 1) {
      const cut = sample.subarray(0, length);
      const error = await refusal(() => readFrame(cut, viewOf(cut), 0));
      expect({ length, code: error.code }).toEqual({ length, code: 'damaged' });
    }
  });

  it('whose header has one byte changed is refused', () => {
    const wrong: unknown[] = [];
    for (let at = 0; at < headerLength; at += 1) {
      for (let change = 1; change < 256; change += 1) {
        const changed = patched(at, sample[at]! ^ change);
        const result = withoutStacks(() => resultOrCode(() => readAll(changed)));
        const refused = 'code' in result && ['damaged', 'unsupported'].includes(result.code);
        if (!refused) wrong.push({ at, change, result });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('behind another one is read at its offset', () => {
    const both = records(record('first'), sample);
    const view = viewOf(both);
    const first = readFrame(both, view, 0);
    expect(readHeader(both, view, readFrame(both, view, first.totalLength)).id).toBe('lcp:1');
  });

  it('is read wherever it lies in its buffer', () => {
    const shifted = records(Uint8Array.of(9, 9, 9), sample).subarray(3);
    expect(headerOf(shifted).id).toBe('lcp:1');
  });

  it('says where it is damaged', async () => {
    const both = records(record('first'), patched(0, 0));
    const offset = record('first').length;
    const error = await refusal(() => readFrame(both, viewOf(both), offset));
    expect(error.details).toEqual({ offset });
  });
});

describe('what a reader does not know', () => {
  it.each([
    ['a newer version', patched(4, 2)],
    ['version 0', patched(4, 0)],
    ['an unknown flag', patched(6, 2)],
    ['an unknown high flag', patched(7, 0x80)],
    ['an unknown verdict on backup', patched(16, 0x06)],
    ['an unknown verdict on restore', patched(16, 0x60)],
    ['an unknown persistence', patched(17, 3)],
    ['an unknown policy bit', patched(17, 8)],
    ['a critical extension', withExtension(sample, 0x8001, Uint8Array.of(1))],
  ])('is unsupported: %s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('unsupported');
  });

  it('is passed over if it is an extension that is not critical', () => {
    const extended = withExtension(sample, 0x7001, Uint8Array.of(1, 2, 3));
    expect(headerOf(extended)).toEqual(headerOf(sample));
  });
});

describe('a damaged header', () => {
  it.each([
    ['another magic', patched(0, 0x58)],
    ['a reserved field that is not zero', patched(18, 1)],
    ['a header shorter than its fixed fields and checksum', patched(8, 75, 0, 0, 0)],
    ['a header longer than the record', patched(8, 0xff, 0xff, 0, 0)],
    ['a length over the limit', patched(12, 0x01, 0x00, 0x00, 0x01)],
    ['a length beyond the bytes there are', patched(12, 0xff, 0xff, 0, 0)],
    ['a payload although it is said to be left out', patched(6, 1)],
    ['no extensions at all', patched(8, 76, 0, 0, 0)],
    ['a format that is not UTF-8', patched(78, 0xff)],
    ['a format in capitals', patched(78, 0x4c)],
    ['a key id of 15 bytes', withExtension(sample, 3, new Uint8Array(15))],
    ['a date of 7 bytes', withExtension(sample, 5, new Uint8Array(7))],
    ['a date beyond the safe integers', withExtension(sample, 5, new Uint8Array(8).fill(0x7f))],
    ['an attachment of no known kind', withExtension(sample, 9, Uint8Array.of(2, 0, 0))],
    ['an attachment of two bytes', withExtension(sample, 9, Uint8Array.of(1, 0))],
    ['an attachment whose type is cut off', withExtension(sample, 9, Uint8Array.of(1, 2, 0, 65))],
    ['half an extension at the end', patched(8, headerLength + 3, 0, 0, 0)],
  ])('is refused: %s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('damaged');
  });

  it('of a record over 16 MiB is refused before its bytes are looked at', async () => {
    const large = new Uint8Array(maxRecordLength + 1);
    large.set(sample);
    viewOf(large).setUint32(12, maxRecordLength + 1, true);
    expect(await codeOf(large)).toBe('damaged');
  });
});

describe('readPolicyClass', () => {
  const read = (bytes: Uint8Array): unknown => {
    const view = viewOf(bytes);
    return readPolicyClass(bytes, view, readFrame(bytes, view, 0));
  };

  it('reads the class without the rest of the header', () => {
    expect(read(sample)).toEqual(headerOf(sample).policyClass);
  });

  it.each([
    ['has no extensions', patched(8, 76, 0, 0, 0)],
    ['ends behind its fixed part', patched(8, 76, 0, 0, 0, 76, 0, 0, 0).subarray(0, 76)],
    ['has a first extension that is longer than the header', patched(74, 0xff, 0xff)],
    ['does not begin with its format', patched(72, 2)],
  ])('refuses a header that %s', async (_, bytes) => {
    expect((await refusal(() => read(bytes))).code).toBe('damaged');
  });
});
