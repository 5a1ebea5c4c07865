import { readChunks, type PlacedChunk } from '../../backup-set/chunk-reading.js';
import { ChunkWalker } from '../../backup-set/chunk-check.js';
import { LayerFold, placedSegments, sumsOf } from '../../backup-set/layer-fold.js';
import { readGeneration } from '../../backup-set/open-generation.js';
import type { OpenedManifest } from '../../backup-set/manifest-codec.js';
import type { Manifest } from '../../backup-set/manifest.js';
import { LicenseStoreError } from '../../errors/license-store-error.js';
import type { LicenseStore } from '../../store/license-store.js';
import { addCounts, noMerges, type MergeCounts, type MergeRule } from '../../store/merge.js';
import type { StoreTransaction } from '../../store/store-engine.js';
import { cancellableTarget } from '../cancellable-target.js';
import type { RestoreOptions } from '../operation-options.js';
import type { RestoreReport } from '../reports.js';
import { runOperation, type OperationContext } from '../run-operation.js';
import { tracedTarget } from '../../target/traced-target.js';
import { traced } from '../../host/traced.js';
import { findDamage } from '../verify/find-damage.js';
import { ChosenLicenses, splitExpired } from './choose-records.js';

/**
 * Puts the licenses of a backup into a store, all or nothing: every payload's SHA-256 is checked in the same pass that
 * stages it, and the store changes in one transaction at the end.
 *
 * The same license already there is unchanged; otherwise the newer issue date wins, within one lineage the newer
 * change, else the local one stays. What was deleted after the backup comes back only with `revive`; what was revoked
 * never. Rejects with `no-backup`, `no-generation`, `damaged`, `unsupported`, `set-changed`, `license-not-found`,
 * `cancelled`, or what store and target report; the store is then as it was.
 */
export function restoreLicenses(options: RestoreOptions): Promise<RestoreReport> {
  return restore(options, 'commit');
}

/** What {@link restoreLicenses} would do, by doing it and undoing it: damage and refusals included. */
export function planRestore(options: RestoreOptions): Promise<RestoreReport> {
  return restore(options, 'rollback');
}

function restore(options: RestoreOptions, end: 'commit' | 'rollback'): Promise<RestoreReport> {
  const { host, storeId } = options.store;
  const target = tracedTarget(options.target, host);
  return traced(host, {
    name: end === 'commit' ? 'restore' : 'plan-restore',
    facts: { location: target.location, storeId },
    call: () => runRestore({ ...options, target }, end),
    resultFacts: ({ generation, restored, unchanged, kept, notRevived, expired, bytes }) => ({
      ...{ generation, restored, unchanged, kept, notRevived, expired, bytes },
    }),
  });
}

function runRestore(given: RestoreOptions, end: 'commit' | 'rollback'): Promise<RestoreReport> {
  const { store, generation } = given;
  const started = { operation: 'restore', location: given.target.location } as const;
  return runOperation(given, store.host, started, (context) => {
    const target = cancellableTarget(given.target, () => context.signal);
    const options = { ...given, target };
    const { hasher } = store.host;
    return readGeneration(target, hasher, generation, context.signal, async (opened) => {
      const rule = await ruleFor(store, opened.manifest, options.revive ?? false);
      context.throwIfCancelled();
      const transaction = await store.engine.begin();
      try {
        const report = await new Restoration(options, context, opened, transaction, rule).run();
        context.throwIfCancelled();
        if (end === 'rollback') {
          await transaction.rollback();
        } else {
          context.passPointOfNoReturn();
          await transaction.commit();
        }
        return report;
      } catch (error) {
        await rollBackQuietly(transaction);
        throw error;
      }
    });
  });
}

/** On the way out of a failure, whose own error is the one worth telling. */
async function rollBackQuietly(transaction: StoreTransaction): Promise<void> {
  try {
    await transaction.rollback();
  } catch {
    // The engine undoes it when it is closed.
  }
}

async function ruleFor(
  store: LicenseStore,
  manifest: Manifest,
  revive: boolean,
): Promise<MergeRule> {
  const rule = { tie: 'local', revive, redescribe: false } as const;
  if (manifest.storeId !== store.storeId) return rule;
  const snapshot = await store.snapshot();
  try {
    const sameLineage = await snapshot.hasLineage(manifest.lineage);
    return sameLineage ? { ...rule, lineageSequence: manifest.sequence } : rule;
  } finally {
    await snapshot.close();
  }
}

