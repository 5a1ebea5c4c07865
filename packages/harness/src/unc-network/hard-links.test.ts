import { expect, it } from 'vitest';
import { createCrashFileSystem } from '../crash/crash-file-system.js';
import { refusal, ShareClient } from './fixtures/share-client.js';

it('a file may have a second name', async () => {
  const client = new ShareClient();
  await client.write('a', 'x');
  await client.link('a', 'b');
  await client.unlink('a');
  expect(await client.read('b')).toBe('x');
});

it('a second name that is taken is refused', async () => {
  const client = new ShareClient();
  await client.write('a', 'x');
  await client.write('b', 'y');
  await expect(client.link('a', 'b')).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await client.read('b')).toBe('y');
});

it.each([
  ['the share has no hard links', { hardLinks: false }],
  ['its disk has none', { disk: createCrashFileSystem() }],
])('a second name is not supported where %s', async (_, options) => {
  const client = new ShareClient(options);
  await client.write('a', 'x');
  await expect(client.link('a', 'b')).rejects.toMatchObject({ code: 'ENOTSUP' });
  expect(await refusal(client.link('a', 'b'))).toBe('NOT_SUPPORTED');
  expect(await client.list()).toEqual(['a']);
});
