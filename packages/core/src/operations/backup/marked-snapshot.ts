import { toHex } from '../../bytes/hex.js';
import type { StoreSnapshot } from '../../store/store-engine.js';
import type { BackupOptions } from '../operation-options.js';
import type { BackupReport } from '../reports.js';
import type { OperationContext } from '../run-operation.js';

/** A store that others change all the time is marked this often for a snapshot right behind the mark. */
const mostMarks = 5;

export interface MarkedSnapshot {
  readonly snapshot: StoreSnapshot;
  /** 32 hexadecimal digits, fresh. */
  readonly mark: string;
}

/**
 * Leaves a mark in the store, then takes a snapshot. If something changed between the two, tries again: only where nothing
 * did, a store that knows the mark is sure to have had all that the snapshot has, and an increment can build on it.
 * `readers` as in {@link SnapshotOptions}.
 */
export async function takeMarkedSnapshot(
  { store }: BackupOptions,
  context: OperationContext<BackupReport>,
  readers: number,
): Promise<MarkedSnapshot> {
  for (let marks = 1; ; marks += 1) {
    context.throwIfCancelled();
    const mark = toHex(context.host.random.bytes(16));
    await store.change((transaction) => transaction.addLineage(mark));
    context.throwIfCancelled();
    const snapshot = await store.snapshot({ readers });
    if (marks >= mostMarks || markedAt(snapshot, mark) === snapshot.sequence)
      return { snapshot, mark };
    await snapshot.close();
  }
}

/** Sequence at which `mark` was left, if it is the newest mark in the snapshot. */
export function markedAt({ lineage }: StoreSnapshot, mark: string): number | undefined {
  return lineage?.mark === mark ? lineage.sequence : undefined;
}