class Restoration {
  private readonly options: RestoreOptions;
  private readonly context: OperationContext<RestoreReport>;
  private readonly opened: OpenedManifest;
  private readonly transaction: StoreTransaction;
  private readonly rule: MergeRule;
  private readonly walker: ChunkWalker;
  private readonly chosen: ChosenLicenses | undefined;
  private readonly fold: LayerFold | undefined;
  private counts: MergeCounts = noMerges;
  private expired = 0;
  private bytes = 0;

  constructor(
    options: RestoreOptions,
    context: OperationContext<RestoreReport>,
    opened: OpenedManifest,
    transaction: StoreTransaction,
    rule: MergeRule,
  ) {
    this.options = options;
    this.context = context;
    this.opened = opened;
    this.transaction = transaction;
    this.rule = rule;
    this.walker = new ChunkWalker(context.host.hasher);
    this.chosen = options.only && new ChosenLicenses(options.only);
    this.fold = opened.manifest.deltas && new LayerFold(opened.manifest);
  }

  async run(): Promise<RestoreReport> {
    const { context } = this;
    const { manifest, root } = this.opened;
    // A ledger matters to a restore only where it hides licenses.
    const base = manifest.deltas?.length ?? 0;
    const segments = placedSegments(manifest).filter(
      ({ kind, layer }) => kind === 'licenses' || layer < base,
    );
    await context.emit(context.progress.begin('merging', ...sumsOf(segments)));
    const { target } = this.options;
    const { host } = context;
    // One thread checks faster than a store takes in. What `put` was given it has copied when it returns.
    const reading = { target, segments, host, check: 'sha256', mostThreads: 1 } as const;
    for await (const chunk of readChunks(reading)) {
      if ('error' in chunk) throw chunk.error;
      await this.take(chunk);
    }
    const wrong = this.fold?.disagreement('licenses');
    if (wrong) throw wrong;
    this.chosen?.assertAllFound();
    const { added, updated, revived, unchanged, kept, notRevived, revoked } = this.counts;
    return {
      generation: manifest.number,
      root,
      restored: added + updated + revived,
      unchanged,
      kept,
      notRevived: notRevived + revoked,
      expired: this.expired,
      bytes: this.bytes,
      warnings: context.warnings,
    };
  }

  private async take(chunk: PlacedChunk): Promise<void> {
    const { context } = this;
    const { segment, file, entry, bytes } = chunk;
    const { kind, layer } = segment;
    context.throwIfCancelled();
    if (!chunk.whole) this.assertWhole(chunk);
    const newest = this.fold ? this.fold.take(bytes, { kind, layer, file }) : bytes;
    if (kind !== 'licenses') return;
    const wanted = this.chosen ? this.chosen.select(newest) : newest;
    const { expired, valid } = splitExpired(wanted, context.host.clock.now());
    await this.put(valid);
    this.expired += await this.put(expired);
    this.bytes += bytes.length;
    await context.emit(context.progress.add(entry.count, bytes.length));
  }

  private async put(records: Uint8Array): Promise<number> {
    if (records.length === 0) return 0;
    const counts = await this.transaction.put(records, this.rule);
    this.counts = addCounts(this.counts, counts);
    return counts.added + counts.updated + counts.revived;
  }

  private assertWhole(chunk: PlacedChunk): void {
    const { file } = chunk;
    const [damage] = findDamage(
      { ...chunk, kind: chunk.segment.kind },
      'sha256',
      this.walker,
      this.context.host.hasher,
    );
    if (!damage) return;
    const { license, label, offset } = damage;
    const name = label ?? license;
    const message = `${file}: ${damage.message}${name === undefined ? '' : ` It hits license ${name}.`}`;
    throw new LicenseStoreError('damaged', message, {
      details: {
        path: file,
        ...(offset === undefined ? {} : { offset }),
        ...(license === undefined ? {} : { license }),
        ...(label === undefined ? {} : { label }),
      },
    });
  }
}
