import type { PolicyClass } from '../license/policy-class.js';
import type { RestrictionReason } from '../operations/operation-event.js';

/** A policy's answer for one class of licenses. */
export type PolicyDecision =
  { readonly backUp: true } | { readonly backUp: false; readonly reason: RestrictionReason };

/** Decides which licenses go into a backup; asked once per policy class. */
export interface BackupPolicy {
  /** Recorded in the manifest; 1 to 64 characters. */
  readonly name: string;
  decide(policyClass: PolicyClass): PolicyDecision;
}

const backUp: PolicyDecision = { backUp: true };

/**
 * The decision that counts: what the issuer denied and what was issued for one session stays out, whatever a policy,
 * an option, a mask or a plugin says.
 */
export function decideBackup(policy: BackupPolicy, policyClass: PolicyClass): PolicyDecision {
  if (policyClass.backup === 'denied') return { backUp: false, reason: 'denied' };
  if (policyClass.persistence === 'no') return { backUp: false, reason: 'temporary' };
  return policy.decide(policyClass);
}

/**
 * Backs up what the issuer granted and what comes in a format whose issuer cannot forbid it; everything doubtful
 * (conditional, unknown, sealed) stays out.
 */
export const defaultPolicy: BackupPolicy = {
  name: 'default',
  decide: ({ backup }) =>
    backup === 'granted' || backup === 'not-expressed' ? backUp : { backUp: false, reason: backup },
};

/** Backs up only what the issuer granted in so many words. */
export const strictPolicy: BackupPolicy = {
  name: 'strict',
  decide: ({ backup }) => (backup === 'granted' ? backUp : { backUp: false, reason: backup }),
};
