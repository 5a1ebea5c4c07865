import { concatBytes } from '../../record/records.js';
import type { ClassTotal, PositionRange, RecordChunk } from '../../store/store-engine.js';

/** Bytes of headers that are kept in memory, of some 100,000 licenses; where there are more, the store is read once more. */
const mostKept = 20 * 1024 * 1024;

type Piece = Pick<RecordChunk, 'bytes' | 'last'>;

interface Kept {
  readonly pieces: Piece[];
  /** Everything below is in `pieces`. */
  readTo: number;
  /** Chunks came with headers so far. */
  whole: boolean;
}

/**
 * The headers of restricted licenses that came along with the records of the others, kept until the ledger is written. All
 * or none of a store's are wanted, so that nothing in a backup depends on which range was read first.
 */
export class HeadersAlong {
  /** Policy class keys whose headers are wanted with the records. */
  readonly classes: readonly string[];
  private readonly kept = new Map<number, Kept>();

  /** @param restricted policy class keys; `totals` tell how many bytes their headers are */
  constructor(restricted: readonly string[], totals: readonly ClassTotal[]) {
    const bytes = totals
      .filter(({ policyClass }) => restricted.includes(policyClass))
      .reduce((sum, { headerBytes }) => sum + headerBytes, 0);
    this.classes = bytes <= mostKept ? restricted : [];
  }

  /** Takes a chunk of a range, whose chunks come in order. */
  add({ from }: PositionRange, { headers, last }: RecordChunk): void {
    const kept = this.kept.get(from) ?? { pieces: [], readTo: from, whole: true };
    this.kept.set(from, kept);
    kept.whole &&= headers !== undefined;
    if (!headers || !kept.whole) return;
    if (headers.length > 0) kept.pieces.push({ bytes: headers, last });
    kept.readTo = last + 1;
  }

  /** What is there of a range, in pieces of at most `chunkBytes` where they were no longer; gives it away. */
  *take({ from }: PositionRange, chunkBytes: number): Generator<Piece, void> {
    const { pieces } = this.kept.get(from) ?? { pieces: [] };
    let parts: Uint8Array[] = [];
    let length = 0;
    let before = from;
    for (const { bytes, last } of pieces.splice(0)) {
      if (length > 0 && length + bytes.length > chunkBytes) {
        yield { bytes: concatBytes(parts), last: before };
        parts = [];
        length = 0;
      }
      parts.push(bytes);
      length += bytes.length;
      before = last;
    }
    if (length > 0) yield { bytes: concatBytes(parts), last: before };
  }

  /** The position from which on the headers of a range are still to be read. */
  readTo({ from }: PositionRange): number {
    return this.kept.get(from)?.readTo ?? from;
  }
}
