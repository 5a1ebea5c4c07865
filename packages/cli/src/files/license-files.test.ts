import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../fixtures/temp-folder.js';
import { licenseFiles, type LicenseFile } from './license-files.js';

async function all(paths: readonly string[]): Promise<readonly LicenseFile[]> {
  const files: LicenseFile[] = [];
  for await (const file of licenseFiles(paths)) files.push(file);
  return files;
}

async function found(folder: string, ...names: readonly string[]): Promise<readonly string[]> {
  const files = await all(names.map((name) => path.join(folder, name)));
  return files.map((file) => `${file.type} ${path.relative(folder, file.path)}`);
}

it('walks directories in order of their names, depth first', async () => {
  const folder = tempFolder();
  mkdirSync(path.join(folder, 'b'));
  for (const name of ['c', 'a', 'b/2', 'b/1']) writeFileSync(path.join(folder, name), '');
  expect(await found(folder, '.')).toEqual(['file a', 'file b/1', 'file b/2', 'file c']);
});

it('names a link that leads nowhere', async () => {
  const folder = tempFolder();
  symlinkSync('nowhere', path.join(folder, 'link'));
  expect(await found(folder, '.')).toEqual(['unreadable link']);
});

it('takes a standing input under its name', async () => {
  const files = await all(['-']);
  expect(files).toEqual([{ type: 'stream', path: '-', label: 'stdin' }]);
});
