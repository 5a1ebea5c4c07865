import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LicenseStoreError } from '@wmdrm/core';
import { fileError } from './file-error.js';

/** One place licenses may come from. */
export type LicenseFile =
  | { readonly type: 'file'; readonly path: string; readonly label: string }
  /** Standard input, a pipe or a device: read once, to its end. */
  | { readonly type: 'stream'; readonly path: string; readonly label: string }
  | { readonly type: 'unreadable'; readonly path: string; readonly error: LicenseStoreError };

/** The name standard input has on the command line. */
export const standardInput = '-';

/**
 * All files the arguments name, directories with everything below them, each directory's entries in order of their
 * names. Links are followed; a directory reached twice (a loop, or named twice) is read once. What is neither file nor
 * directory is taken only if it was named itself.
 */
export async function* licenseFiles(paths: readonly string[]): AsyncGenerator<LicenseFile, void> {
  const seen = new Set<string>();
  for (const named of paths) {
    if (named === standardInput) yield { type: 'stream', path: named, label: 'stdin' };
    else yield* at(named, seen, true);
  }
}

/** Throws `file-not-found` or `access-denied` for the first argument that names nothing, before anything is done. */
export async function checkNamed(paths: readonly string[]): Promise<void> {
  for (const named of paths) {
    if (named === standardInput) continue;
    await stat(named).catch((error: unknown) => {
      throw fileError(error, 'read', named);
    });
  }
}

async function* at(
  file: string,
  seen: Set<string>,
  named: boolean,
): AsyncGenerator<LicenseFile, void> {
  const label = path.basename(file);
  let names: readonly string[];
  try {
    // Inode numbers of some file systems are longer than a double is exact.
    const found = await stat(file, { bigint: true });
    if (found.isFile()) return yield { type: 'file', path: file, label };
    if (!found.isDirectory()) {
      if (named) yield { type: 'stream', path: file, label };
      return;
    }
    const identity = `${found.dev}:${found.ino}`;
    if (seen.has(identity)) return;
    seen.add(identity);
    names = await entries(file);
  } catch (error) {
    return yield { type: 'unreadable', path: file, error: fileError(error, 'read', file) };
  }
  for (const name of names) yield* at(path.join(file, name), seen, false);
}

async function entries(directory: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const entry of await opendir(directory)) names.push(entry.name);
  return names.sort();
}
