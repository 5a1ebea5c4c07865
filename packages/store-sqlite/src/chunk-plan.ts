/** Positions and lengths of records that follow one another, in order; both lists have one entry a record. */
export interface PlanPage {
  readonly positions: readonly number[];
  readonly lengths: readonly number[];
}

/** Records to be read in one go. */
export interface PlannedChunk {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly bytes: number;
}

export interface ChunkLimits {
  readonly records: number;
  /** A record that is larger stands alone. */
  readonly bytes: number;
}

/** Packs records into chunks, each as full as its limits allow. How they come in pages makes no difference. */
export function* planChunks(
  pages: Iterable<PlanPage>,
  limits: ChunkLimits,
): Generator<PlannedChunk, void> {
  let first = 0;
  let last = 0;
  let count = 0;
  let bytes = 0;
  for (const { positions, lengths } of pages) {
    for (let at = 0; at < positions.length; at += 1) {
      const position = positions[at] ?? 0;
      const length = lengths[at] ?? 0;
      if (count > 0 && (count === limits.records || bytes + length > limits.bytes)) {
        yield { first, last, count, bytes };
        count = 0;
        bytes = 0;
      }
      if (count === 0) first = position;
      last = position;
      count += 1;
      bytes += length;
    }
  }
  if (count > 0) yield { first, last, count, bytes };
}
