import { setHashText } from '../../backup-set/layer-fold.js';
import { segmentFiles, type Delta, type SegmentEntry } from '../../backup-set/manifest.js';
import type { SegmentWriter } from '../../backup-set/segment-writer.js';
import { idHashLength } from '../../license/license-id-hash.js';
import { storeCorrupt } from '../../store/rotten-records.js';
import type { PositionRange, StoreSnapshot } from '../../store/store-engine.js';
import { Adoption } from './adoption.js';
import { compressionOf } from './compression.js';
import type { Decisions } from './decisions.js';
import { LedgerMaker } from './ledger-chunk.js';
import { LedgerWriter } from './ledger-writer.js';
import { changesNothing, type IncrementPlan } from './plan-increment.js';
import { defaultChunkBytes, defaultSegmentBytes } from './range-plan.js';
import { RangeSums } from './range-sums.js';
import { SegmentCopier } from './segment-copier.js';
import type { Copied, GenerationRun } from './write-generation.js';

/** Writes what changed as one delta; base and deltas below it are the parent's, and stay where they are. */
export async function writeIncrement(
  run: GenerationRun,
  snapshot: StoreSnapshot,
  decisions: Decisions,
  plan: IncrementPlan,
): Promise<Copied> {
  const { context } = run;
  const { segments, ledger, rangeSize, deltas: before = [] } = plan.parent;
  const writer = new DeltaWriter(run, snapshot, decisions, plan);
  const deltas = changesNothing(plan) ? before : [...plan.below, await writer.write()];
  // The rest is where it was.
  const written = changesNothing(plan) ? [] : deltas.at(-1)!.segments;
  await context.emit(
    context.progress.add(
      decisions.backedUp - written.reduce((sum, { licenses }) => sum + licenses, 0),
      decisions.bytes - written.reduce((sum, { bytes }) => sum + bytes, 0),
    ),
  );
  const files = segmentFiles({ segments, ledger, deltas });
  return {
    segments,
    ledger,
    ...(deltas.length > 0 ? { deltas, setHash: setHashText(plan.guard.setHash) } : {}),
    rangeSize,
    directories: new Set(files.map(({ name }) => name.slice(0, name.lastIndexOf('/')))),
    bytesWritten: writer.bytesWritten,
    compressed: plan.parent.codec !== undefined || writer.compressed,
    adopted: 0,
  };
}

class DeltaWriter {
  private readonly run: GenerationRun;
  private readonly snapshot: StoreSnapshot;
  private readonly decisions: Decisions;
  private readonly plan: IncrementPlan;
  private readonly copier: SegmentCopier;
  private readonly sums = new RangeSums();

  constructor(
    run: GenerationRun,
    snapshot: StoreSnapshot,
    decisions: Decisions,
    plan: IncrementPlan,
  ) {
    this.run = run;
    this.snapshot = snapshot;
    this.decisions = decisions;
    this.plan = plan;
    const { options, context, lease, set } = run;
    const { target } = options;
    const runs = { newest: set.newest?.number ?? 0, run: lease.run };
    this.copier = new SegmentCopier({
      ...this.common(),
      target,
      run: lease.run,
      classes: decisions.backedUpClasses,
      adoption: new Adoption(target, context.host, runs, plan.parent),
      onPublished: () => undefined,
    });
  }

  get bytesWritten(): number {
    return this.copier.bytesWritten;
  }

  get compressed(): boolean {
    return this.copier.compressed;
  }

  /** Throws `store-corrupt` if the store gives something else than its rows say has changed. */
  async write(): Promise<Delta> {
    const { snapshot, plan, copier, sums } = this;
    const range = { from: 0, to: snapshot.endPosition };
    const segments = await copier.copy(range, false);
    const ledger = await this.writeLedger(range);
    sums.checkChanges(plan.changes);
    return { since: plan.since, segments, ledger, tombstones: await this.writeTombstones() };
  }

  private async writeLedger(range: PositionRange): Promise<readonly SegmentEntry[]> {
    const { decisions, copier } = this;
    const ledger = new LedgerWriter({
      ...this.common(),
      ranges: [range],
      decisions: decisions.classes,
      classes: decisions.restrictedClasses,
      maker: new LedgerMaker(this.run.context.host.hasher),
      copier,
    });
    try {
      await ledger.follow(range);
      return await ledger.finish();
    } catch (error) {
      await ledger.discard();
      throw error;
    }
  }

  private async writeTombstones(): Promise<readonly SegmentEntry[]> {
    const { copier, plan, run } = this;
    let writer: SegmentWriter | undefined;
    let count = 0;
    try {
      for await (const bytes of this.snapshot.tombstones!(plan.since)) {
        run.context.throwIfCancelled();
        run.lease.assertHeld();
        const hashes = bytes.length / idHashLength;
        writer ??= await copier.createWriter('tombstones');
        const { hasher } = run.context.host;
        const [crc, headerDigest] = [hasher.crc32(bytes), hasher.sha256(bytes)];
        await writer.write(bytes, { count: hashes, crc, headerDigest });
        count += hashes;
      }
      if (count !== plan.changes.removed) {
        throw storeCorrupt(
          `The store gave ${count} tombstones; its rows know ${plan.changes.removed}`,
        );
      }
      return writer ? [copier.entry(await writer.publish(), 0, this.snapshot.endPosition)] : [];
    } catch (error) {
      await writer?.discard();
      throw error;
    }
  }

  private common(): Pick<
    ConstructorParameters<typeof SegmentCopier>[0],
    | 'context'
    | 'snapshot'
    | 'since'
    | 'segmentBytes'
    | 'chunkBytes'
    | 'flushBytes'
    | 'compression'
    | 'sums'
    | 'assertHeld'
  > {
    const { options, context, lease } = this.run;
    return {
      context,
      snapshot: this.snapshot,
      since: this.plan.since,
      segmentBytes: options.tuning?.segmentBytes ?? defaultSegmentBytes,
      chunkBytes: options.tuning?.chunkBytes ?? defaultChunkBytes,
      flushBytes: options.tuning?.flushBytes,
      compression: compressionOf(options.compression ?? 'auto', context.host),
      sums: this.sums,
      assertHeld: () => lease.assertHeld(),
    };
  }
}
