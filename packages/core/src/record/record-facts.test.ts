import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { withExtension } from '../fixtures/read-records.js';
import { resultOrCode } from '../fixtures/refusals.js';
import { record } from '../fixtures/sample-licenses.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import { withoutStacks } from '../fixtures/without-stacks.js';
import { formatKeyId, keyIdLength } from '../license/key-id.js';
import { policyClassKey } from '../license/policy-class.js';
import { encodeRecord } from './encode-record.js';
import { RecordFactsReader } from './record-facts.js';
import { readFrame, readHeader } from './record-header.js';
import { concatBytes, frames, viewOf } from './records.js';

/** Facts of a record, or the code of what reading them throws; with key ids as text. */
type Told = { readonly [name: string]: unknown };

function byFacts(bytes: Uint8Array, reader = new RecordFactsReader()): Told[] {
  const view = viewOf(bytes);
  return Array.from(frames(bytes, view), (frame) => {
    const { keyIds, ...facts } = reader.read(bytes, view, frame);
    const texts = keyIds.map((at) => formatKeyId(bytes.subarray(at, at + keyIdLength)));
    return { ...facts, keyIds: texts };
  });
}

function byHeader(bytes: Uint8Array): Told[] {
  const view = viewOf(bytes);
  return Array.from(frames(bytes, view), (frame) => {
    const { policyClass, issued, keyIds, payloadOmitted } = readHeader(bytes, view, frame);
    return { policyClass: policyClassKey(policyClass), issued, payloadOmitted, keyIds };
  });
}

const told = (read: (bytes: Uint8Array) => Told[], bytes: Uint8Array): unknown =>
  withoutStacks(() => resultOrCode(() => read(bytes)));

describe('RecordFactsReader', () => {
  it('says of any licenses what their headers say', () => {
    fc.assert(
      fc.property(fc.array(someLicense, { minLength: 1, maxLength: 40 }), (all) => {
        const bytes = concatBytes(all.map((one) => encodeRecord(one, nativeHasher)));
        expect(byFacts(bytes)).toEqual(byHeader(bytes));
      }),
      { seed },
    );
  });

  it('says what readHeader says of every header with one byte changed', () => {
    const sample = record('lcp:1', {
      label: 'one.lcpl',
      keyIds: ['03020100-0504-0706-0809-0a0b0c0d0e0f'],
      issued: -5,
    });
    const headerLength = readFrame(sample, viewOf(sample), 0).headerLength;
    const different: unknown[] = [];
    const reader = new RecordFactsReader();
    for (let at = 0; at < headerLength; at += 1) {
      for (const change of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const changed = sample.slice();
        changed[at]! ^= change;
        const facts = told((bytes) => byFacts(bytes, reader), changed);
        const header = told(byHeader, changed);
        if (JSON.stringify(facts) !== JSON.stringify(header))
          different.push({ at, change, facts, header });
      }
    }
    expect(different).toEqual([]);
  });

  it('adds key ids to a list it is given, behind those that are there', () => {
    const bytes = record('a', { keyIds: ['03020100-0504-0706-0809-0a0b0c0d0e0f'] });
    const view = viewOf(bytes);
    const [reader, keyIds] = [new RecordFactsReader(), [1]];
    const facts = reader.read(bytes, view, readFrame(bytes, view, 0), keyIds);
    expect(facts.keyIds).toBe(keyIds);
    expect(keyIds).toEqual([1, ...reader.read(bytes, view, readFrame(bytes, view, 0)).keyIds]);
    expect(keyIds).toHaveLength(2);
  });

  it.each([Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, -1, 2 ** 32, 0])(
    'reads the date %d',
    (issued) => {
      expect(byFacts(record('a', { issued }))).toMatchObject([{ issued }]);
    },
  );

  it('passes over extensions nobody knows', () => {
    const bytes = withExtension(record('a', { issued: 7 }), 0x7001, Uint8Array.of(1, 2, 3));
    expect(byFacts(bytes)).toEqual(byHeader(bytes));
  });
});
