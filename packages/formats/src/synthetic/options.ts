import { LicenseStoreError } from '@wmdrm/core';

/** What all builders of synthetic licenses take. The same options give the same bytes. */
export interface SyntheticOptions {
  /** 0 … 0xFFFFFFFF; decides every byte that no option decides. */
  readonly seed: number;
  /** Bytes of the whole license; default: as many as its fields need. */
  readonly size?: number;
  /**
   * Printable ASCII text to fill every place with that would hold a key, a signature or personal data, so that a test
   * can look for it where it must not be. Adds places that are otherwise left out. Default: bytes by the seed.
   */
  readonly opaqueMarker?: string;
}

/** Bytes to add to a license of `natural` bytes to reach `size`. Throws `invalid-argument` if it is too small. */
export function paddingFor(size: number | undefined, natural: number, smallest = 0): number {
  const padding = (size ?? natural) - natural;
  if (padding === 0 || (Number.isInteger(padding) && padding >= smallest)) return padding;
  throw new LicenseStoreError(
    'invalid-argument',
    `size: this license has ${natural} bytes or at least ${natural + smallest}, not ${size}.`,
  );
}
