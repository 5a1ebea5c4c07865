import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { packageManifest, root, type Manifest } from './workspace.js';

/** What nx hands to a generator, as far as this one looks: files that are only in memory, over those of the workspace. */
class VirtualTree {
  readonly root = root;
  readonly written = new Map<string, string>();

  exists(file: string): boolean {
    return this.written.has(file) || existsSync(path.join(root, file));
  }

  read(file: string): string {
    return this.written.get(file) ?? readFileSync(path.join(root, file), 'utf8');
  }

  write(file: string, content: string): void {
    this.written.set(file, content);
  }

  json<T>(file: string): T {
    return JSON.parse(this.read(file)) as T;
  }
}

interface PluginOptions {
  readonly kind: string;
  readonly name: string;
  readonly directory?: string;
}

const generate = createRequire(import.meta.url)('../../generators/generator.cjs') as (
  tree: VirtualTree,
  options: PluginOptions,
) => Promise<unknown>;

async function generated(options: PluginOptions): Promise<VirtualTree> {
  const tree = new VirtualTree();
  await generate(tree, options);
  return tree;
}

const common = [
  'LICENSE',
  'README.md',
  'package.json',
  'src/index.ts',
  'src/not-written.ts',
  'tsconfig.json',
  'tsconfig.lib.json',
  'tsconfig.test.json',
  'tsup.config.ts',
  'vitest.config.ts',
];
const kinds = [
  {
    kind: 'store-engine',
    layer: 'layer:store',
    sources: ['engine', 'snapshot', 'store.test', 'store', 'transaction'],
  },
  {
    kind: 'backup-target',
    layer: 'layer:target',
    sources: ['file', 'resolver', 'staged-file', 'target.test', 'target'],
  },
  { kind: 'license-format', layer: 'layer:formats', sources: ['format.test', 'format'] },
];

describe.each(kinds)('the generator, asked for a $kind', ({ kind, layer, sources }) => {
  test('writes these files', async () => {
    const { written } = await generated({ kind, name: 'attic' });
    const files = [...common, ...sources.map((name) => `src/attic-${name}.ts`)];
    expect([...written.keys()].sort()).toEqual(
      ['tsconfig.json', ...files.map((file) => `packages/attic/${file}`)].sort(),
    );
  });

  test.each(['a', 'a-name-so-long-that-lines-with-it-have-to-be-broken-to-fit'])(
    'writes them as they are formatted here, and leaves no word to fill in, for %s',
    async (name) => {
      const { written } = await generated({ kind, name });
      const config = await prettier.resolveConfig(path.join(root, 'package.json'));
      for (const [file, text] of written) {
        expect([file, /__\w+__/.exec(`${file} ${text}`)?.[0]]).toEqual([file, undefined]);
        if (file.endsWith('LICENSE')) continue;
        const formatted = await prettier.check(text, { ...config, filepath: file });
        expect([file, formatted]).toEqual([file, true]);
      }
    },
  );

  test('puts the package into its layer, on the present core and harness', async () => {
    const tree = await generated({ kind, name: 'attic' });
    const manifest = tree.json<Manifest>('packages/attic/package.json');
    const versionOf = (name: string): string => packageManifest(name).version;
    expect(manifest).toMatchObject({
      name: '@wmdrm/attic',
      nx: { tags: [layer] },
      dependencies: { '@wmdrm/core': versionOf('core') },
      devDependencies: { '@wmdrm/harness': versionOf('harness') },
    });
  });
});

/** What the compiler says of the sources in a tree, with the options of the tests of the workspace. */
function problemsOf({ written }: VirtualTree): readonly string[] {
  const configFile = path.join(root, 'tools/build/tsconfig.test.json');
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile) as { readonly config: unknown };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(configFile));
  const { rootDir: _rootDir, tsBuildInfoFile: _file, ...options } = parsed.options;
  const host = ts.createCompilerHost(options);
  const inMemory = (file: string): string | undefined =>
    written.get(path.relative(root, file).replaceAll(path.sep, '/'));
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = (file) => inMemory(file) !== undefined || fileExists.call(host, file);
  host.readFile = (file) => inMemory(file) ?? readFile.call(host, file);
  const files = [...written.keys()]
    .filter((file) => file.includes('/src/'))
    .map((file) => path.join(root, file));
  host.directoryExists = (name) =>
    files.some((file) => file.startsWith(`${path.resolve(name)}${path.sep}`)) ||
    directoryExists?.call(host, name) === true;
  const strict = { ...options, incremental: false, isolatedDeclarations: false };
  const program = ts.createProgram(files, strict, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('what is generated compiles, strictly', async () => {
  const tree = new VirtualTree();
  for (const { kind } of kinds) await generate(tree, { kind, name: `${kind}-2` });
  expect(problemsOf(tree)).toEqual([]);
});

describe('the generator', () => {
  const kind = 'license-format';
  const paths = (tree: VirtualTree): readonly string[] =>
    tree
      .json<{ readonly references: readonly { readonly path: string }[] }>('tsconfig.json')
      .references.map((reference) => reference.path);

  test('lists the package for TypeScript, and leaves the rest as it is', async () => {
    const tree = await generated({ kind, name: 'attic' });
    expect(paths(tree)).toEqual([...paths(new VirtualTree()), './packages/attic'].sort());
    expect(tree.written.has('package.json')).toBe(false);
  });

  test('makes another folder a workspace and finds the packages from there', async () => {
    const tree = await generated({ kind, name: 'attic', directory: 'plugins/own/attic' });
    expect(paths(tree)).toContain('./plugins/own/attic');
    expect(tree.json<{ readonly workspaces: unknown }>('package.json').workspaces).toContain(
      'plugins/own/attic',
    );
    expect(tree.json('plugins/own/attic/tsconfig.lib.json')).toMatchObject({
      extends: '../../../tsconfig.base.json',
      references: [{ path: '../../../packages/core/tsconfig.lib.json' }],
    });
  });

  test.each<[string, PluginOptions, string]>([
    ['a kind there is not', { kind: 'policy', name: 'attic' }, 'There is no kind policy'],
    ['a name in capitals', { kind, name: 'Attic' }, '"Attic" is no name'],
    ['a name that is a path', { kind, name: '../attic' }, '"../attic" is no name'],
    ['a package that is there', { kind, name: 'core' }, 'packages/core exists already'],
    ['a folder outside', { kind, name: 'attic', directory: '../attic' }, 'no folder below'],
    ['an absolute folder', { kind, name: 'attic', directory: '/attic' }, 'no folder below'],
    ['the workspace itself', { kind, name: 'attic', directory: '.' }, 'no folder below'],
  ])('refuses %s and writes nothing', async (_what, options, says) => {
    const tree = new VirtualTree();
    await expect(generate(tree, options)).rejects.toThrow(says);
    expect(tree.written.size).toBe(0);
  });
});
