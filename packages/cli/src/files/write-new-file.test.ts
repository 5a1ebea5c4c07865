import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../fixtures/temp-folder.js';
import { writeNewFile } from './write-new-file.js';

it('writes a file whole and leaves nothing else', async () => {
  const folder = tempFolder();
  await writeNewFile(path.join(folder, 'a'), [Buffer.from('te'), Buffer.from('xt')]);
  expect(readdirSync(folder)).toEqual(['a']);
  expect(readFileSync(path.join(folder, 'a'), 'utf8')).toBe('text');
});

it('does not touch a file that is there', async () => {
  const folder = tempFolder();
  const file = path.join(folder, 'a');
  writeFileSync(file, 'mine');
  await expect(writeNewFile(file, [Buffer.from('text')])).rejects.toMatchObject({
    code: 'file-exists',
    details: { path: file },
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

it('leaves no part of a file that cannot be written', async () => {
  const folder = tempFolder();
  function* breaking(): Generator<Uint8Array> {
    yield Buffer.from('te');
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  }
  await expect(writeNewFile(path.join(folder, 'a'), breaking())).rejects.toMatchObject({
    code: 'target-full',
  });
  expect(readdirSync(folder)).toEqual([]);
});

it('names a directory that is missing', async () => {
  const file = path.join(tempFolder(), 'none', 'a');
  await expect(writeNewFile(file, [])).rejects.toMatchObject({ code: 'file-not-found' });
});
