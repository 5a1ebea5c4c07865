import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file of a set, by its name in it. */
export function filesOf(directory: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names
      .filter((name) => statSync(path.join(directory, name)).isFile())
      .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(directory, name))]),
  );
}
