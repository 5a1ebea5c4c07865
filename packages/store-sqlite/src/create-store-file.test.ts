import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publish } from './create-store-file.js';
import { openEngine } from './fixtures/engines.js';
import { host } from './fixtures/host.js';
import { idHash, put, record } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';

const refuse = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};

test('of two that create the same store at once, one wins and both use its store', async () => {
  const file = tempStoreFile();
  const winners: string[] = [];
  const bytes = (length: number): Uint8Array => {
    // Asked for when the file was found missing and is about to be built.
    if (winners.length === 0) winners.push(openEngine({ file }).storeId);
    return host.random.bytes(length);
  };
  const engine = openEngine({ file, host: { ...host, random: { bytes } } });
  expect(engine.storeId).toBe(winners[0]);
  await put(engine, record({ id: 'a' }));
  expect(openEngine({ file }).get(idHash('a'))?.state).toBe('live');
});

test.each(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'])(
  'without hard links (%s) the file is copied to its name',
  (code) => {
    const file = tempStoreFile();
    writeFileSync(`${file}.new`, 'a store', { mode: 0o600 });
    publish(`${file}.new`, file, refuse(code));
    expect(readFileSync(file, 'utf8')).toBe('a store');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  },
);

test.each([undefined, refuse('EPERM')])('a store that is there is never replaced', (link) => {
  const file = tempStoreFile();
  writeFileSync(file, 'the store of another process');
  writeFileSync(`${file}.new`, 'ours');
  publish(`${file}.new`, file, link);
  expect(readFileSync(file, 'utf8')).toBe('the store of another process');
});

test('any other error of the file system is an error', () => {
  const file = tempStoreFile();
  writeFileSync(`${file}.new`, 'ours');
  expect(() => publish(`${file}.new`, file, refuse('EIO'))).toThrow('EIO');
  expect(existsSync(file)).toBe(false);
});
