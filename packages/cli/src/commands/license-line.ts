import type { BackupPolicy, LicenseSummary } from '@wmdrm/core';
import type { LicenseLine } from '../output/output-line.js';
import { isoDate } from '../output/quantities.js';
import { restrictionOf } from './policy-answer.js';

/** What the machine output says of a license. Never its payload. */
export function licenseLine(license: LicenseSummary, policy: BackupPolicy): LicenseLine {
  const reason = restrictionOf(policy, license);
  return {
    type: 'license',
    id: license.id,
    shortId: license.shortId,
    ...present('label', license.label),
    format: license.policyClass.format,
    ...present('container', license.container),
    keyIds: license.keyIds,
    ...present('issued', dateOf(license.issued)),
    ...present('notBefore', dateOf(license.notBefore)),
    ...present('notAfter', dateOf(license.notAfter)),
    bytes: license.payloadLength,
    sha256: license.payloadDigest,
    backedUp: reason === undefined,
    ...present('reason', reason),
  };
}

function dateOf(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : isoDate(milliseconds);
}

/** `{ [name]: value }`, or nothing where there is no value. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]: Value });
}
