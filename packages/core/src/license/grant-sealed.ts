import type { License } from './license.js';
import type { LicenseDescription } from './license-description.js';
import type { VerdictWithEvidence } from './verdict.js';

const granted: VerdictWithEvidence = {
  verdict: 'granted',
  evidence: "operator's statement: the issuer of this sealed license allows it",
};

/** True for a license whose rights cannot be read because it is encrypted to its client. */
export function isSealed({ backup, restore }: LicenseDescription): boolean {
  return backup.verdict === 'sealed' || restore.verdict === 'sealed';
}

/** What a license says, with `granted` in place of each `sealed`; everything else stays. */
export function grantSealedRights(description: LicenseDescription): LicenseDescription {
  const instead = (said: VerdictWithEvidence): VerdictWithEvidence =>
    said.verdict === 'sealed' ? granted : said;
  const { backup, restore } = description;
  return { ...description, backup: instead(backup), restore: instead(restore) };
}

/**
 * A license as an operator who knows its issuer says it is: sealed, but its issuer lets it be backed up and restored. The
 * store keeps with it that the operator decided. A license that is not sealed stays as it is: what can be read in it goes
 * before anybody's word.
 */
export function grantSealed(license: License): License {
  const { description } = license;
  if (!isSealed(description)) return license;
  return { ...license, description: grantSealedRights(description), operatorEvidence: true };
}
