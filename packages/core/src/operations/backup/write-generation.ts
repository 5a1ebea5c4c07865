import { segmentsDirectory } from '../../backup-set/file-names.js';
import type { ExaminedSet } from '../../backup-set/examine-set.js';
import {
  JournalWriter,
  readJournal,
  removeJournal,
  type JournalEntry,
} from '../../backup-set/journal.js';
import type { LeaseHolder } from '../../backup-set/lease-holder.js';
import { layersOf, type Manifest } from '../../backup-set/manifest.js';
import { defaultPolicy } from '../../policy/backup-policy.js';
import type { PositionRange, StoreSnapshot } from '../../store/store-engine.js';
import type { BackupOptions } from '../operation-options.js';
import type { BackupReport } from '../reports.js';
import type { OperationContext } from '../run-operation.js';
import { Adoption } from './adoption.js';
import { assertAddsUp } from './assert-adds-up.js';
import {
  commitGeneration,
  durabilityOf,
  pruneBehind,
  warnOfDurability,
} from './commit-generation.js';
import { compressionOf } from './compression.js';
import { decideClasses, type Decisions } from './decisions.js';
import { findCopied } from './find-copied.js';
import { checkGuards } from './guards.js';
import { HeadersAlong } from './headers-along.js';
import { Lanes } from './lanes.js';
import { LedgerMaker } from './ledger-chunk.js';
import { LedgerWriter } from './ledger-writer.js';
import { markedAt, takeMarkedSnapshot } from './marked-snapshot.js';
import { baseOf, planIncrement } from './plan-increment.js';
import { defaultChunkBytes, defaultSegmentBytes, planRangeSize, rangesOf } from './range-plan.js';
import { RangeSums } from './range-sums.js';
import { readLedger } from './read-ledger.js';
import { chooseRetained, referenceTo } from './retention.js';
import { SegmentCopier } from './segment-copier.js';
import { writeIncrement } from './write-increment.js';

export interface GenerationRun {
  readonly options: BackupOptions;
  readonly context: OperationContext<BackupReport>;
  readonly lease: LeaseHolder;
  /** The set as it was after the lease was claimed. */
  readonly set: ExaminedSet;
  /** Bytes of records that were planned to be backed up. */
  readonly plannedBytes: number;
}

/** Threads that start take some 0.1 s: below this many bytes of records one reader is as fast. */
const worthThreads: number = 64 * 1024 * 1024;

/** Steps 3 to 6 of a run: guards, segments, commit, retention. */
export async function writeGeneration(run: GenerationRun): Promise<BackupReport> {
  run.context.throwIfCancelled();
  const { snapshot, mark } = await takeMarkedSnapshot(run.options, run.context, readersFor(run));
  try {
    return await copyAndCommit(run, snapshot, mark);
  } finally {
    await closeQuietly(snapshot);
  }
}

/** Only a full backup reads enough for several readers. */
function readersFor({ options, context, set, plannedBytes }: GenerationRun): number {
  const mayBeIncrement = options.incremental && set.newest && 'opened' in set.newest;
  if (mayBeIncrement) return 1;
  const { processors = 1 } = context.host;
  return options.tuning?.readers ?? (plannedBytes < worthThreads ? 1 : processors);
}

/** What was to be read has been read: a snapshot that does not close makes no backup fail that is there. */
async function closeQuietly(snapshot: StoreSnapshot): Promise<void> {
  try {
    await snapshot.close();
  } catch {
    // The engine ends it when it is closed itself.
  }
}

