import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Folder of the workspace. */
export const root: string = path.resolve(import.meta.dirname, '../../..');

/** Folder names of the packages. */
export const packageFolders: readonly string[] = readdirSync(path.join(root, 'packages'));

/** The part of a package.json that the tests look at. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type?: string;
  readonly license?: string;
  readonly sideEffects?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly nx?: { readonly tags?: readonly string[] };
}

/** Reads a JSON file of the workspace. */
export function readJson<T>(...parts: readonly string[]): T {
  return JSON.parse(readFileSync(path.join(root, ...parts), 'utf8')) as T;
}

/** The package.json of `packages/<folder>`. */
export function packageManifest(folder: string): Manifest {
  return readJson<Manifest>('packages', folder, 'package.json');
}

const made = new Set(['.git', '.nx', '.tmp', 'coverage', 'dist', 'node_modules', 'out-tsc']);
made.add('test-results');

/** Files below a folder of the workspace, relative to its root; nothing that a build or test made. */
export function sourceFiles(folder = '.'): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (made.has(entry.name)) return [];
    if (entry.isDirectory()) return sourceFiles(name);
    return entry.isFile() ? [name] : [];
  });
}
