import { hash } from 'node:crypto';
import { formatKeyId, type Hasher, type License } from '@wmdrm/core';
import { xmrFormat } from '@wmdrm/formats';
import { buildXmrLicense } from '@wmdrm/formats/synthetic';
import { sizeAt, type LicenseMix } from './license-mix.ts';

/** Rights settings with a meaning made up here: bit 0 permits backup, bit 1 means nothing. */
const xmrRights = { backup: 0b01, known: 0b11 } as const;
const permittedSettings = 0b01;
const deniedSettings = 0b10;

const firstIssue = Date.UTC(2020, 0, 1);
const minute = 60_000;

/** Synthetic XMR licenses, read by their format like any file: made-up bytes without a key in them. */
export function* syntheticLicenses(mix: LicenseMix, hasher: Hasher): Generator<License, void> {
  for (let index = 0; index < mix.licenses; index += 1) yield syntheticLicense(mix, index, hasher);
}

/** The license of a number; as a later edition of it: issued anew, as long as before, with other bytes in it. */
export function syntheticLicense(
  mix: LicenseMix,
  index: number,
  hasher: Hasher,
  edition: number = 0,
): License {
  const chance = hash('sha256', `${mix.seed} ${index}`, 'buffer');
  const fraction = (at: number): number => chance.readUInt32LE(at) / 2 ** 32;
  const file = buildXmrLicense({
    seed: (chance.readUInt32LE(12) + edition) >>> 0,
    size: sizeAt(fraction(0), fraction(4)),
    rightsId: chance.subarray(0, 16),
    keyIds: [formatKeyId(chance.subarray(16, 32))],
    rightsSettings: fraction(8) < mix.permitted ? permittedSettings : deniedSettings,
    issued: firstIssue + (index + edition * mix.licenses) * minute,
  });
  const [result] = xmrFormat.read(file, { hasher, label: `track-${index}.xmr`, xmrRights });
  if (result?.type === 'license') return result.license;
  throw result?.error ?? new Error('A synthetic license was read as none.');
}
