import type { Hasher, License } from '@wmdrm/core';
import type { LicenseMix } from './license-mix.ts';
import { syntheticLicenses } from './synthetic-licenses.ts';

/** Licenses whose bytes are made. */
const different = 10_000;

/**
 * As many licenses as the mix has, quickly: the first 10,000 are made, and after that the same bytes come again as licenses
 * of other ids.
 */
export function* manyLicenses(mix: LicenseMix, hasher: Hasher): Generator<License, void> {
  const made = [
    ...syntheticLicenses({ ...mix, licenses: Math.min(different, mix.licenses) }, hasher),
  ];
  for (let index = 0; index < mix.licenses; index += 1) {
    const license = made[index % made.length]!;
    const time = Math.floor(index / made.length);
    yield time === 0 ? license : { ...license, id: `${license.id}:${time}` };
  }
}