async function copyAndCommit(
  run: GenerationRun,
  snapshot: StoreSnapshot,
  mark: string,
): Promise<BackupReport> {
  const { options, context, lease, set } = run;
  const { target, store } = options;
  const decisions = decideClasses(snapshot.totals, options.policy ?? defaultPolicy);
  const overrides = await checkGuards(options, set, snapshot, decisions);
  const parent = set.newest && 'opened' in set.newest ? set.newest.opened : undefined;
  if (set.newest && 'problem' in set.newest) {
    await context.warn({ code: 'parent-unreadable', message: set.newest.problem.message });
  }
  await context.emit(context.progress.begin('writing', decisions.backedUp, decisions.bytes));
  const increment = await planIncrement(
    options,
    snapshot,
    decisions,
    baseOf(set, overrides),
    context.host,
  );
  const written = increment
    ? await writeIncrement(run, snapshot, decisions, increment)
    : await copySegments(run, snapshot, decisions, parent?.manifest);
  await context.emit(context.progress.enter('publishing'));
  const time = Math.max(context.host.clock.now(), parent?.manifest.time ?? 0);
  const lineageSequence = markedAt(snapshot, mark);
  const copied = parent && (await findCopied(target, parent.manifest, context.host.hasher));
  const { segments, ledger, deltas, setHash, rangeSize } = written;
  const manifest: Manifest = {
    number: lease.run,
    ...(parent
      ? {
          parent: referenceTo(parent),
        }
      : {}),
    storeId: store.storeId,
    ...(options.machine === undefined ? {} : { machine: options.machine }),
    lineage: mark,
    ...(lineageSequence === undefined ? {} : { lineageSequence }),
    sequence: snapshot.sequence,
    time,
    totals: {
      licenses: decisions.backedUp,
      bytes: decisions.bytes,
      restricted: decisions.restricted,
    },
    rangeSize,
    segments,
    ledger,
    ...(deltas && setHash !== undefined ? { deltas, setHash } : {}),
    retained: chooseRetained(parent, time, options.retention, copied),
    ...(written.compressed ? { codec: 'zstd' } : {}),
    policy: { name: (options.policy ?? defaultPolicy).name, classes: decisions.classes },
    overrides,
    durability: durabilityOf(target),
  };
  for (const directory of written.directories) await target.flushDirectory(directory);
  if (written.directories.size > 0) await target.flushDirectory(segmentsDirectory);
  await target.flushDirectory('');
  context.throwIfCancelled();
  lease.assertHeld();
  const root = await commitGeneration({ target, context, lease }, manifest);
  await removeJournal(target, lease.run).catch(() => undefined);
  await warnOfDurability(target, context);
  const pruned = await pruneBehind(target, manifest, context);
  return {
    generation: lease.run,
    root,
    backedUp: decisions.backedUp,
    restricted: decisions.restricted,
    byOperator: decisions.byOperator,
    restrictedByReason: decisions.restrictedByReason,
    bytes: decisions.bytes,
    bytesWritten: written.bytesWritten,
    segments: layersOf(manifest).reduce((sum, layer) => sum + layer.segments.length, 0),
    deltas: deltas?.length ?? 0,
    segmentsAdopted: written.adopted,
    retained: [...manifest.retained.map(({ number }) => number), lease.run],
    pruned,
    warnings: context.warnings,
    restrictedLicenses: () => readLedger(target, manifest, context.host),
  };
}

/** The segments of a generation, published. */
export interface Copied extends Pick<
  Manifest,
  'segments' | 'ledger' | 'deltas' | 'setHash' | 'rangeSize'
> {
  /** Directories of all that is referenced and was not flushed since. */
  readonly directories: ReadonlySet<string>;
  readonly bytesWritten: number;
  /** Some chunk of what is referenced may be. */
  readonly compressed: boolean;
  readonly adopted: number;
}

