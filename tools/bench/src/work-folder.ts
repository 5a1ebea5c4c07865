import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

const parent = path.resolve(import.meta.dirname, '../.tmp');

/** A folder inside the repository, which git ignores. */
export interface WorkFolder {
  readonly path: string;
  /** Path of a name in the folder. */
  at(name: string): string;
  /** Removes one file or directory in it, with what SQLite keeps beside a file. */
  remove(name: string): void;
  /** Removes all of it. Idempotent. */
  removeAll(): void;
}

export function makeWorkFolder(): WorkFolder {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'bench-'));
  const at = (name: string): string => path.join(folder, name);
  return {
    path: folder,
    at,
    remove: (name) => {
      for (const suffix of ['', '-wal', '-shm']) {
        rmSync(at(name) + suffix, { recursive: true, force: true });
      }
    },
    removeAll: () => rmSync(folder, { recursive: true, force: true }),
  };
}
