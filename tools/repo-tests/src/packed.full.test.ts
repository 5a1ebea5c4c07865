import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildLcpLicense } from '@wmdrm/formats/synthetic';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compilers, oldestNode, StrangerProject } from './fixtures/stranger-project.js';
import { packageFolders } from './workspace.js';

const programs = path.join(import.meta.dirname, 'fixtures/strangers');
const megabyte = 1e6;
/** What the command may weigh with everything it needs. */
const smallBytes = 6 * megabyte;

let project: StrangerProject;
let reachable: boolean;

beforeAll(() => {
  project = new StrangerProject();
  reachable = project.install();
  project.copyPrograms(programs);
});
afterAll(() => project.remove());
beforeEach((context) => {
  if (!reachable) context.skip('the npm registry cannot be reached');
});

test('every package has a program that uses it', () => {
  const names = readdirSync(programs).map((name) => path.parse(name).name);
  expect(names).toEqual(expect.arrayContaining([...packageFolders]));
});

describe('what is installed', () => {
  test('runs no script', () => {
    expect(project.withInstallScript).toEqual([]);
  });

  test('is small', () => {
    const command = project.closureOf('@wmdrm/cli');
    const told = (places: readonly string[]): string =>
      `${places.length} packages, ${(project.bytesOf(places) / megabyte).toFixed(1)} MB`;
    console.log(`@wmdrm/cli: ${told(command)}; all packages: ${told(project.installed)}`);
    expect(project.bytesOf(command)).toBeLessThan(smallBytes);
  });
});

describe.each([process.versions.node, oldestNode])('on Node %s', (version) => {
  let node: string;

  beforeAll(() => {
    node = project.nodes.get(version) ?? '';
  });

  function succeed(args: readonly string[], cwd?: string): string {
    const { exitCode, stdout, output } = project.run(node, args, cwd);
    expect(exitCode, output).toBe(0);
    return stdout;
  }

  test('is what runs', () => {
    expect(succeed(['--version'])).toBe(`v${version}\n`);
  });

  test('import and require load the same', () => {
    const names = packageFolders.map((name) => `@wmdrm/${name}`);
    const load = `
      const require = (await import('node:module')).createRequire(import.meta.url);
      for (const name of ${JSON.stringify(names)}) {
        if ((await import(name)) !== require(name)) throw new Error(name + ' loads twice');
      }`;
    succeed(['--input-type=module', '--eval', load]);
  });

  test.each(packageFolders)('a program uses %s', (name) => {
    const program = project.path(`${name}.ts`);
    expect(succeed([program], project.emptyFolder('used'))).not.toBe('');
  });

  test.each(['by-import.ts', 'by-require.cts'])('a license goes round: %s', (program) => {
    const end = '1 backed up, good, 1 restored,\nas it was\n';
    expect(succeed([project.path(program)], project.emptyFolder('round'))).toBe(end);
  });

  // As the README of @wmdrm/node says it.
  const ownUrl = [
    '--define:import.meta.url=bundleUrl',
    "--banner:js=const bundleUrl = require('node:url').pathToFileURL(__filename).href;",
  ];
  test.each([
    ['ES modules', 'app.mjs', ['--format=esm'], true, 'runs, runs'],
    ['ES modules, alone', 'app.mjs', ['--format=esm'], false, 'fails, fails'],
    ['CommonJS', 'app.cjs', ['--format=cjs'], true, 'none'],
    ['CommonJS that knows its place', 'app.cjs', ['--format=cjs', ...ownUrl], true, 'runs, runs'],
  ])('a license goes round in a bundle: %s', (_, name, options, threadsBeside, threads) => {
    const folder = project.emptyFolder('bundle');
    const { exitCode, output } = project.bundle('bundled.ts', `bundle/${name}`, options);
    expect(exitCode, output).toBe(0);
    if (threadsBeside) {
      for (const file of ['node/dist/chunk-thread.js', 'store-sqlite/dist/reader-thread.js']) {
        copyFileSync(
          project.path('node_modules/@wmdrm', file),
          project.path('bundle', path.basename(file)),
        );
      }
    }
    const end = `1 backed up, good, 1 restored,\nas it was\nthreads: ${threads}\n`;
    expect(succeed([project.path('bundle', name)], folder)).toBe(end);
  });

  test('a license goes round by the command', () => {
    const command = project.path('node_modules/@wmdrm/cli/bin/wmdrm.js');
    const folder = project.emptyFolder('commanded');
    const license = buildLcpLicense({ seed: 1, id: 'urn:book:1' });
    writeFileSync(path.join(folder, 'book.lcpl'), license);
    for (const line of [
      '--store first.wmdrm import book.lcpl',
      '--store first.wmdrm backup laptop',
      'verify laptop',
      '--store second.wmdrm restore laptop',
      '--store second.wmdrm export --all --to out',
    ]) {
      succeed([command, ...line.split(' ')], folder);
    }
    const [name = ''] = readdirSync(path.join(folder, 'out'));
    expect(readFileSync(path.join(folder, 'out', name))).toEqual(Buffer.from(license));
  });

  test('the judge judges', () => {
    const judge = project.path('node_modules/@wmdrm/harness/bin/wmdrm-conformance.js');
    const verdict = succeed([
      judge,
      '--no-report',
      '--only',
      'LM-BACKUP-01',
      '--only',
      'BT-LIST-01',
    ]);
    expect(verdict).toContain('Passed');
  });
});

describe.each(compilers)('to TypeScript %s, all declarations checked,', (version) => {
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    allowImportingTsExtensions: true,
    target: 'es2023',
    module: 'nodenext',
  };

  function compile(name: string, config: object): void {
    writeFileSync(project.path(name), JSON.stringify(config));
    const { exitCode, output } = project.compile(version, name);
    expect(exitCode, output).toBe(0);
  }

  test('the packages have their types on Node', () => {
    const compilerOptions = { ...options, lib: ['es2023'], types: ['node'] };
    compile('tsconfig.json', { compilerOptions, include: ['*.ts', '*.cts'] });
  });

  test('the pure ones have them without anything of Node', () => {
    const lib = ['es2023', 'esnext.disposable', 'dom'];
    const compilerOptions = { ...options, lib, types: [] };
    const files = ['core.ts', 'formats.ts', 'com.ts'];
    compile('tsconfig.pure.json', { compilerOptions, files });
  });
});
