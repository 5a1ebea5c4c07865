import { statSync } from 'node:fs';

/**
 * Tells a file from any other that may get its name while it is open: what is written to a file without a name is lost.
 * SQLite itself looks only before it makes a rollback journal, or copies its log when it closes. Throws `ENOENT` where
 * there is no file.
 */
export function identityOf(file: string): string {
  const { dev, ino } = statSync(file, { bigint: true });
  return `${dev} ${ino}`;
}
