import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageFolders, packageManifest, root } from './workspace.js';

/** Which other layers each layer may know, as the architecture draws it. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  formats: ['core'],
  com: ['core'],
  node: ['core'],
  store: ['core'],
  target: ['core'],
  harness: ['com', 'core', 'target'],
  cli: ['core', 'formats', 'node', 'store', 'target'],
};

/** The layer a package says it belongs to. */
function layerOf(folder: string): string {
  const [tag = '', ...more] = packageManifest(folder).nx?.tags ?? [];
  if (!tag.startsWith('layer:') || more.length > 0) throw new Error(`${folder} has no one layer.`);
  return tag.slice('layer:'.length);
}

/** Whether a package stands on another, its tests included: then the other cannot know it. */
function standsOn(folder: string, other: string): boolean {
  const { dependencies, devDependencies } = packageManifest(folder);
  const below = packageFolders.filter(
    (each) => `@wmdrm/${each}` in { ...dependencies, ...devDependencies },
  );
  return below.includes(other) || below.some((each) => standsOn(each, other));
}

function mayKnow(folder: string, other: string): boolean {
  const [from, to] = [layerOf(folder), layerOf(other)];
  return (from === to || arrows[from]?.includes(to) === true) && !standsOn(other, folder);
}

const eslint = new ESLint({
  cwd: root,
  // The boundary rules need no types, and the linted texts are not on disk.
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { files: ['**/*.ts'], rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' } },
  ],
});

/** Lints a text as if it stood in `packages/<file>`: the rules it breaks. */
async function brokenRules(file: string, text: string): Promise<readonly string[]> {
  const filePath = path.join(root, 'packages', file);
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const importing = (name: string): string => `import * as probe from '${name}';\nprobe;\n`;
const boundary = '@nx/enforce-module-boundaries';

beforeAll(() => {
  // The boundary rule reads the project graph that nx keeps; this brings it up to date.
  const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');
  const env = { ...process.env, NX_DAEMON: 'false' };
  const made = spawnSync(process.execPath, [nx, 'show', 'projects'], { cwd: root, env });
  expect(made.status).toBe(0);
});

test('the arrows cover the layers of all packages, and no others', () => {
  expect(Object.keys(arrows).sort()).toEqual([...new Set(packageFolders.map(layerOf))].sort());
});

describe.each(packageFolders)('the sources of %s', (folder) => {
  test.each(packageFolders.filter((other) => other !== folder))('and %s', async (other) => {
    const broken = await brokenRules(`${folder}/src/probe.ts`, importing(`@wmdrm/${other}`));
    expect(broken.includes(boundary)).toBe(!mayKnow(folder, other));
  });
});

describe('libraries', () => {
  test.each([
    ['core', 'memfs', false],
    ['core', 'saxes', false],
    ['core', 'vitest', false],
    ['formats', 'saxes', true],
    ['formats', 'memfs', false],
    ['com', 'typescript', false],
    ['target-fs', 'memfs', false],
    ['harness', 'memfs', true],
    ['cli', 'commander', true],
    ['cli', 'ajv', false],
  ])('%s and %s', async (folder, library, allowed) => {
    const broken = await brokenRules(`${folder}/src/probe.ts`, importing(library));
    expect(broken.includes(boundary)).toBe(!allowed);
  });
});

describe('tests may use more', () => {
  test.each([
    ['core', 'vitest', true],
    ['core', '@wmdrm/node', false],
    ['com', 'typescript', true],
    ['com', '@wmdrm/harness', false],
    ['formats', '@wmdrm/harness', true],
    ['store-sqlite', '@wmdrm/harness', true],
    // It may by its layer, but the harness stands on it.
    ['target-fs', '@wmdrm/harness', false],
    ['target-fs', 'memfs', true],
    ['cli', 'ajv', true],
  ])('%s and %s', async (folder, name, allowed) => {
    const broken = await brokenRules(`${folder}/src/probe.test.ts`, importing(name));
    expect(broken.includes(boundary)).toBe(!allowed);
  });
});

describe.each(['core', 'formats', 'com'])('%s runs anywhere', (folder) => {
  const inSource = (text: string): Promise<readonly string[]> =>
    brokenRules(`${folder}/src/probe.ts`, text);

  test.each(['node:fs', 'fs', 'node:sqlite', 'fs/promises'])('no import of %s', async (name) => {
    expect(await inSource(importing(name))).toContain('no-restricted-imports');
  });

  test.each(['process.exit()', 'Buffer.alloc(1)', 'setImmediate(probe)', `require('fs')`])(
    'no %s',
    async (statement) => {
      expect(await inSource(`${statement};\n`)).toContain('no-restricted-globals');
    },
  );

  test('its tests may use Node', async () => {
    const broken = await brokenRules(`${folder}/src/probe.test.ts`, importing('node:fs'));
    expect(broken).not.toContain('no-restricted-imports');
  });
});

test('any is an error', async () => {
  const text = 'export const value: any = 1;\n';
  expect(await brokenRules('core/src/probe.ts', text)).toContain(
    '@typescript-eslint/no-explicit-any',
  );
});
