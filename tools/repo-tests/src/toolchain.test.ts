import { describe, expect, test } from 'vitest';
import { readJson, type Manifest } from './workspace.js';

interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly resolved?: string;
        readonly link?: true;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

const lock = readJson<Lockfile>('package-lock.json');
const manifest = readJson<Manifest>('package.json');
const entries = Object.entries(lock.packages);

/** Every version of a package that the lockfile installs. */
function versionsOf(name: string): readonly string[] {
  const found = entries.filter(([place]) => place.endsWith(`node_modules/${name}`));
  return [...new Set(found.map(([, { version }]) => version ?? ''))];
}

test('scripts run on Node 24', () => {
  expect(process.versions.node).toMatch(/^24\./);
});

describe('the lockfile', () => {
  test.each(['nx', '@nx/devkit', '@nx/js', '@nx/eslint-plugin'])('has one %s', (name) => {
    expect(versionsOf(name)).toEqual([manifest.devDependencies?.['nx']]);
  });

  test('has the pinned TypeScript for everything that compiles or lints here', () => {
    expect(lock.packages['node_modules/typescript']?.version).toBe('6.0.3');
  });

  test.each(['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'win32-x64-msvc'])(
    'brings nx to %s',
    (platform) => {
      expect(lock.packages).toHaveProperty([`node_modules/@nx/nx-${platform}`]);
    },
  );

  test('brings every tool to every platform the tool knows', () => {
    const missing = entries.flatMap(([, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, version]) => /^\d/.test(version) && !versionsOf(name).includes(version))
        .map(([name, version]) => `${name}@${version}`),
    );
    expect(missing).toEqual([]);
  });

  test('names no registry but the public one', () => {
    const elsewhere = entries
      .filter(([, { link }]) => link !== true)
      .flatMap(([, { resolved }]) => resolved ?? [])
      .filter((url) => !url.startsWith('https://registry.npmjs.org/'));
    expect(elsewhere).toEqual([]);
  });
});

test('the install scripts that the tools need are approved', () => {
  expect(manifest.allowScripts).toEqual({ node: true, nx: true, esbuild: true });
});
