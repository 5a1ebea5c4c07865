import { LicenseStoreError } from '../../errors/license-store-error.js';
import type { ExaminedSet } from '../../backup-set/examine-set.js';
import type { Manifest } from '../../backup-set/manifest.js';
import type { StoreSnapshot } from '../../store/store-engine.js';
import type { BackupOptions } from '../operation-options.js';
import type { Decisions } from './decisions.js';

type GuardOptions = Pick<
  BackupOptions,
  'store' | 'target' | 'overwrite' | 'requireAll' | 'allowShrink' | 'replaceOtherStore'
>;

/**
 * Where the operator's word decided: guards that had something to say and were switched off, and `operator-evidence`
 * where licenses are backed up that only the operator's statement about their issuer lets in.
 */
export type Override = 'replace-other-store' | 'allow-shrink' | 'operator-evidence';

/**
 * Everything that can refuse a backup before a byte is written. Throws `backup-exists`, `unsupported`, `other-store`,
 * `lineage-diverged`, `shrunk` or `restricted-licenses`; returns the overrides that were needed.
 */
export async function checkGuards(
  options: GuardOptions,
  set: ExaminedSet,
  snapshot: StoreSnapshot,
  decisions: Decisions,
): Promise<readonly Override[]> {
  assertMayWrite(options, set);
  assertKnowsHow(options, set);
  assertAllAllowed(options, decisions);
  const parent = set.newest && 'opened' in set.newest ? set.newest.opened.manifest : undefined;
  const overrides: Override[] = decisions.byOperator > 0 ? ['operator-evidence'] : [];
  if (!parent) return overrides;
  const foreign = await foreignness(options, parent, snapshot);
  if (foreign) {
    if (!options.replaceOtherStore) throw foreign;
    overrides.push('replace-other-store');
  }
  const shrunk = shrinkage(options, parent, decisions);
  if (shrunk) {
    if (!options.allowShrink) throw shrunk;
    overrides.push('allow-shrink');
  }
  return overrides;
}

/** Overwriting is opt-in; any manifest counts as a backup, also one that cannot be read. */
export function assertMayWrite({ target, overwrite }: GuardOptions, { newest }: ExaminedSet): void {
  if (!newest || overwrite) return;
  throw new LicenseStoreError(
    'backup-exists',
    `${target.location} already holds a backup (generation ${newest.number}).`,
    { details: { path: target.location, generation: newest.number } },
  );
}

/** A newer version may need to be known by whoever goes on where it stopped; that is never switched off. */
export function assertKnowsHow(
  { target }: Pick<GuardOptions, 'target'>,
  { newest }: ExaminedSet,
): void {
  if (!newest || !('opened' in newest) || newest.opened.requiresToWrite.length === 0) return;
  throw new LicenseStoreError(
    'unsupported',
    `To write behind generation ${newest.number} in ${target.location} one must know: ` +
      `${newest.opened.requiresToWrite.join(', ')}.`,
    { details: { path: target.location, generation: newest.number } },
  );
}

function assertAllAllowed({ requireAll }: GuardOptions, { restricted, backedUp }: Decisions): void {
  if (!requireAll || restricted === 0) return;
  throw new LicenseStoreError(
    'restricted-licenses',
    `${restricted} of ${restricted + backedUp} licenses may not be backed up.`,
  );
}

async function foreignness(
  { store, target }: GuardOptions,
  parent: Manifest,
  snapshot: StoreSnapshot,
): Promise<LicenseStoreError | undefined> {
  const details = { path: target.location, generation: parent.number };
  if (parent.storeId !== store.storeId) {
    return new LicenseStoreError(
      'other-store',
      `${target.location} holds the backup of another store.`,
      {
        details,
      },
    );
  }
  // A copy made right behind the mark knows it, and not what the backup had seen by its snapshot.
  const hasAll =
    parent.sequence <= snapshot.sequence && (await snapshot.hasLineage(parent.lineage));
  if (hasAll) return undefined;
  return new LicenseStoreError(
    'lineage-diverged',
    `Generation ${parent.number} in ${target.location} comes from a later or another life of this store.`,
    { details },
  );
}

function shrinkage(
  { target }: GuardOptions,
  parent: Manifest,
  decisions: Decisions,
): LicenseStoreError | undefined {
  const before = parent.totals.licenses + parent.totals.restricted;
  const now = decisions.backedUp + decisions.restricted;
  if (now * 2 >= before) return undefined;
  return new LicenseStoreError(
    'shrunk',
    `The store holds ${now} licenses; generation ${parent.number} in ${target.location} knew ${before}.`,
    { details: { path: target.location, generation: parent.number } },
  );
}
