import { readFileSync } from 'node:fs';

/** Version of this package. */
export function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof read !== 'object' || read === null || !('version' in read)) return 'unknown';
  return String(read.version);
}
