import type {
  LicenseDescription,
  LicenseRight,
  RestrictionReason,
  StoredLicense,
} from '@wmdrm/core';
import { printable } from '../output/printable.js';
import { count, readableDate, size } from '../output/quantities.js';
import { reasonTexts } from './policy-answer.js';

/** A license for people: one `name  value` line for everything it says. */
export function licenseText(
  license: StoredLicense,
  description: LicenseDescription | undefined,
  reason: RestrictionReason | undefined,
): string {
  const { policyClass, keyIds, attachments } = license;
  const rows: (readonly [string, string | undefined])[] = [
    ['id', license.id],
    ['short id', license.shortId],
    ['label', license.label],
    ['format', policyClass.format],
    ['came in', license.container],
    ...keyIds.map((keyId) => ['key id', keyId] as const),
    ['backup', reason === undefined ? 'yes' : `no, ${reasonTexts[reason]}`],
    ['issued', date(license.issued)],
    ['valid from', date(license.notBefore)],
    ['valid until', date(license.notAfter)],
    ['size', size(license.payloadLength)],
    ['SHA-256', license.payloadDigest],
    ...attachments.map(
      ({ type, bytes }) => ['with it', `revocation ${type}, ${size(bytes.length)}`] as const,
    ),
    ['decided by', policyClass.operator ? "the operator's statement at import" : undefined],
    ...(description ? descriptionRows(description) : []),
  ];
  return rows
    .filter((row): row is readonly [string, string] => row[1] !== undefined)
    .map(([name, value]) => `${name.padEnd(18)} ${printable(value)}`)
    .join('\n');
}

function descriptionRows(
  said: LicenseDescription,
): readonly (readonly [string, string | undefined])[] {
  const levels = said.outputProtection;
  return [
    ['right to back up', `${said.backup.verdict} (${said.backup.evidence})`],
    ['right to restore', `${said.restore.verdict} (${said.restore.evidence})`],
    ['may be stored', said.persistence],
    ['changes with use', said.stateful === 'unknown' ? 'unknown' : said.stateful ? 'yes' : 'no'],
    ['provider', said.provider],
    ["issuer's id", said.issuerLicenseId],
    ['priority', said.priority?.toString()],
    ...said.rights.map((right) => ['right', rightText(right)] as const),
    [
      'output levels',
      levels &&
        Object.entries(levels)
          .map(([name, level]) => `${name} ${level}`)
          .join(', '),
    ],
    ['source id', said.sourceId?.toString()],
    ['security level', said.securityLevel?.toString()],
    ['revocation info', said.revocationInfoVersion?.toString()],
    ['inclusion list', said.inclusionList?.join(', ')],
    ['chained to', said.uplinkKeyId],
    ['not understood', said.unknownMustUnderstand.join(', ') || undefined],
    ...(said.raw ?? []).map(({ name, value }) => [`raw ${name}`, value] as const),
  ];
}

function rightText(right: LicenseRight): string {
  const limits = [
    right.count === undefined ? undefined : `${count(right.count)} left or granted`,
    right.notBefore === undefined ? undefined : `from ${readableDate(right.notBefore)}`,
    right.notAfter === undefined ? undefined : `until ${readableDate(right.notAfter)}`,
    right.secondsAfterFirstUse === undefined
      ? undefined
      : `${count(right.secondsAfterFirstUse)} seconds after first use`,
    right.conditional ? 'on a condition' : undefined,
  ].filter((limit) => limit !== undefined);
  return limits.length === 0 ? right.name : `${right.name} (${limits.join(', ')})`;
}

function date(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : readableDate(milliseconds);
}
