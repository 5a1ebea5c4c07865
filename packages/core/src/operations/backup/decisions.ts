import { LicenseStoreError } from '../../errors/license-store-error.js';
import type { ClassDecision } from '../../backup-set/manifest.js';
import { parsePolicyClassKey } from '../../license/policy-class.js';
import { decideBackup, type BackupPolicy } from '../../policy/backup-policy.js';
import type { ClassTotal } from '../../store/store-engine.js';
import type { RestrictionReason } from '../operation-event.js';

/** What a policy says of every class in a store, and what that amounts to. */
export interface Decisions {
  readonly classes: readonly ClassDecision[];
  /** Keys of the classes that are backed up. */
  readonly backedUpClasses: readonly string[];
  readonly restrictedClasses: readonly string[];
  readonly backedUp: number;
  /** Of these, those that are in a class in which the operator's statement decided. */
  readonly byOperator: number;
  /** Bytes of the records that are backed up. */
  readonly bytes: number;
  readonly restricted: number;
  readonly restrictedByReason: Readonly<Partial<Record<RestrictionReason, number>>>;
}

/** Asks the policy once per class. Throws `store-corrupt` for a class key no version of this project writes. */
export function decideClasses(totals: readonly ClassTotal[], policy: BackupPolicy): Decisions {
  const classes: ClassDecision[] = [];
  const restrictedByReason: Partial<Record<RestrictionReason, number>> = {};
  let backedUp = 0;
  let byOperator = 0;
  let restricted = 0;
  let bytes = 0;
  for (const total of [...totals].sort((a, b) => (a.policyClass < b.policyClass ? -1 : 1))) {
    if (total.licenses === 0) continue;
    const policyClass = parsePolicyClassKey(total.policyClass);
    if (!policyClass) {
      throw new LicenseStoreError(
        'store-corrupt',
        `The store has an unknown policy class "${total.policyClass}".`,
      );
    }
    const answer = decideBackup(policy, policyClass);
    const decision = answer.backUp ? 'backed-up' : answer.reason;
    classes.push({ policyClass: total.policyClass, decision, licenses: total.licenses });
    if (answer.backUp) {
      backedUp += total.licenses;
      if (policyClass.operator) byOperator += total.licenses;
      bytes += total.bytes;
    } else {
      restricted += total.licenses;
      restrictedByReason[answer.reason] = (restrictedByReason[answer.reason] ?? 0) + total.licenses;
    }
  }
  const keys = (wanted: boolean): readonly string[] =>
    classes
      .filter(({ decision }) => (decision === 'backed-up') === wanted)
      .map(({ policyClass }) => policyClass);
  return {
    classes,
    backedUpClasses: keys(true),
    restrictedClasses: keys(false),
    backedUp,
    byOperator,
    bytes,
    restricted,
    restrictedByReason,
  };
}
