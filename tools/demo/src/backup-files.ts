import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { backupSet } from './work-folder.ts';

/** A segment's name ends in the number of the run that wrote it. */
const segmentName = /-(\d{10})\.seg$/;

/** Names of finished segments, relative to the backup set; those of one run if it is given. */
export function segments(run?: number): readonly string[] {
  return files().filter((name) => {
    const number = segmentName.exec(name)?.[1];
    return number !== undefined && (run === undefined || Number(number) === run);
  });
}

/** SHA-256 over names and contents of all files of the backup set. */
export function digestOfBackup(): string {
  const digest = createHash('sha256');
  for (const name of files()) digest.update(`${name}\0`).update(readFileSync(inBackup(name)));
  return digest.digest('hex');
}

/** SHA-256 of each file, by name. */
export function digests(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(inBackup(name)))
        .digest('hex'),
    ]),
  );
}

/** All files of the backup set, relative to it, in order. */
export function files(): readonly string[] {
  if (!existsSync(backupSet)) return [];
  return readdirSync(backupSet, { recursive: true, encoding: 'utf8' })
    .filter((name) => isFile(inBackup(name)))
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
}

/** Path of a file of the backup set. */
export function inBackup(name: string): string {
  return path.join(backupSet, name);
}

function isFile(file: string): boolean {
  // A temporary file may be gone between the listing and this look.
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
