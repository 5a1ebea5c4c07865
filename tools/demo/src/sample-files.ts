import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildLcpLicense,
  buildLicenseResponse,
  buildPlainV7License,
  buildV1License,
} from '@wmdrm/formats/synthetic';
import type { LicenseSeeds } from './license-seeds.ts';

/** Bit 0x04 of a version 1 license: its issuer forbids restoring it, and so backing it up. */
const playButNoRestore = 0x0000_0005;

/** A license file of the demonstration. */
export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The licenses in it, as their issuer would have made them. */
  readonly payloads: readonly Uint8Array[];
  readonly mayBeBackedUp: boolean;
}

/** Twelve files of one license each; the issuers of three forbid a backup. */
export function twelveFiles(seeds: LicenseSeeds): readonly SampleFile[] {
  const backup = [{ type: 'Play' }, { type: 'Backup' }, { type: 'Restore' }];
  const inResponse = buildV1License({ seed: seeds.next() });
  return [
    ...[1, 2, 3, 4, 5].map((book) =>
      single(`book-${book}.lcpl`, buildLcpLicense({ seed: seeds.next() })),
    ),
    ...[1, 2].map((song) => single(`song-${song}.lic`, buildV1License({ seed: seeds.next() }))),
    single('film-1.xml', buildPlainV7License({ seed: seeds.next(), actions: backup })),
    response('radio.xml', [inResponse]),
    ...[1, 2].map((rental) => forbidden(rental, seeds.next())),
    { ...single('film-2.xml', buildPlainV7License({ seed: seeds.next() })), mayBeBackedUp: false },
  ];
}

/** Files of many licenses each, which may all be backed up. */
export function collection(
  seeds: LicenseSeeds,
  files: number,
  licensesEach: number,
): readonly SampleFile[] {
  return Array.from({ length: files }, (_, index) =>
    response(
      `collection-${index + 1}.xml`,
      Array.from({ length: licensesEach }, () => buildV1License({ seed: seeds.next() })),
    ),
  );
}

/** Writes files into a new folder. */
export function writeFiles(folder: string, files: readonly SampleFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(path.join(folder, name), bytes);
}

function single(name: string, bytes: Uint8Array): SampleFile {
  return { name, bytes, payloads: [bytes], mayBeBackedUp: true };
}

function forbidden(rental: number, seed: number): SampleFile {
  const bytes = buildV1License({ seed, rights: playButNoRestore });
  return { ...single(`rental-${rental}.lic`, bytes), mayBeBackedUp: false };
}

function response(name: string, payloads: readonly Uint8Array[]): SampleFile {
  const licenses = payloads.map((payload) => ({ version: '0.1.0.0', payload }));
  return { name, bytes: buildLicenseResponse({ licenses }), payloads, mayBeBackedUp: true };
}
