import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolders, packageManifest, readJson, root, sourceFiles } from './workspace.js';

interface TsConfig {
  readonly references?: readonly { readonly path: string }[];
}

const internal = (dependencies: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.keys(dependencies).filter((name) => name.startsWith('@wmdrm/'));

/** The packages a tsconfig of `packages/<folder>` refers to, apart from its own. */
function referenced(folder: string, file: string): readonly string[] {
  const { references = [] } = readJson<TsConfig>('packages', folder, file);
  return references
    .map(({ path: reference }) => path.posix.join(folder, reference))
    .filter((reference) => !reference.startsWith(`${folder}/`))
    .map((reference) => `@wmdrm/${reference.replace('/tsconfig.lib.json', '')}`)
    .sort();
}

describe.each(packageFolders)('%s', (folder) => {
  const manifest = packageManifest(folder);
  const { dependencies, devDependencies, scripts = {} } = manifest;

  test('is published alike', () => {
    expect(manifest).toMatchObject({
      name: `@wmdrm/${folder}`,
      type: 'module',
      license: 'MIT',
      sideEffects: false,
      engines: { node: '>=22.18' },
      publishConfig: { access: 'public' },
    });
  });

  test('offers sources first, then types, then code', () => {
    for (const target of Object.values(manifest.exports ?? {})) {
      if (typeof target === 'string' && target.endsWith('.json')) continue;
      expect(Object.keys(target as object)).toEqual(['@wmdrm/source', 'types', 'default']);
    }
  });

  test('names the other packages by their exact version', () => {
    for (const name of internal({ ...dependencies, ...devDependencies })) {
      const wanted = packageManifest(name.replace('@wmdrm/', '')).version;
      expect({ ...dependencies, ...devDependencies }[name]).toBe(wanted);
    }
  });

  test('compiles its sources against its dependencies', () => {
    expect(referenced(folder, 'tsconfig.lib.json')).toEqual([...internal(dependencies)].sort());
  });

  test('compiles its tests against its dependencies and those of development', () => {
    const all = internal({ ...dependencies, ...devDependencies });
    expect(referenced(folder, 'tsconfig.test.json')).toEqual([...all].sort());
  });

  test('has every target', () => {
    const expected = ['build', 'check-package', 'lint', 'test', 'typecheck'];
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(expected));
  });

  test('has the target test:full exactly if it has longer tests', () => {
    const longer = sourceFiles(`packages/${folder}`).filter((f) => f.endsWith('.full.test.ts'));
    expect('test:full' in scripts).toBe(longer.length > 0);
  });

  test('carries the license text', () => {
    expect(existsSync(path.join(root, 'packages', folder, 'LICENSE'))).toBe(true);
  });
});
