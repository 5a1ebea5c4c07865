import { LicenseStoreError } from '@wmdrm/core';

/** Reads the number of a generation; `undefined` if there is none. Throws `invalid-argument`. */
export function readGeneration(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^[0-9]{1,15}$/.test(text) ? Number(text) : 0;
  if (number >= 1) return number;
  throw new LicenseStoreError(
    'invalid-argument',
    `${JSON.stringify(text)} is no number of a generation.`,
    { remedy: 'wmdrm history DIR shows the numbers.' },
  );
}
