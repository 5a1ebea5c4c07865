import {
  LicenseStoreError,
  type License,
  type LicenseDescription,
  type LicenseFormat,
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
  readonly priority?: number;
  /** Milliseconds since 1970 UTC, here and below. */
  readonly issued?: number;
  readonly expires?: number;
  readonly sourceId?: number;
}

const mark = 'text-license ';

/** The file of a license no issuer made: readable, and stands for one of another format. */
export function textLicenseFile(license: TextLicense): string {
  return mark + JSON.stringify(license);
}

/** Reads {@link textLicenseFile}s of one format id, for a runtime that is to be tried without real licenses. */
export function textFormat(id: string): LicenseFormat {
  const parse = (file: Uint8Array): TextLicense | undefined => {
    const text = new TextDecoder().decode(file);
    if (!text.startsWith(mark)) return undefined;
    try {
      const license = JSON.parse(text.slice(mark.length)) as TextLicense;
      return license.format === id ? license : undefined;
    } catch {
      return undefined;
    }
  };
  const malformed = (): LicenseStoreError =>
    new LicenseStoreError('malformed-license', `This is no text license of format ${id}.`);
  return {
    id,
    name: `Text license (${id})`,
    extension: '.txt',
    recognize: (head) => parse(head) !== undefined,
    read: (file) => {
      const license = parse(file);
      return license === undefined
        ? [{ type: 'damaged', error: malformed() }]
        : [{ type: 'license', license: licenseOf(license, file) }];
    },
    describe: (payload) => {
      const license = parse(payload);
      if (license === undefined) throw malformed();
      return descriptionOf(license);
    },
  };
}

function licenseOf(license: TextLicense, payload: Uint8Array): License {
  const { id, format } = license;
  return { id, format, payload: payload.slice(), description: descriptionOf(license) };
}

function descriptionOf(license: TextLicense): LicenseDescription {
  const verdict = { verdict: license.backup, evidence: 'text' };
  const { issued, expires, priority, sourceId } = license;
  return {
    backup: verdict,
    restore: verdict,
    persistence: license.persistence,
    stateful: false,
    keyIds: license.keyIds,
    rights: license.rights.map((name) => ({
      name,
      ...(expires !== undefined && { notAfter: expires }),
    })),
    unknownMustUnderstand: [],
    ...(issued !== undefined && { issued }),
    ...(expires !== undefined && { notAfter: expires }),
    ...(priority !== undefined && { priority }),
    ...(sourceId !== undefined && { sourceId }),
  };
}
