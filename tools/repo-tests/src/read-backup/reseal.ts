import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a manifest says. */
export type Content = Record<string, unknown>;

export function manifestName(number: number): string {
  return `manifest-${String(number).padStart(10, '0')}.json`;
}

export function contentOf(directory: string, name: string): Content {
  return JSON.parse(readFileSync(path.join(directory, name), 'utf8').split('\n')[0]!) as Content;
}

/** Changes what a sealed file says, and seals it again. Names of members stay in order as long as none is added. */
export function reseal(
  directory: string,
  name: string,
  change: (content: Content) => unknown,
): void {
  const content = contentOf(directory, name);
  change(content);
  const body = `${JSON.stringify(content)}\n`;
  const seal = createHash('sha256').update(body).digest('hex');
  writeFileSync(path.join(directory, name), `${body}${seal}\n`);
}
