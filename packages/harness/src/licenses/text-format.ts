import {
  LicenseStoreError,
  type License,
  type LicenseDescription,
  type LicenseFormat,
  type LicenseReadResult,
  type LicenseRight,
  type Persistence,
  type Verdict,
} from '@wmdrm/core';

/** What a license of {@link textFormat} says. */
export interface TextLicense {
  readonly id: string;
  readonly format: string;
  readonly backup: Verdict;
  readonly persistence: Persistence;
  /** Registry form. */
  readonly keyIds: readonly string[];
  readonly rights: readonly string[];
  /** Of each right. */
  readonly limits?: Omit<LicenseRight, 'name'>;
  readonly priority?: number;
  /** Milliseconds since 1970 UTC, here and below. */
  readonly issued?: number;
  readonly expires?: number;
  readonly sourceId?: number;
  readonly also?: Pick<
    LicenseDescription,
    'inclusionList' | 'outputProtection' | 'raw' | 'securityLevel' | 'uplinkKeyId'
  >;
}

const mark = 'text-license ';

/** A file of licenses no issuer made, a line each: readable, and they stand for some of another format. */
export function textLicenseFile(...licenses: readonly TextLicense[]): string {
  return licenses.map((license) => mark + JSON.stringify(license)).join('\n');
}

/** Reads {@link textLicenseFile}s of one format id, for a runtime that is to be tried without real licenses. */
export function textFormat(id: string): LicenseFormat {
  const parse = (line: string): TextLicense | undefined => {
    if (!line.startsWith(mark)) return undefined;
    try {
      const license = JSON.parse(line.slice(mark.length)) as TextLicense;
      return license.format === id ? license : undefined;
    } catch {
      return undefined;
    }
  };
  const malformed = (): LicenseStoreError =>
    new LicenseStoreError('malformed-license', `This is no text license of format ${id}.`);
  const readLine = (line: string): LicenseReadResult => {
    const license = parse(line);
    if (license === undefined) return { type: 'damaged', error: malformed() };
    return { type: 'license', license: licenseOf(license, new TextEncoder().encode(line)) };
  };
  return {
    id,
    name: `Text license (${id})`,
    extension: '.txt',
    recognize: (head) => parse(linesOf(head)[0]) !== undefined,
    read: (file) => linesOf(file).map(readLine),
    describe: (payload) => {
      const license = parse(linesOf(payload)[0]);
      if (license === undefined) throw malformed();
      return descriptionOf(license);
    },
  };
}

function linesOf(file: Uint8Array): readonly [string, ...string[]] {
  const [first = '', ...others] = new TextDecoder().decode(file).split('\n');
  return [first, ...others];
}

function licenseOf(license: TextLicense, payload: Uint8Array): License {
  const { id, format } = license;
  return { id, format, payload, description: descriptionOf(license) };
}

function descriptionOf(license: TextLicense): LicenseDescription {
  const verdict = { verdict: license.backup, evidence: 'text' };
  const { issued, expires, limits, priority, sourceId, also } = license;
  return {
    backup: verdict,
    restore: verdict,
    persistence: license.persistence,
    stateful: limits?.count !== undefined,
    keyIds: license.keyIds,
    rights: license.rights.map((name) => ({
      name,
      ...limits,
      ...(expires !== undefined && { notAfter: expires }),
    })),
    unknownMustUnderstand: [],
    ...(issued !== undefined && { issued }),
    ...(expires !== undefined && { notAfter: expires }),
    ...(priority !== undefined && { priority }),
    ...(sourceId !== undefined && { sourceId }),
    ...also,
  };
}
