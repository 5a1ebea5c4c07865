import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '..', '..', '..');

/** The folder the demonstration works in, inside the repository and ignored by git. */
export const workFolder: string = path.join(repository, '.tmp', 'demo');

/** The same, as a reader at the top of the repository would write it. */
export const shownWorkFolder: string = path.relative(repository, workFolder);

/** The shipped command. */
export const shippedCommand: string = path.join(repository, 'packages', 'cli', 'dist', 'main.js');

/** Directory that stands for the share `\\demo-nas\backups`. */
export const share: string = path.join(workFolder, 'demo-nas');

/** Directory of the backup `\\demo-nas\backups\laptop`. */
export const backupSet: string = path.join(share, 'laptop');

export function emptyWorkFolder(): void {
  removeWorkFolder();
  mkdirSync(share, { recursive: true });
}

export function removeWorkFolder(): void {
  rmSync(workFolder, { recursive: true, force: true });
}
