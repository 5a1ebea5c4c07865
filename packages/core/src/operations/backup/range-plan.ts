import type { Manifest } from '../../backup-set/manifest.js';
import type { PositionRange, StoreSnapshot } from '../../store/store-engine.js';

/** Bytes of records a segment is planned for, the middle of 64 to 256 MiB. */
export const defaultSegmentBytes: number = 96 * 1024 * 1024;

/** Bytes of records in a chunk. */
export const defaultChunkBytes: number = 1024 * 1024;

/**
 * Positions per segment: a power of two, a multiple of the store's range step, near `segmentBytes`. An earlier
 * generation's size is kept while it is within a factor of four, so that its cuts, and unchanged segments, stay.
 */
export function planRangeSize(
  snapshot: StoreSnapshot,
  bytes: number,
  segmentBytes: number,
  parent: Manifest | undefined,
): number {
  const bytesPerPosition = Math.max(1, bytes / Math.max(1, snapshot.endPosition));
  const ideal = segmentBytes / bytesPerPosition;
  let size = snapshot.rangeStep;
  while (size * 2 <= ideal) size *= 2;
  const before = parent?.rangeSize ?? 0;
  const keep = before >= size / 4 && before <= size * 4 && before % snapshot.rangeStep === 0;
  return keep && before > 0 ? before : size;
}

/** The ranges that cover all positions below `end`. */
export function* rangesOf(end: number, size: number): Generator<PositionRange, void> {
  for (let from = 0; from < end; from += size) yield { from, to: from + size };
}