async function copySegments(
  { options, context, lease, set }: GenerationRun,
  snapshot: StoreSnapshot,
  decisions: Decisions,
  parent: Manifest | undefined,
): Promise<Copied> {
  const { target, tuning, store } = options;
  const { hasher } = context.host;
  const newest = set.newest?.number ?? 0;
  const segmentBytes = tuning?.segmentBytes ?? defaultSegmentBytes;
  const chunkBytes = tuning?.chunkBytes ?? defaultChunkBytes;
  const rangeSize = planRangeSize(snapshot, decisions.bytes, segmentBytes, parent);
  const ranges = (): Generator<PositionRange> => rangesOf(snapshot.endPosition, rangeSize);
  const directories = new Set<string>();
  const sums = new RangeSums();
  const maker = new LedgerMaker(hasher);
  const along = new HeadersAlong({
    restricted: decisions.restrictedClasses,
    totals: snapshot.totals,
    chunkBytes,
    make: (piece) => maker.make(piece),
  });
  const lanes = new Lanes(snapshot.readers ?? 1);
  const assertHeld = (): void => {
    lease.assertHeld();
    lanes.assertGoing();
  };
  const copier = new SegmentCopier({
    context,
    target,
    snapshot,
    run: lease.run,
    classes: decisions.backedUpClasses,
    segmentBytes,
    chunkBytes,
    flushBytes: tuning?.flushBytes,
    compression: compressionOf(options.compression ?? 'auto', context.host),
    sums,
    along,
    adoption: new Adoption(target, context.host, { newest, run: lease.run }, parent),
    assertHeld,
    onPublished: (name) => directories.add(name.slice(0, name.lastIndexOf('/'))),
  });
  const ledger = new LedgerWriter({
    ...{ context, snapshot, ranges: ranges(), segmentBytes, chunkBytes },
    decisions: decisions.classes,
    classes: decisions.restrictedClasses,
    ...{ sums, maker, along, copier, assertHeld },
  });
  const hints = await finishedRanges(options, context, set, lease.run, parent);
  const journal = await JournalWriter.create(target, lease.run, hasher);
  try {
    const copied = await lanes.run(ranges(), async (range) => {
      context.throwIfCancelled();
      const there = await mayBeThere(range, hints, snapshot);
      const segments = await copier.copy(range, there, rootsOf(range, hints));
      await journal.append({
        ...{ storeId: store.storeId, sequence: snapshot.sequence },
        ...range,
        roots: segments.map(({ root }) => root),
      });
      await ledger.follow(range);
      return segments;
    });
    const segments = copied.flat();
    const restricted = await ledger.finish();
    const licenses = decisions.backedUp + decisions.restricted;
    await sums.check(snapshot, ranges(), licenses, context.signal);
    assertAddsUp(decisions, segments, restricted);
    const { bytesWritten, compressed, adopted } = copier;
    return {
      ...{ segments, ledger: restricted, rangeSize, directories },
      ...{ bytesWritten, compressed, adopted },
    };
  } catch (error) {
    await ledger.discard();
    throw error;
  } finally {
    await journal.keep().catch(() => undefined);
  }
}

/** Ranges the parent holds, or a run that died after it has finished: worth looking for before they are written again. */
async function finishedRanges(
  { target, store }: BackupOptions,
  { host }: OperationContext<BackupReport>,
  { listing, newest }: ExaminedSet,
  run: number,
  parent: Manifest | undefined,
): Promise<readonly JournalEntry[]> {
  const hints: JournalEntry[] = [];
  for (const number of listing.journals) {
    if (number > (newest?.number ?? 0) && number < run)
      hints.push(...(await readJournal(target, number, host.hasher)));
  }
  if (parent) {
    const { storeId, rangeSize, segments, deltas } = parent;
    const sequence = deltas?.[0]?.since ?? parent.sequence;
    for (const { from } of segments) {
      const start = from - (from % rangeSize);
      hints.push({ storeId, sequence, from: start, to: start + rangeSize });
    }
  }
  return hints.filter(({ storeId }) => storeId === store.storeId);
}

function hintsOf(range: PositionRange, hints: readonly JournalEntry[]): readonly JournalEntry[] {
  return hints.filter(({ from, to }) => from === range.from && to === range.to);
}

function rootsOf(range: PositionRange, hints: readonly JournalEntry[]): readonly string[] {
  return hintsOf(range, hints).flatMap(({ roots }) => roots ?? []);
}

async function mayBeThere(
  range: PositionRange,
  hints: readonly JournalEntry[],
  snapshot: StoreSnapshot,
): Promise<boolean> {
  const sequence = Math.max(-1, ...hintsOf(range, hints).map((hint) => hint.sequence));
  return sequence >= 0 && !(await snapshot.changedSince(range, sequence));
}
