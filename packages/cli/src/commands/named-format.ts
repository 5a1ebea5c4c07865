import { LicenseStoreError, type LicenseFormat } from '@wmdrm/core';

/** The format with this id. Throws `invalid-argument` that names them all. */
export function namedFormat(id: string, formats: readonly LicenseFormat[]): LicenseFormat {
  const format = formats.find((each) => each.id === id);
  if (format) return format;
  throw new LicenseStoreError(
    'invalid-argument',
    `There is no license format ${JSON.stringify(id)}.`,
    {
      remedy: `Known formats: ${formats.map((each) => each.id).join(', ')}; --plugin adds more.`,
    },
  );
}
