import type { LicenseRight, VerdictWithEvidence } from '@wmdrm/core';

/** The client may not restore this license: a deny flag ([MS-DRM] 2.2.2.3.5). */
export const restoreDenied = 0x0000_0004;
const oneTime = 0x0000_0020;

/**
 * Rights by bit ([MS-DRM] 2.2.2.3.5 and WMT_RIGHTS of the Windows Media Format SDK), in the names the later versions
 * use for the same right where there is one.
 */
const namesByBit: readonly (readonly [bit: number, name: string])[] = [
  [0x0000_0001, 'Play'],
  [0x0000_0002, 'Transfer.NONSDMI'],
  [0x0000_0008, 'Print.redbook'],
  [0x0000_0010, 'Transfer.SDMI'],
  [0x0000_0040, 'SaveStreamProtected'],
  [0x0000_0080, 'Copy'],
  [0x0000_0100, 'CollaborativePlay'],
];

/** The rights these bits grant. */
export function rightsOf(bits: number): readonly LicenseRight[] {
  return namesByBit.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => ({ name }));
}

/** What the bits say about backup and restore: the deny flag is all that version 1 has. */
export function backupVerdict(bits: number): VerdictWithEvidence {
  return (bits & restoreDenied) !== 0
    ? { verdict: 'denied', evidence: '[MS-DRM] 2.2.2.3.5: restore denied' }
    : { verdict: 'granted', evidence: '[MS-DRM] 2.2.2.3.5: restore not denied' };
}

/** True if use of the license uses it up. */
export function isStateful(bits: number): boolean {
  return (bits & oneTime) !== 0;
}
