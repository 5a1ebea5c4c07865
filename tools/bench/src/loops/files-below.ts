import { closeSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { flushDirectory } from './flush-directory.ts';

/** Paths of all files below a directory, sorted. */
export function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort();
}

/** Bytes of all files below a directory. */
export function bytesBelow(directory: string): number {
  return filesBelow(directory).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Flushes all files and directories below a directory, and itself. */
export function flushBelow(directory: string): void {
  const directories = new Set([directory]);
  for (const file of filesBelow(directory)) {
    directories.add(path.dirname(file));
    const handle = openSync(file, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
  for (const each of directories) flushDirectory(each);
}
