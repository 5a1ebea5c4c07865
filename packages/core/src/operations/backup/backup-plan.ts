import { assertNumberLeft, examineSet } from '../../backup-set/examine-set.js';
import { throwIfCancelled } from '../../errors/cancellation.js';
import { defaultPolicy } from '../../policy/backup-policy.js';
import { assertBackupOptions } from '../assert-options.js';
import { cancellableTarget } from '../cancellable-target.js';
import type { BackupOptions } from '../operation-options.js';
import type { RestrictionReason } from '../operation-event.js';
import { tracedTarget } from '../../target/traced-target.js';
import { traced } from '../../host/traced.js';
import { decideClasses } from './decisions.js';
import { checkGuards, type Override } from './guards.js';
import { baseOf, planIncrement, type IncrementPlan } from './plan-increment.js';

/** What an increment would write. */
export interface PlannedIncrement {
  /** Licenses that are new or have changed. */
  readonly licenses: number;
  /** Bytes of their records; of restricted ones less is written. */
  readonly bytes: number;
  /** Licenses that are gone. */
  readonly removed: number;
}

/** What a backup would do. */
export interface BackupPlan {
  readonly backedUp: number;
  /** Of these, licenses whose rights the operator stated. */
  readonly byOperator: number;
  readonly restricted: number;
  readonly restrictedByReason: Readonly<Partial<Record<RestrictionReason, number>>>;
  /** Bytes of records. */
  readonly bytes: number;
  /** Number the generation would get at least. */
  readonly generation: number;
  /** Newest generation that is there; absent if there is none. */
  readonly replaces?: number;
  /** Absent if everything would be written, see {@link BackupOptions.incremental}. */
  readonly increment?: PlannedIncrement;
  /** Where the operator's word decides: guards switched off that would refuse, statements about licenses. */
  readonly overrides: readonly Override[];
}

/**
 * What {@link backupLicenses} with the same options would do, refusals included; writes nothing, neither to the target
 * nor to the store. Throws what the backup would throw before it writes.
 */
export function planBackup(options: BackupOptions): Promise<BackupPlan> {
  const { host, storeId } = options.store;
  const target = tracedTarget(options.target, host);
  return traced(host, {
    name: 'plan-backup',
    facts: { location: target.location, storeId, overwrite: options.overwrite ?? false },
    call: () => makePlan({ ...options, target }, { lookAtChanges: true }),
    resultFacts: ({ generation, backedUp, byOperator, restricted, bytes }) => ({
      ...{ generation, backedUp, byOperator, restricted, bytes },
    }),
  });
}

/** {@link planBackup} as a part of a backup, which finds out what changed when it comes to it. */
export async function makePlan(
  options: BackupOptions,
  { lookAtChanges = false }: { readonly lookAtChanges?: boolean } = {},
): Promise<BackupPlan> {
  const { store, signal } = options;
  const target = cancellableTarget(options.target, () => signal);
  throwIfCancelled(signal);
  assertBackupOptions(options);
  const set = await examineSet(target, store.host.hasher, { signal });
  assertNumberLeft(target, set);
  throwIfCancelled(signal);
  const snapshot = await store.snapshot();
  try {
    const decisions = decideClasses(snapshot.totals, options.policy ?? defaultPolicy);
    const overrides = await checkGuards(options, set, snapshot, decisions);
    const { backedUp, byOperator, restricted, restrictedByReason, bytes } = decisions;
    const increment = lookAtChanges
      ? await planIncrement(
          { ...options, target },
          snapshot,
          decisions,
          baseOf(set, overrides),
          store.host,
        )
      : undefined;
    return {
      backedUp,
      byOperator,
      restricted,
      restrictedByReason,
      bytes,
      generation: set.nextRun,
      ...(set.newest ? { replaces: set.newest.number } : {}),
      ...(increment ? { increment: summaryOf(increment) } : {}),
      overrides,
    };
  } finally {
    await snapshot.close();
  }
}

function summaryOf({ changes: { licenses, bytes, removed } }: IncrementPlan): PlannedIncrement {
  return { licenses, bytes, removed };
}
