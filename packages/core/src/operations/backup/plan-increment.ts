import type { ChunkHost } from '../../backup-set/chunk-codec.js';
import type { ExaminedSet } from '../../backup-set/examine-set.js';
import { placedSegments } from '../../backup-set/layer-fold.js';
import {
  layersOf,
  type Delta,
  type Manifest,
  type SegmentEntry,
} from '../../backup-set/manifest.js';
import { SegmentReader } from '../../backup-set/segment-reader.js';
import { isLicenseStoreError } from '../../errors/license-store-error.js';
import { defaultPolicy } from '../../policy/backup-policy.js';
import type { RangeGuard, StoreChanges, StoreSnapshot } from '../../store/store-engine.js';
import type { BackupTarget } from '../../target/backup-target.js';
import type { BackupOptions } from '../operation-options.js';
import type { Decisions } from './decisions.js';
import type { Override } from './guards.js';

const defaultMostDeltas = 16;
/** Deltas may grow to this share of their base, in licenses and in bytes. */
const largestShare = 1 / 4;

/** What an increment does: everything else it needs is in its parent. */
export interface IncrementPlan {
  readonly parent: Manifest;
  /** Deltas of the parent that stay. */
  readonly below: readonly Delta[];
  /** Sequence the new delta begins behind. */
  readonly since: number;
  readonly changes: StoreChanges;
  /** What the store's guard says of all it holds. */
  readonly guard: RangeGuard;
}

/**
 * How this run can be an increment; `undefined` if it was not asked to, if anything is uncertain, or if the deltas would
 * outgrow their base: then it is to be a full one. The rules are those of ADR 11.
 */
export async function planIncrement(
  options: BackupOptions,
  snapshot: StoreSnapshot,
  decisions: Decisions,
  parent: Manifest | undefined,
  host: ChunkHost,
): Promise<IncrementPlan | undefined> {
  if (!options.incremental || !parent) return undefined;
  if (!snapshot.changes || !snapshot.tombstones || !snapshot.guard) return undefined;
  const { storeId } = options.store;
  if (!(await hasAllOf(parent, storeId, snapshot)) || !samePolicy(options, parent, decisions))
    return undefined;
  const step = snapshot.rangeStep;
  const guard = await snapshot.guard({
    from: 0,
    to: Math.ceil(snapshot.endPosition / step) * step,
  });
  // A full run then says what does not add up, and where.
  if (!addsUp(await snapshot.changes(0), guard, snapshot, decisions)) return undefined;
  const deltas = parent.deltas ?? [];
  const merging = deltas.length >= (options.tuning?.mostDeltas ?? defaultMostDeltas);
  const since = merging ? deltas[0]!.since : parent.sequence;
  const changes = await snapshot.changes(since);
  const plan = { parent, below: merging ? [] : deltas, since, changes, guard };
  if (isOutgrown(plan) || (changesNothing(plan) && !sameTotals(parent, decisions)))
    return undefined;
  return (await isThere(options.target, parent, host)) ? plan : undefined;
}

/** The manifest an increment may build on: the newest one, unless it cannot be read or is another store's. */
export function baseOf(
  { newest }: Pick<ExaminedSet, 'newest'>,
  overrides: readonly Override[],
): Manifest | undefined {
  if (!newest || !('opened' in newest)) return undefined;
  return overrides.includes('replace-other-store') ? undefined : newest.opened.manifest;
}

/** True if the parent already has all there is. */
export function changesNothing({ parent, since, changes }: IncrementPlan): boolean {
  return since === parent.sequence && changes.licenses + changes.removed === 0;
}

/** Whether this store has once been exactly what the parent holds, and what it did since is known. */
async function hasAllOf(
  { storeId, lineage, lineageSequence, sequence }: Manifest,
  ownId: string,
  snapshot: StoreSnapshot,
): Promise<boolean> {
  if (storeId !== ownId || lineageSequence !== sequence || sequence > snapshot.sequence)
    return false;
  return snapshot.hasLineage(lineage);
}

function samePolicy({ policy }: BackupOptions, parent: Manifest, { classes }: Decisions): boolean {
  const before = new Map(parent.policy.classes.map((one) => [one.policyClass, one.decision]));
  return (
    (policy ?? defaultPolicy).name === parent.policy.name &&
    classes.every(({ policyClass, decision }) => (before.get(policyClass) ?? decision) === decision)
  );
}

function addsUp(
  all: StoreChanges,
  guard: RangeGuard,
  { totals }: StoreSnapshot,
  decisions: Decisions,
): boolean {
  return (
    all.bytes === totals.reduce((sum, { bytes }) => sum + bytes, 0) &&
    all.licenses === guard.licenses &&
    all.licenses === decisions.backedUp + decisions.restricted &&
    all.setHash.high === guard.setHash.high &&
    all.setHash.low === guard.setHash.low
  );
}

function isOutgrown({ parent, below, changes }: Omit<IncrementPlan, 'since' | 'guard'>): boolean {
  const count = (entries: readonly SegmentEntry[]): number =>
    entries.reduce((sum, { licenses }) => sum + licenses, 0);
  const bytes = (entries: readonly SegmentEntry[]): number =>
    entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const [base] = layersOf({ segments: parent.segments, ledger: parent.ledger });
  const all = (layer: Omit<Delta, 'since'>): readonly SegmentEntry[] => [
    ...layer.segments,
    ...layer.ledger,
    ...layer.tombstones,
  ];
  const deltas = below.flatMap(all);
  return (
    count(deltas) + changes.licenses + changes.removed > count(all(base!)) * largestShare ||
    bytes(deltas) + changes.bytes > bytes(all(base!)) * largestShare
  );
}

function sameTotals({ totals }: Manifest, { backedUp, bytes, restricted }: Decisions): boolean {
  return totals.licenses === backedUp && totals.bytes === bytes && totals.restricted === restricted;
}

/** Whether all files of the parent are there, with trailers and tables that fit their roots. */
async function isThere(target: BackupTarget, parent: Manifest, host: ChunkHost): Promise<boolean> {
  try {
    for (const { entry, kind } of placedSegments(parent)) {
      const reader = await SegmentReader.open(target, entry, kind, host);
      await reader.close();
    }
    return true;
  } catch (error) {
    const unusable: readonly string[] = ['damaged', 'unsupported', 'file-not-found'];
    if (isLicenseStoreError(error) && unusable.includes(error.code)) return false;
    throw error;
  }
}
