import { equalBytes } from '../bytes/hex.js';
import type { Hasher } from '../host/hasher.js';
import { idHashLength } from '../license/license-id-hash.js';
import type { ChunkTask } from '../host/chunk-workers.js';
import { ChunkWalker, type PayloadCheck } from './chunk-check.js';
import { codecNone, type ChunkEntry, type SegmentKind } from './segment-layout.js';

/** What the table of a segment says of a chunk's bytes. */
export interface ChunkSums extends Pick<ChunkEntry, 'count' | 'headerDigest'> {
  /** CRC-32 of the bytes; unknown of a chunk that is stored compressed. */
  readonly crc?: number;
}

export function sumsOfChunk({ codec, count, crc, headerDigest }: ChunkEntry): ChunkSums {
  return { count, headerDigest, ...(codec === codecNone ? { crc } : {}) };
}

/** True if a chunk is what its table says and, as far as `check` looks, each payload what its header says. */
export function isWholeChunk(
  bytes: Uint8Array,
  kind: SegmentKind,
  { count, crc, headerDigest }: ChunkSums,
  check: PayloadCheck,
  walker: ChunkWalker,
  hasher: Hasher,
): boolean {
  if (kind === 'tombstones') {
    return (
      bytes.length === count * idHashLength &&
      (crc === undefined || hasher.crc32(bytes) === crc) &&
      equalBytes(hasher.sha256(bytes), headerDigest)
    );
  }
  const walked = walker.tryWalk(bytes, check, crc);
  return (
    walked !== undefined &&
    (crc === undefined || walked.crc === crc) &&
    walked.count === count &&
    walked.headersFit &&
    equalBytes(walked.headerDigest, headerDigest)
  );
}

/** {@link isWholeChunk} with a walker of its own, as a thread runs it. */
export function chunkChecker(hasher: Hasher): (task: ChunkTask) => boolean {
  const walker = new ChunkWalker(hasher);
  return ({ bytes, kind, sums, check }) => isWholeChunk(bytes, kind, sums, check, walker, hasher);
}
