import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { packageFolders, packageManifest, root, sourceFiles } from './workspace.js';

const isTest = (file: string): boolean => /\.test\.ts$|\/fixtures\//.test(file);

/** The packages that some files import, without what is built into Node. */
function imported(files: readonly string[]): ReadonlySet<string> {
  const specifiers = files.flatMap((file) =>
    ts
      .preProcessFile(readFileSync(path.join(root, file), 'utf8'))
      .importedFiles.map(({ fileName }) => fileName),
  );
  const bare = specifiers.filter((name) => !name.startsWith('.') && !isBuiltin(name));
  return new Set(bare.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name));
}

describe.each(packageFolders)('%s', (folder) => {
  const { dependencies = {}, devDependencies = {} } = packageManifest(folder);
  const files = sourceFiles(`packages/${folder}/src`).filter((file) => file.endsWith('.ts'));
  const inSources = imported(files.filter((file) => !isTest(file)));
  const inTests = imported(files.filter(isTest));

  test('its sources import what it depends on, and it depends on nothing else', () => {
    expect([...inSources].sort()).toEqual(Object.keys(dependencies).sort());
  });

  test('its tests use every dependency of development', () => {
    expect([...inTests]).toEqual(expect.arrayContaining(Object.keys(devDependencies)));
  });
});
