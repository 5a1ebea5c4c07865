import { describe, expect, it } from 'vitest';
import { withExtension } from '../fixtures/read-records.js';
import { refusal } from '../fixtures/refusals.js';
import { license } from '../fixtures/sample-licenses.js';
import { testHost } from '../fixtures/test-host.js';
import type { License } from '../license/license.js';
import { encodeRecord } from '../record/encode-record.js';
import { readFrame, readHeader, type RecordHeader } from '../record/record-header.js';
import { concatBytes, viewOf } from '../record/records.js';
import { reframe, type HeaderStatement } from './reframe.js';

const { hasher } = testHost();
const keyId = '03020100-0504-0706-0809-0a0b0c0d0e0f';

const one: License = {
  ...license('lcp:1', { label: 'one.lcpl', issued: 5, payload: Uint8Array.of(1, 2, 3) }),
  container: 'license-response',
  attachments: [{ kind: 'revocation', type: 'A', bytes: Uint8Array.of(9) }],
};

function restated(
  record: Uint8Array,
  change: (header: RecordHeader) => Partial<HeaderStatement>,
): Uint8Array {
  const view = viewOf(record);
  return reframe(record, view, readFrame(record, view, 0), hasher, (header) => ({
    ...header,
    ...change(header),
  }));
}

function headerOf(record: Uint8Array): RecordHeader {
  const view = viewOf(record);
  return readHeader(record, view, readFrame(record, view, 0));
}

describe('reframe', () => {
  it('gives the same bytes where nothing is said anew', () => {
    const record = encodeRecord(one, hasher);
    expect(restated(record, () => ({}))).toEqual(record);
  });

  it('changes what is said anew and nothing else', () => {
    const record = encodeRecord(one, hasher);
    const again = restated(record, ({ policyClass }) => ({
      label: 'A Song',
      keyIds: [keyId],
      issued: 6,
      notBefore: 7,
      notAfter: 8,
      policyClass: { ...policyClass, backup: 'sealed', operator: true },
    }));
    const { policyClass, ...rest } = headerOf(record);
    expect(headerOf(again)).toEqual({
      ...rest,
      label: 'A Song',
      keyIds: [keyId],
      issued: 6,
      notBefore: 7,
      notAfter: 8,
      policyClass: { ...policyClass, backup: 'sealed', operator: true },
    });
    expect(again.subarray(-3)).toEqual(one.payload);
  });

  it('reads a record among others', () => {
    const records = concatBytes([encodeRecord(license('a'), hasher), encodeRecord(one, hasher)]);
    const view = viewOf(records);
    const frame = readFrame(records, view, readFrame(records, view, 0).totalLength);
    expect(reframe(records, view, frame, hasher, (header) => header)).toEqual(
      encodeRecord(one, hasher),
    );
  });

  it('does not make a record whole that has rotted', async () => {
    const record = encodeRecord(one, hasher);
    record[record.length - 1] = 0;
    expect(await refusal(() => restated(record, () => ({})))).toMatchObject({
      code: 'store-corrupt',
      details: { license: 'lcp:1' },
    });
  });

  it('does not drop what a newer version has stored', async () => {
    const newer = withExtension(encodeRecord(one, hasher), 0x70, Uint8Array.of(42));
    expect(await refusal(() => restated(newer, () => ({})))).toMatchObject({
      code: 'unsupported',
    });
  });
});
