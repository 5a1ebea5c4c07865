import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './run-fuzz.ts';

const folder = path.join(import.meta.dirname, '../findings');

/** Keeps an input that did what it must not: a test tries it for ever after. Returns its file. */
export function keepFinding(reader: string, { input }: Finding): string {
  const name = createHash('sha256').update(input).digest('hex').slice(0, 16);
  const file = path.join(folder, reader, `${name}.bin`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, input);
  return path.relative(process.cwd(), file);
}

/** The inputs kept for a reader, by name. */
export function keptFindings(reader: string): readonly (readonly [string, Uint8Array])[] {
  const directory = path.join(folder, reader);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.bin'))
    .sort()
    .map((name) => [name, new Uint8Array(readFileSync(path.join(directory, name)))] as const);
}
