import type { Hasher, License, LicenseDescription, LicenseFormat, ReadContext } from '@wmdrm/core';
import { damagedResult } from './damaged.js';
import { checkLabel } from './label.js';

/** What a format read out of one payload. */
export interface ParsedLicense {
  readonly description: LicenseDescription;
  /** The license id; digests the payload where the format has no durable id of its own. */
  identify(hasher: Hasher): string;
  /** True if the operator's rights mask decided a verdict. */
  readonly operatorEvidence?: boolean;
}

/** Reads one payload whole. Throws `malformed-license` or `limit-exceeded`. */
export type ParseLicense = (payload: Uint8Array, context: ReadContext) => ParsedLicense;

/** What makes up a format whose files are one license each. */
export interface SingleLicenseFormat extends Pick<
  LicenseFormat,
  'id' | 'name' | 'extension' | 'recognize'
> {
  readonly parse: ParseLicense;
}

/** The {@link LicenseFormat} of files that are one license: the payload is the file. */
export function singleLicenseFormat(format: SingleLicenseFormat): LicenseFormat {
  const { id, name, extension, recognize, parse } = format;
  return {
    id,
    name,
    extension,
    recognize,
    read(file, context) {
      let label: string | undefined;
      try {
        label = checkLabel(context.label);
        const parsed = parse(file, context);
        const license = toLicense(id, file.slice(), parsed, context.hasher, label);
        return [{ type: 'license', license }];
      } catch (error) {
        return [damagedResult(error, label)];
      }
    },
    describe: (payload, context) => parse(payload, context).description,
  };
}

/** The license with this payload as its parser understood it. */
export function toLicense(
  format: string,
  payload: Uint8Array,
  parsed: ParsedLicense,
  hasher: Hasher,
  label: string | undefined,
): License {
  return {
    id: parsed.identify(hasher),
    format,
    payload,
    description: parsed.description,
    ...(label === undefined ? {} : { label }),
    ...(parsed.operatorEvidence ? { operatorEvidence: true } : {}),
  };
}
