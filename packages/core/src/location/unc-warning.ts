import { asciiLowerCase } from './ascii-case.js';
import { isDeviceName } from './device-name.js';

/** What may be said about an accepted UNC path. `meaning` says why it matters, `remedy` what would be better. */
export const uncWarnings = {
  'admin-share': {
    meaning:
      'This is an administrative share (C$, ADMIN$): only administrators of the server reach it.',
    remedy: 'Create a share of its own for backups.',
  },
  'device-name-share': {
    meaning: 'The share is called like a Windows device; some programs cannot open paths on it.',
    remedy: 'Give the share another name.',
  },
  'ip-literal-host': {
    meaning:
      'The server is given by its IP address: it can be checked by NTLM only, not by Kerberos.',
    remedy: "Use the server's name.",
  },
} as const;

/** Code of a warning about an accepted UNC path; see {@link uncWarnings}. */
export type UncWarning = keyof typeof uncWarnings;

/** Drive shares and the share of the system directory. */
const adminShare = /^(?:[a-z]\$|admin\$)$/;

/** The warnings that fit a share and its host, in the order of {@link uncWarnings}. */
export function warningsFor(share: string, isIpLiteral: boolean): readonly UncWarning[] {
  const warnings: UncWarning[] = [];
  if (adminShare.test(asciiLowerCase(share))) warnings.push('admin-share');
  if (isDeviceName(share)) warnings.push('device-name-share');
  if (isIpLiteral) warnings.push('ip-literal-host');
  return warnings;
}
