import { readFileSync } from 'node:fs';

/** Version of this package, and so of the suite. */
export function suiteVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}
