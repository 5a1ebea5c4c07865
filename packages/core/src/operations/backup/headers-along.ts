import { concatBytes } from '../../record/records.js';
import type { ClassTotal, PositionRange, RecordChunk } from '../../store/store-engine.js';
import type { HeaderChunk } from './ledger-chunk.js';

/** Bytes of headers that are kept in memory, of some 100,000 licenses; where there are more, the store is read once more. */
const mostKept = 20 * 1024 * 1024;

interface Kept<Made> {
  readonly made: Made[];
  /** Headers of which nothing was made yet, and their length. */
  parts: Uint8Array[];
  length: number;
  /** Position of the last of `parts`. */
  last: number;
  /** Everything below came along. */
  readTo: number;
  /** Chunks came with headers so far. */
  whole: boolean;
}

/** What is wanted of the headers that come along. */
export interface AlongOptions<Made> {
  /** Policy class keys of the restricted licenses. */
  readonly restricted: readonly string[];
  /** They tell how many bytes the headers are. */
  readonly totals: readonly ClassTotal[];
  /** Pieces are at most that long, where what came was no longer. */
  readonly chunkBytes: number;
  /** Makes of a piece what is kept until the ledger is written. */
  readonly make: (piece: HeaderChunk) => Made;
}

/**
 * The headers of restricted licenses that came along with the records of the others, kept until it is their turn in the
 * ledger. All or none of a store's are wanted, so that nothing in a backup depends on which range was read first.
 */
export class HeadersAlong<Made> {
  /** Policy class keys whose headers are wanted with the records. */
  readonly classes: readonly string[];
  private readonly chunkBytes: number;
  private readonly make: (piece: HeaderChunk) => Made;
  private readonly kept = new Map<number, Kept<Made>>();

  constructor({ restricted, totals, chunkBytes, make }: AlongOptions<Made>) {
    const bytes = totals
      .filter(({ policyClass }) => restricted.includes(policyClass))
      .reduce((sum, { headerBytes }) => sum + headerBytes, 0);
    this.classes = bytes <= mostKept ? restricted : [];
    this.chunkBytes = chunkBytes;
    this.make = make;
  }

  /** Takes a chunk of a range, whose chunks come in order. */
  add({ from }: PositionRange, { headers, last }: RecordChunk): void {
    let kept = this.kept.get(from);
    if (!kept)
      this.kept.set(
        from,
        (kept = { made: [], parts: [], length: 0, last, readTo: from, whole: true }),
      );
    kept.whole &&= headers !== undefined;
    if (!headers || !kept.whole) return;
    kept.readTo = last + 1;
    if (headers.length === 0) return;
    if (kept.length > 0 && kept.length + headers.length > this.chunkBytes) this.close(kept);
    kept.parts.push(headers);
    kept.length += headers.length;
    kept.last = last;
  }

  /** What was made of all that came of a range, in order; gives it away. */
  take({ from }: PositionRange): readonly Made[] {
    const kept = this.kept.get(from);
    if (!kept) return [];
    if (kept.length > 0) this.close(kept);
    return kept.made.splice(0);
  }

  /** The position from which on the headers of a range are still to be read. */
  readTo({ from }: PositionRange): number {
    return this.kept.get(from)?.readTo ?? from;
  }

  private close(kept: Kept<Made>): void {
    const bytes = concatBytes(kept.parts);
    kept.parts = [];
    kept.length = 0;
    kept.made.push(this.make({ bytes, last: kept.last }));
  }
}
