import { beforeEach, describe, expect, it } from 'vitest';
import { createCrashFileSystem, type CrashFileSystem } from './crash-file-system.js';
import { flush, textOf, writeFile } from './fixtures/workload.js';

let fs: CrashFileSystem;

beforeEach(async () => {
  fs = createCrashFileSystem({ directories: ['/d'] });
  await writeFile(fs, '/d/a', 'flushed');
  await flush(fs, '/d/a');
  await flush(fs, '/d');
  await writeFile(fs, '/d/b', 'not flushed');
});

describe('what programs see is what a file system shows', () => {
  it('names and kinds, sorted', async () => {
    await fs.mkdir('/d/0', { mode: 0o700 });
    const entries = (await fs.readdir('/d')) as { name: string; isDirectory(): boolean }[];
    expect(entries.map((entry) => [entry.name, entry.isDirectory()])).toEqual([
      ['0', true],
      ['a', false],
      ['b', false],
    ]);
  });

  it.each([
    ['ENOENT', () => fs.open('/d/x', 'r')],
    ['ENOENT', () => fs.open('/x/y', 'wx')],
    ['ENOTDIR', () => fs.open('/d/a/x', 'wx')],
    ['ENOTDIR', () => fs.readdir('/d/a')],
    ['EEXIST', () => fs.open('/d/a', 'wx')],
    ['EEXIST', () => fs.mkdir('/d', { mode: 0o700 })],
    ['EISDIR', () => fs.open('/d', 'r+')],
    ['EISDIR', () => fs.unlink('/d')],
    ['EISDIR', () => fs.rename('/d/a', '/d')],
    ['ENOTSUP', () => fs.rename('/d', '/e')],
    ['EINVAL', () => fs.open('/d/a', 'a')],
    ['ENOENT', () => fs.unlink('/d/x')],
    ['ENOENT', () => fs.stat('/x')],
  ])('%s', async (code, call) => {
    await expect(call()).rejects.toMatchObject({ code });
  });

  it('a file that was removed can be read by who has it open, and nothing by who has closed it', async () => {
    const handle = await fs.open('/d/a', 'r');
    await fs.unlink('/d/a');
    const bytes = new Uint8Array(4);
    expect(await handle.read(bytes, 0, 4, 3)).toEqual({ bytesRead: 4 });
    expect(new TextDecoder().decode(bytes)).toBe('shed');
    expect(await handle.read(bytes, 0, 4, 7)).toEqual({ bytesRead: 0 });
    await handle.close();
    await expect(handle.read(bytes, 0, 4, 0)).rejects.toMatchObject({ code: 'EBADF' });
  });

  it('what is written around the page cache comes in whole blocks', async () => {
    const { O_WRONLY, O_DIRECT } = fs.constants;
    const { bsize } = await fs.statfs('/d');
    const handle = await fs.open('/d/a', O_WRONLY! | O_DIRECT!);
    const bytes = new Uint8Array(2 * bsize);
    for (const [length, position] of [
      [bsize, 1],
      [bsize - 1, 0],
    ] as const) {
      const write = handle.write(bytes, 0, length, position);
      await expect(write).rejects.toMatchObject({ code: 'EINVAL' });
    }
    await handle.write(bytes, 0, 2 * bsize, bsize);
    expect((await fs.stat('/d/a')).size).toBe(3 * bsize);
  });

  it('nothing is written through a handle that reads', async () => {
    const handle = await fs.open('/d/a', 'r');
    const write = handle.write(new Uint8Array(1), 0, 1, 0);
    await expect(write).rejects.toMatchObject({ code: 'EBADF' });
  });
});

it('says what is flushed', () => {
  expect([...fs.flushedFiles().keys()]).toEqual(['/d/a']);
});

describe('a copy', () => {
  it('is in the same state, and can lose the same', async () => {
    const copy = fs.copy();
    expect(textOf(copy)).toEqual(textOf(fs));
    expect([...copy.flushedFiles().keys()]).toEqual(['/d/a']);
  });

  it('and its original go their own ways', async () => {
    const copy = fs.copy();
    await fs.unlink('/d/a');
    await writeFile(copy, '/d/c', 'new');
    expect(Object.keys(textOf(fs))).toEqual(['/d/b']);
    expect(Object.keys(textOf(copy))).toEqual(['/d/a', '/d/b', '/d/c']);
  });
});

describe('a server that forgets', () => {
  it('keeps what was flushed, and goes on', async () => {
    const left = Array.from({ length: 20 }, (_, seed) => {
      const server = fs.copy();
      server.forget(seed);
      return Object.keys(textOf(server)).join();
    });
    expect(new Set(left)).toEqual(new Set(['/d/a', '/d/a,/d/b']));
    fs.forget(1);
    await writeFile(fs, '/d/c', 'new');
    expect(textOf(fs)).toMatchObject({ '/d/a': 'flushed', '/d/c': 'new' });
  });

  it('knows nothing of what was open', async () => {
    const handle = await fs.open('/d/a', 'r+');
    fs.forget(1);
    await expect(handle.sync()).rejects.toMatchObject({ code: 'ESTALE' });
    await expect(handle.close()).rejects.toMatchObject({ code: 'ESTALE' });
  });
});
