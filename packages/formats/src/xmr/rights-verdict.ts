import { LicenseStoreError, type VerdictWithEvidence, type XmrRightsMask } from '@wmdrm/core';

/** A verdict and whether the operator's mask decided it. */
export interface RightsVerdict {
  readonly verdict: VerdictWithEvidence;
  readonly operatorEvidence: boolean;
}

/**
 * What an XMR license says about backup and restore. No public document names the bits of the rights settings, so
 * without the operator's mask the answer is `unknown`. One property of an issuer's server covers both halves
 * (WMRMRights.AllowBackupRestore), so the answer does too.
 *
 * @param settings the 16 bits of object 0x000D, `undefined` if the license has none
 * @param unknownMustUnderstand true if the license has a must-understand object of unknown type
 */
export function rightsVerdict(
  settings: number | undefined,
  unknownMustUnderstand: boolean,
  mask: XmrRightsMask | undefined,
): RightsVerdict {
  const unknown = (evidence: string): RightsVerdict => ({
    verdict: { verdict: 'unknown', evidence },
    operatorEvidence: false,
  });
  if (!mask) return unknown('XMR object 0x000D: its bits are not public, no mask supplied');
  const byMask = (verdict: 'granted' | 'denied', evidence: string): RightsVerdict => ({
    verdict: { verdict, evidence },
    operatorEvidence: true,
  });
  if (settings === undefined) return byMask('denied', 'default deny (inferred)');
  if ((settings & ~mask.known) !== 0) {
    return unknown("XMR object 0x000D: a bit outside the operator's mask");
  }
  if ((settings & mask.backup) !== mask.backup) {
    return byMask('denied', 'XMR object 0x000D: backup bit clear (operator mask)');
  }
  if (unknownMustUnderstand) return unknown('XMR: a must-understand object of unknown type');
  return byMask('granted', 'XMR object 0x000D: backup bit set (operator mask)');
}

/** Throws `invalid-argument` for a mask outside its documented range. */
export function checkMask(mask: XmrRightsMask | undefined): void {
  if (!mask) return;
  const { backup, known } = mask;
  const inRange = [backup, known].every(
    (bits) => Number.isInteger(bits) && bits >= 1 && bits <= 0xffff,
  );
  if (inRange && (backup & ~known) === 0) return;
  throw new LicenseStoreError(
    'invalid-argument',
    'xmrRights: backup and known are 1 … 0xFFFF, and known includes all bits of backup.',
  );
}
