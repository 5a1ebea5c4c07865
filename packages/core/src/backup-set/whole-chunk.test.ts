import { describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { withoutStacks } from '../fixtures/without-stacks.js';
import { ChunkWalker, type PayloadCheck } from './chunk-check.js';
import type { SegmentKind } from './segment-layout.js';
import { chunkChecker, type ChunkSums } from './whole-chunk.js';

const check = chunkChecker(nativeHasher);
const licenses = records(record('a', { label: 'a.lcpl' }), record('b', { issued: 5 }));
const hashes = new Uint8Array(3 * 16).map((_, at) => at * 5);

/** What the table of a segment says of a chunk that is whole. */
function sumsOf(bytes: Uint8Array, kind: SegmentKind): ChunkSums {
  if (kind === 'tombstones') {
    const [crc, headerDigest] = [nativeHasher.crc32(bytes), nativeHasher.sha256(bytes)];
    return { count: bytes.length / 16, crc, headerDigest };
  }
  const walker = new ChunkWalker(nativeHasher);
  const { count, crc, headerDigest } = walker.walk(bytes, 'none', () => undefined);
  return { count, crc, headerDigest };
}

const isWhole = (
  chunk: Uint8Array,
  kind: SegmentKind,
  sums: ChunkSums,
  depth: PayloadCheck = 'sha256',
): boolean => check({ bytes: new Uint8Array(chunk), kind, sums, check: depth });

describe.each<[SegmentKind, Uint8Array]>([
  ['licenses', licenses],
  ['tombstones', hashes],
])('a chunk of %s', (kind, chunk) => {
  const sums = sumsOf(chunk, kind);

  it.each<PayloadCheck>(['none', 'crc', 'sha256'])('is whole (%s)', (depth) => {
    expect(isWhole(chunk, kind, sums, depth)).toBe(true);
  });

  it.each<[string, Partial<ChunkSums>]>([
    ['count', { count: sums.count + 1 }],
    ['checksum', { crc: sums.crc! ^ 1 }],
    ['header digest', { headerDigest: nativeHasher.sha256(sums.headerDigest) }],
  ])('is not with another %s in the table', (_, other) => {
    for (const depth of ['none', 'crc', 'sha256'] as const)
      expect(isWhole(chunk, kind, { ...sums, ...other }, depth)).toBe(false);
  });

  it('is not with any bit flipped', () => {
    const unseen: unknown[] = [];
    withoutStacks(() => {
      for (const depth of ['none', 'crc', 'sha256'] as const) {
        for (let bit = 0; bit < chunk.length * 8; bit += 1) {
          const flipped = chunk.slice();
          flipped[bit >> 3]! ^= 1 << (bit & 7);
          if (isWhole(flipped, kind, sums, depth)) unseen.push({ depth, bit });
        }
      }
    });
    expect(unseen).toEqual([]);
  });
});

it('of which no checksum is known, as of a compressed one, is looked at all the same', () => {
  const { count, headerDigest } = sumsOf(licenses, 'licenses');
  const unseen: number[] = [];
  withoutStacks(() => {
    for (let bit = 0; bit < licenses.length * 8; bit += 1) {
      const flipped = licenses.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      if (isWhole(flipped, 'licenses', { count, headerDigest })) unseen.push(bit);
    }
  });
  expect(unseen).toEqual([]);
});
