import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { StepResult } from '../child/step.ts';
import { flushDirectory } from '../loops/flush-directory.ts';

/**
 * SQLite's own online backup (`sqlite3_backup_step`, here through `node:sqlite`) of the store file into a new file,
 * `pages` pages a step, then a flush of file and directory.
 */
export async function sqliteBackup(options: {
  readonly store: string;
  readonly directory: string;
  readonly pages: number;
}): Promise<StepResult> {
  const { store, directory, pages } = options;
  mkdirSync(directory);
  const copy = path.join(directory, 'copy');
  const db = new DatabaseSync(store, { readOnly: true });
  try {
    await backup(db, copy, { rate: pages });
  } finally {
    db.close();
  }
  const file = openSync(copy, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  flushDirectory(directory);
  return { licenses: 0, bytes: statSync(copy).size };
}
