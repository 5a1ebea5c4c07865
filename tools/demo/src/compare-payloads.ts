import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { SampleFile } from './sample-files.ts';
import { expectThat } from './surprise.ts';

/** What a comparison has looked at. */
export interface Compared {
  readonly licenses: number;
  readonly bytes: number;
}

/**
 * Compares the licenses in a folder of exported files with those that were imported, byte for byte, each file with the
 * one of the same name. Nothing may be missing, nothing may be there besides.
 */
export function comparePayloads(folder: string, originals: readonly SampleFile[]): Compared {
  const names = originals.map(({ name }) => name).sort();
  const found = readdirSync(folder).sort();
  expectThat(
    found.join() === names.join(),
    `the folder holds ${names.join()}, not ${found.join()}`,
  );
  let licenses = 0;
  let bytes = 0;
  for (const { name, payloads, bytes: original } of originals) {
    const file = readFileSync(path.join(folder, name));
    const wrapped = payloads[0] !== original;
    const exported = wrapped ? unwrap(file.toString('utf8')) : [file];
    expectThat(exported.length === payloads.length, `${name} has ${payloads.length} licenses`);
    for (const [index, payload] of payloads.entries()) {
      expectThat(
        exported[index]?.equals(payload) ?? false,
        `license ${index} of ${name} is the same`,
      );
      licenses++;
      bytes += payload.length;
    }
  }
  return { licenses, bytes };
}

/** The licenses of a license response. */
function unwrap(xml: string): readonly Buffer[] {
  return Array.from(xml.matchAll(/<LICENSE [^>]*>([^<]*)<\/LICENSE>/g), ([, base64 = '']) =>
    Buffer.from(base64, 'base64'),
  );
}
