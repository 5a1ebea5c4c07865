import { ChunkWalker } from '../../backup-set/chunk-check.js';
import type { ClassDecision, SegmentEntry } from '../../backup-set/manifest.js';
import type { SegmentWriter } from '../../backup-set/segment-writer.js';
import { assertHeadersSound, readingStore } from '../../store/rotten-records.js';
import type {
  PositionRange,
  ReadOptions,
  RecordChunk,
  StoreSnapshot,
} from '../../store/store-engine.js';
import type { BackupReport } from '../reports.js';
import type { OperationContext } from '../run-operation.js';
import { inTurn } from './in-turn.js';
import type { HeadersAlong } from './headers-along.js';
import type { RangeSums } from './range-sums.js';
import { readRestricted, toLedgerRecords } from './restricted-licenses.js';
import type { SegmentCopier } from './segment-copier.js';

export interface LedgerOptions {
  readonly context: OperationContext<BackupReport>;
  readonly snapshot: StoreSnapshot;
  readonly ranges: Iterable<PositionRange>;
  readonly decisions: readonly ClassDecision[];
  /** Policy class keys of the restricted licenses. */
  readonly classes: readonly string[];
  /** Write only what changed after this sequence. Default 0, all. */
  readonly since?: number;
  readonly segmentBytes: number;
  readonly chunkBytes: number;
  readonly sums: RangeSums;
  /** What came along with the records, and need not be read again. */
  readonly along?: HeadersAlong;
  readonly copier: SegmentCopier;
  readonly assertHeld: () => void;
}

/** Writes the headers of the restricted licenses, without payloads, as segments of their own kind, and names each. */
export async function writeLedger(options: LedgerOptions): Promise<readonly SegmentEntry[]> {
  const { context, snapshot, copier, sums } = options;
  const { hasher } = context.host;
  const walker = new ChunkWalker(hasher);
  const segments: SegmentEntry[] = [];
  let writer: SegmentWriter | undefined;
  let from = 0;
  let end = 0;
  const publish = async (): Promise<void> => {
    if (writer) segments.push(copier.entry(await writer.publish(), from, end));
    writer = undefined;
    from = end;
  };
  try {
    const { classes, chunkBytes, since = 0 } = options;
    const read = { classes, chunkBytes, since, headersOnly: true };
    const readings = function* (): Generator<AsyncIterable<RangeChunk>, void> {
      for (const range of options.ranges) {
        // Many ranges hold none: nothing else would notice a cancel on the way through them.
        context.throwIfCancelled();
        yield chunksOf(snapshot, range, read, options.along);
      }
    };
    for await (const { range, chunk } of inTurn(readings(), snapshot.readers ?? 1)) {
      context.throwIfCancelled();
      options.assertHeld();
      const given = {
        bytes: chunk.bytes,
        part: 'headers',
        place: `before position ${chunk.last}`,
      } as const;
      assertHeadersSound(given, hasher);
      const records = readingStore(given, hasher, () => toLedgerRecords(chunk.bytes));
      chunk.release?.();
      const walked = readingStore(given, hasher, () =>
        walker.walk(records, 'none', () => undefined),
      );
      sums.add(range, walked);
      if (writer && writer.bytes + records.length > options.segmentBytes) await publish();
      writer ??= await copier.createWriter('ledger');
      await writer.write(records, walked);
      end = chunk.last + 1;
      if (context.hasListener) {
        const licenses = readRestricted(records, options.decisions);
        await context.emit({ type: 'restricted', licenses });
      }
    }
    await publish();
  } catch (error) {
    await writer?.discard();
    throw error;
  }
  return segments;
}

interface RangeChunk {
  readonly range: PositionRange;
  readonly chunk: Pick<RecordChunk, 'bytes' | 'last' | 'release'>;
}

async function* chunksOf(
  snapshot: StoreSnapshot,
  range: PositionRange,
  options: ReadOptions & { readonly chunkBytes: number },
  along: HeadersAlong | undefined,
): AsyncGenerator<RangeChunk, void> {
  for (const chunk of along?.take(range, options.chunkBytes) ?? []) yield { range, chunk };
  const rest = { from: along?.readTo(range) ?? range.from, to: range.to };
  if (rest.from < rest.to)
    for await (const chunk of snapshot.read(rest, options)) yield { range, chunk };
}
