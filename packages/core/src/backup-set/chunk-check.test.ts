import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal, resultOrCode } from '../fixtures/refusals.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import { failure } from '../fixtures/memory-target.js';
import { withoutStacks } from '../fixtures/without-stacks.js';
import { encodeRecord } from '../record/encode-record.js';
import { ChunkWalker, type PayloadCheck } from './chunk-check.js';

const never = (): never => {
  throw new Error('no payload is bad');
};
const headerLength = (bytes: Uint8Array): number => new DataView(bytes.buffer).getUint32(8, true);
/** The record with the last byte of its payload changed. */
function rotten(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  changed[changed.length - 1]! ^= 1;
  return changed;
}
/** The record with another payload checksum in its header, but the right CRC-32. */
function wrongDigest(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  changed[55]! ^= 1;
  return changed;
}

describe('ChunkWalker', () => {
  it('digests the headers and sums the payload digests of any records', () => {
    const list = fc.array(
      someLicense.map((one) => encodeRecord(one, nativeHasher)),
      { minLength: 1, maxLength: 5 },
    );
    const walker = new ChunkWalker(nativeHasher);
    fc.assert(
      fc.property(list, (all) => {
        const walked = walker.walk(records(...all), 'sha256', never);
        const headers = all.map((bytes) => bytes.subarray(0, headerLength(bytes)));
        const sum = all.reduce(
          (total, bytes) => total + new DataView(bytes.buffer).getBigUint64(24),
          0n,
        );
        expect(walked.count).toBe(all.length);
        expect(toHex(walked.headerDigest)).toBe(
          createHash('sha256')
            .update(records(...headers))
            .digest('hex'),
        );
        expect((BigInt(walked.setHashHigh) << 32n) | BigInt(walked.setHashLow)).toBe(
          BigInt.asUintN(64, sum),
        );
      }),
      { seed, numRuns: 50 },
    );
  });

  it('says whether the headers fit their checksums, for every bit of them', () => {
    const all = [record('a', { label: 'a.lcpl' }), record('b', { issued: 5 })];
    const chunk = records(...all);
    const walker = new ChunkWalker(nativeHasher);
    expect(walker.walk(chunk, 'none', never).headersFit).toBe(true);
    const missed: number[] = [];
    const starts = [0, all[0]!.length];
    for (const [at, bytes] of all.entries()) {
      for (let bit = 0; bit < headerLength(bytes) * 8; bit += 1) {
        const changed = chunk.slice();
        changed[starts[at]! + (bit >> 3)]! ^= 1 << (bit & 7);
        const fit = withoutStacks(() =>
          resultOrCode(() => walker.walk(changed, 'none', never).headersFit),
        );
        if (fit === true) missed.push(bit);
      }
    }
    expect(missed).toEqual([]);
  });

  it('makes room for more headers than before', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      record(`license-${at}`, { label: 'l'.repeat(255) }),
    );
    const headers = records(...many.map((bytes) => bytes.subarray(0, headerLength(bytes))));
    expect(headers.length).toBeGreaterThan(64 * 1024);
    const walker = new ChunkWalker(nativeHasher);
    const { headerDigest } = walker.walk(records(...many), 'none', never);
    expect(headerDigest).toEqual(nativeHasher.sha256(headers));
  });

  it.each<[PayloadCheck, readonly string[]]>([
    ['none', []],
    ['crc', ['rotten']],
    ['sha256', ['rotten', 'wrong digest']],
  ])('with check %s finds %j', (check, found) => {
    const chunk = records(
      record('good'),
      rotten(record('rotten', { payload: 'x' })),
      wrongDigest(record('wrong digest')),
      record('good too'),
    );
    const bad: number[] = [];
    const walked = new ChunkWalker(nativeHasher).walk(chunk, check, (_, __, { offset }) => {
      bad.push(offset);
      return undefined;
    });
    const offsets: Readonly<Record<string, number>> = {
      rotten: record('good').length,
      'wrong digest': record('good').length + record('rotten', { payload: 'x' }).length,
    };
    expect(bad).toEqual(found.map((name) => offsets[name]));
    expect(walked.count).toBe(4);
  });

  it('compares the checksums of all payloads with two calls', () => {
    let calls = 0;
    const counting = {
      ...nativeHasher,
      crc32: (bytes: Uint8Array, before?: number) => {
        calls += 1;
        return nativeHasher.crc32(bytes, before);
      },
    };
    const chunk = records(...Array.from({ length: 20 }, (_, at) => record(`license-${at}`)));
    const { crc } = new ChunkWalker(counting).walk(chunk, 'crc', never);
    expect(calls).toBe(2);
    expect(crc).toBe(nativeHasher.crc32(chunk));
  });

  it('finds any bits flipped in payloads without looking at each', () => {
    const payload = fc.uint8Array({ minLength: 1, maxLength: 3000 });
    const list = fc.array(payload, { minLength: 1, maxLength: 5 });
    const flips = fc.array(fc.nat(), { minLength: 1, maxLength: 3 });
    const walker = new ChunkWalker(nativeHasher);
    fc.assert(
      fc.property(list, flips, (payloads, places) => {
        const all = payloads.map((bytes, at) => record(`license-${at}`, { payload: bytes }));
        const chunk = records(...all);
        expect(walker.tryWalk(chunk, 'crc')?.count).toBe(all.length);
        // Bits of the payloads, one behind the other, each at most once.
        const bytes = all.flatMap((one, at) => {
          const start = all.slice(0, at).reduce((sum, { length }) => sum + length, 0);
          return Array.from(payloads[at]!, (_, byte) => start + headerLength(one) + byte);
        });
        for (const bit of new Set(places.map((place) => place % (bytes.length * 8))))
          chunk[bytes[bit >> 3]!]! ^= 1 << (bit & 7);
        expect(walker.tryWalk(chunk, 'crc')).toBeUndefined();
      }),
      { seed, numRuns: 200 },
    );
  });

  it('throws what is made of a bad payload', async () => {
    const chunk = rotten(record('rotten'));
    const error = await refusal(() =>
      new ChunkWalker(nativeHasher).walk(chunk, 'crc', () => failure('store-corrupt', 'here')),
    );
    expect(error.code).toBe('store-corrupt');
  });

  it('checks no payload that was left out', () => {
    const header = record('a').slice(0, headerLength(record('a')));
    new DataView(header.buffer).setUint16(6, 1, true);
    new DataView(header.buffer).setUint32(12, header.length, true);
    expect(new ChunkWalker(nativeHasher).walk(header, 'sha256', never).count).toBe(1);
  });

  it('refuses bytes that are no whole records', async () => {
    const chunk = records(record('a'), Uint8Array.of(1));
    const error = await refusal(() => new ChunkWalker(nativeHasher).walk(chunk, 'none', never));
    expect(error.code).toBe('damaged');
  });
});
