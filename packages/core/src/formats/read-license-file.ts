import { LicenseStoreError } from '../errors/license-store-error.js';
import type { LicenseFormat, LicenseReadResult, ReadContext } from './license-format.js';

/** Bytes of a file's beginning that formats are shown to recognise it. */
export const recognitionLength = 4096;

/** The first of `formats` that recognises the file by its beginning. */
export function recognizeFormat(
  file: Uint8Array,
  formats: readonly LicenseFormat[],
): LicenseFormat | undefined {
  const head = file.subarray(0, recognitionLength);
  return formats.find((format) => format.recognize(head));
}

/**
 * Reads all licenses of one file with the first format that recognises it.
 * Throws `not-a-license` if none does; damaged parts come back as results, beside the good ones.
 */
export function readLicenseFile(
  file: Uint8Array,
  formats: readonly LicenseFormat[],
  context: ReadContext,
): readonly LicenseReadResult[] {
  const format = recognizeFormat(file, formats);
  if (format) return format.read(file, context);
  const name = context.label ?? 'The file';
  throw new LicenseStoreError(
    'not-a-license',
    `${name}: no known license format (${file.length} bytes).`,
    {
      details: context.label === undefined ? {} : { label: context.label },
    },
  );
}
