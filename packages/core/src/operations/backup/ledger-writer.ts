import type { ClassDecision, SegmentEntry } from '../../backup-set/manifest.js';
import type { SegmentWriter } from '../../backup-set/segment-writer.js';
import type { PositionRange, StoreSnapshot } from '../../store/store-engine.js';
import type { BackupReport } from '../reports.js';
import type { OperationContext } from '../run-operation.js';
import type { HeadersAlong } from './headers-along.js';
import type { LedgerChunk, LedgerMaker } from './ledger-chunk.js';
import type { RangeSums } from './range-sums.js';
import { readRestricted } from './restricted-licenses.js';
import type { SegmentCopier } from './segment-copier.js';

export interface LedgerOptions {
  readonly context: OperationContext<BackupReport>;
  readonly snapshot: StoreSnapshot;
  /** All ranges, in order of position. */
  readonly ranges: Iterable<PositionRange>;
  readonly decisions: readonly ClassDecision[];
  /** Policy class keys of the restricted licenses. */
  readonly classes: readonly string[];
  /** Write only what changed after this sequence. Default 0, all. */
  readonly since?: number;
  readonly segmentBytes: number;
  readonly chunkBytes: number;
  readonly sums: RangeSums;
  readonly maker: LedgerMaker;
  /** What came along with the records, and need not be read again. */
  readonly along?: HeadersAlong<LedgerChunk>;
  readonly copier: SegmentCopier;
  readonly assertHeld: () => void;
}

/**
 * Writes the headers of the restricted licenses, without payloads, as segments of their own kind, and names each: range by
 * range in order of position, while others are still copied. Used in this order: {@link follow} for each range, whichever
 * is copied first, then {@link finish}; or {@link discard}.
 */
export class LedgerWriter {
  private readonly options: LedgerOptions;
  private readonly left: Iterator<PositionRange>;
  private next: PositionRange | undefined;
  private readonly copied = new Set<number>();
  private readonly segments: SegmentEntry[] = [];
  private writer: SegmentWriter | undefined;
  private from = 0;
  private end = 0;

  constructor(options: LedgerOptions) {
    this.options = options;
    this.left = options.ranges[Symbol.iterator]();
    this.advance();
  }

  /** A range was copied: writes its part of the ledger, if it is its turn, and that of those behind which waited for it. */
  async follow({ from }: PositionRange): Promise<void> {
    this.copied.add(from);
    // The next one is taken once: while it is written, and after that has failed, others find nothing to do.
    while (this.next && this.copied.delete(this.next.from)) {
      await this.writeRange(this.next);
      this.advance();
    }
  }

  /** Publishes what is left to be; returns all segments of the ledger. */
  async finish(): Promise<readonly SegmentEntry[]> {
    await this.publish();
    return this.segments;
  }

  /** Removes what was written and is not published. Nobody may be writing any more. */
  async discard(): Promise<void> {
    await this.writer?.discard();
  }

  private advance(): void {
    const { done, value } = this.left.next();
    this.next = done ? undefined : value;
  }

  private async writeRange(range: PositionRange): Promise<void> {
    const { context, snapshot, along, maker, classes, chunkBytes, since = 0 } = this.options;
    // Many ranges hold none: nothing else would notice a cancel on the way through them.
    context.throwIfCancelled();
    for (const chunk of along?.take(range) ?? []) await this.write(range, chunk);
    const rest = { from: along?.readTo(range) ?? range.from, to: range.to };
    if (rest.from >= rest.to) return;
    const read = { classes, chunkBytes, since, headersOnly: true };
    for await (const chunk of snapshot.read(rest, read)) {
      context.throwIfCancelled();
      const made = maker.make(chunk);
      chunk.release?.();
      await this.write(range, made);
    }
  }

  private async write(range: PositionRange, { bytes, last, walked }: LedgerChunk): Promise<void> {
    const { context, sums, copier, segmentBytes, decisions, assertHeld } = this.options;
    context.throwIfCancelled();
    assertHeld();
    sums.add(range, walked);
    if (this.writer && this.writer.bytes + bytes.length > segmentBytes) await this.publish();
    this.writer ??= await copier.createWriter('ledger');
    await this.writer.write(bytes, walked);
    this.end = last + 1;
    if (context.hasListener)
      await context.emit({ type: 'restricted', licenses: readRestricted(bytes, decisions) });
  }

  private async publish(): Promise<void> {
    const { writer } = this;
    if (!writer) return;
    this.segments.push(this.options.copier.entry(await writer.publish(), this.from, this.end));
    this.writer = undefined;
    this.from = this.end;
  }
}
