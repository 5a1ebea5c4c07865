import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolders, packageManifest, root } from './workspace.js';

const floor = '22.18.0';
const onWindows = process.platform === 'win32';
let folder: string;

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', shell: onWindows });
}

/** Where a package of the workspace finds a library that it depends on. */
function installed(library: string, from: string): string {
  const places = createRequire(path.join(root, 'packages', from, 'package.json')).resolve.paths(
    library,
  );
  const found = places
    ?.map((place) => path.join(place, library))
    .find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${library} is not installed for ${from}.`);
  return found;
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wmdrm-packed-'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  for (const name of packageFolders) {
    const place = path.join(folder, 'node_modules/@wmdrm', name);
    mkdirSync(place, { recursive: true });
    const out = npm(
      ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
      path.join(root, 'packages', name),
    );
    const [packed] = JSON.parse(out) as readonly { readonly filename: string }[];
    const tarball = path.join(folder, packed?.filename ?? '');
    execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components=1']);
    for (const library of Object.keys(packageManifest(name).dependencies ?? {})) {
      const link = path.join(folder, 'node_modules', library);
      if (library.startsWith('@wmdrm/') || existsSync(link)) continue;
      symlinkSync(installed(library, name), link, 'junction');
    }
  }
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loads every packed package with this Node, both ways, and asks the command for its help. */
function useWith(node: string): void {
  const names = packageFolders.map((name) => `@wmdrm/${name}`);
  const load = `
    import { createRequire } from 'node:module';
    const require = createRequire(import.meta.url);
    for (const name of ${JSON.stringify(names)}) {
      if ((await import(name)) !== require(name)) throw new Error(name + ' loads twice');
    }
  `;
  writeFileSync(path.join(folder, 'load.js'), load);
  const loaded = spawnSync(node, ['load.js'], { cwd: folder, encoding: 'utf8' });
  expect(loaded.status, loaded.stderr).toBe(0);

  const main = path.join(folder, 'node_modules/@wmdrm/cli/dist/main.js');
  const help = spawnSync(node, [main, '--help'], { cwd: folder, encoding: 'utf8' });
  expect(help.status, help.stderr).toBe(0);
  expect(help.stdout).toContain('wmdrm');

  const judge = path.join(folder, 'node_modules/@wmdrm/harness/bin/wmdrm-conformance.js');
  const args = ['--no-report', '--only', 'LM-BACKUP-01', '--only', 'BT-LIST-01'];
  const verdict = spawnSync(node, [judge, ...args], { cwd: folder, encoding: 'utf8' });
  expect(verdict.status, verdict.stderr).toBe(0);
  expect(verdict.stdout).toContain('Passed');
}

describe('the packed packages load and the commands work', () => {
  test('on the Node of development', () => {
    useWith(process.execPath);
  });

  test(`on the oldest Node they name, ${floor}`, (context) => {
    const place = path.join(folder, 'floor');
    mkdirSync(place);
    writeFileSync(path.join(place, 'package.json'), '{}\n');
    const { status } = spawnSync(
      'npm',
      ['install', `node@${floor}`, '--ignore-scripts=false', '--fetch-retries=0'],
      { cwd: place, shell: onWindows },
    );
    const node = path.join(place, 'node_modules/node/bin', onWindows ? 'node.exe' : 'node');
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    if (status !== 0 || version !== `v${floor}`) {
      context.skip(`Node ${floor} could not be fetched from the npm registry`);
    }
    useWith(node);
  });
});
