import {
  decideBackup,
  type BackupPolicy,
  type LicenseSummary,
  type RestrictedLicense,
  type RestrictionReason,
} from '@wmdrm/core';
import { count } from '../output/quantities.js';
import { printable } from '../output/printable.js';

/** Why a license may not leave the store, in a few words. */
export const reasonTexts: Readonly<Record<RestrictionReason, string>> = {
  denied: 'issuer forbids',
  conditional: 'issuer sets a condition',
  unknown: 'right not readable',
  sealed: 'sealed',
  temporary: 'temporary',
  'not-expressed': 'issuer does not say',
  policy: 'policy',
};

/** Why the policy keeps a license in the store; `undefined` if it goes into a backup. */
export function restrictionOf(
  policy: BackupPolicy,
  license: Pick<LicenseSummary, 'policyClass'>,
): RestrictionReason | undefined {
  const decision = decideBackup(policy, license.policyClass);
  return decision.backUp ? undefined : decision.reason;
}

/** A license of the store that stays there. */
export function toRestricted(
  license: LicenseSummary,
  reason: RestrictionReason,
): RestrictedLicense {
  const { id, keyIds, label } = license;
  return { id, keyIds, reason, ...(label === undefined ? {} : { label }) };
}

/** `not copied: song.lcpl (key id …): issuer forbids`, one line a license. */
export function restrictedText(licenses: readonly RestrictedLicense[]): string {
  return licenses
    .map(({ id, label, keyIds, reason }) => {
      const keys = keyIds.length === 0 ? 'no key id' : `key id ${keyIds.join(', ')}`;
      return `not copied: ${printable(label ?? id)} (${keys}): ${reasonTexts[reason]}`;
    })
    .join('\n');
}

/** `issuer forbids`, or for several reasons `2 issuer forbids, 1 sealed`. */
export function reasonsText(
  byReason: Readonly<Partial<Record<RestrictionReason, number>>>,
): string {
  const present = Object.keys(reasonTexts)
    .map((word) => word as RestrictionReason)
    .filter((reason) => (byReason[reason] ?? 0) > 0);
  if (present.length === 1 && present[0]) return reasonTexts[present[0]];
  return present
    .map((reason) => `${count(byReason[reason] ?? 0)} ${reasonTexts[reason]}`)
    .join(', ');
}
