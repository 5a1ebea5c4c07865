import type { BackupTarget } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { failing, memoryFs, replacing, replacingInFiles } from './fixtures/memory-fs.js';
import { openedTarget, putFile } from './fixtures/open.js';
import type { TargetFileSystem } from './target-file-system.js';

/** A file system in memory that knows how many files are open. */
function countingFs(): { readonly fs: TargetFileSystem; openFiles(): number } {
  let open = 0;
  const fs = replacingInFiles(memoryFs('/backup'), (handle) => {
    open += 1;
    return {
      close: async () => {
        open -= 1;
        await handle.close();
      },
    };
  });
  return { fs, openFiles: () => open };
}

describe('a directory as target', () => {
  it('opens a file anew for each look at it, so that the server is asked', async () => {
    const fs = memoryFs('/backup');
    const opened: string[] = [];
    const target = await openedTarget(
      replacing(fs, {
        open: (path, flags, mode) => {
          opened.push(path);
          return fs.open(path, flags, mode);
        },
      }),
    );
    await putFile(target, 'a', 'hello');
    opened.length = 0;
    expect(await target.stat('a')).toEqual({ kind: 'file', size: 5 });
    expect(opened).toEqual(['/backup/a']);
  });

  it('says that there is nothing only after it has opened the directory', async () => {
    const fs = memoryFs('/backup');
    const opened: string[] = [];
    const target = await openedTarget(
      replacing(fs, {
        open: (path, flags, mode) => {
          opened.push(path);
          return fs.open(path, flags, mode);
        },
      }),
    );
    opened.length = 0;
    expect(await target.stat('a')).toBeUndefined();
    expect(opened).toEqual(['/backup/a', '/backup', '/backup/a']);
  });

  it('finds a file that appears with the second look', async () => {
    const fs = memoryFs('/backup');
    let stale = true;
    const cached = replacing(fs, {
      open: (path, flags, mode) => {
        if (path === '/backup') stale = false;
        return path === '/backup/a' && flags !== 'wx' && stale
          ? failing('ENOENT')()
          : fs.open(path, flags, mode);
      },
    });
    const target = await openedTarget(cached);
    await putFile(target, 'a', 'hello');
    stale = true;
    expect(await target.stat('a')).toEqual({ kind: 'file', size: 5 });
  });

  it('can look at a file it may not read', async () => {
    const fs = memoryFs('/backup');
    const target = await openedTarget(
      replacing(fs, {
        open: (path, flags, mode) =>
          path.endsWith('/a') && flags !== 'wx' ? failing('EACCES')() : fs.open(path, flags, mode),
      }),
    );
    await putFile(target, 'a', 'hello');
    expect(await target.stat('a')).toEqual({ kind: 'file', size: 5 });
  });

  it('says that its own directory is gone rather than empty', async () => {
    const fs = memoryFs('/backup');
    const target = await openedTarget(fs);
    await fs.rename('/backup', '/elsewhere');
    await expect(target.list('')).rejects.toMatchObject({ code: 'directory-not-found' });
  });

  // Where a file system lists names without their types, Node looks at each; one that has gone since fails the whole list.
  it.each(['', 'd'])(
    'lists %j again when an entry of it went while it was listed',
    async (name) => {
      const fs = memoryFs('/backup');
      let left = 3;
      const target = await openedTarget(
        replacing(fs, {
          readdir: (path, options) =>
            left-- > 0 ? failing('ENOENT')() : fs.readdir(path, options),
        }),
      );
      await target.makeDirectory('d');
      await putFile(target, 'd/a', 'x');
      left = 3;
      const names = (await target.list(name)).map((entry) => entry.name);
      expect(names).toEqual([name === '' ? 'd' : 'a']);
    },
  );

  it('never says that a directory is empty whose entries come and go', async () => {
    const fs = memoryFs('/backup');
    const target = await openedTarget(
      replacing(fs, {
        readdir: (path, options) =>
          path === '/backup/d' ? failing('ENOENT')() : fs.readdir(path, options),
      }),
    );
    await target.makeDirectory('d');
    await expect(target.list('d')).rejects.toMatchObject({ code: 'target-io' });
  });

  it('tells the free space', async () => {
    const fs = replacing(memoryFs('/backup'), {
      statfs: async () => ({ bsize: 512, blocks: 100, bavail: 7 }),
    });
    expect(await (await openedTarget(fs)).space()).toEqual({ free: 3584, total: 51200 });
  });

  it('says that its own directory is gone when asked for the space there', async () => {
    const fs = replacing(memoryFs('/backup'), { statfs: failing('ENOENT') });
    const target = await openedTarget(fs);
    await expect(target.space()).rejects.toMatchObject({ code: 'directory-not-found' });
  });

  it('does not know the free space where the file system does not', async () => {
    const fs = replacing(memoryFs('/backup'), { statfs: failing('ENOSYS') });
    expect(await (await openedTarget(fs)).space()).toBeUndefined();
  });

  it('flushes a file that may only be read', async () => {
    const fs = memoryFs('/backup');
    const flags: unknown[] = [];
    const target = await openedTarget(
      replacing(fs, {
        open: (path, how, mode) => {
          if (path.endsWith('/a') && how !== 'wx') {
            flags.push(how);
            if (flags.length === 1) return failing('EACCES')();
          }
          return fs.open(path, how, mode);
        },
      }),
    );
    await putFile(target, 'a', 'x');
    await expect(target.flushFile('a')).resolves.toBeUndefined();
    expect(flags).toHaveLength(2);
  });

  it('reports a directory that cannot be flushed any more', async () => {
    let broken = false;
    const fs = replacingInFiles(memoryFs('/backup'), (handle) => ({
      sync: () => (broken ? failing('EIO')() : handle.sync()),
    }));
    const target = await openedTarget(fs);
    broken = true;
    await expect(target.flushDirectory('')).rejects.toMatchObject({ code: 'target-io' });
  });

  it('closes what is still open when it is closed', async () => {
    const { fs, openFiles } = countingFs();
    const target = await openedTarget(fs);
    await putFile(target, 'a', 'x');
    await target.createExclusive('b.tmp');
    await target.open('a');
    expect(openFiles()).toBe(2);
    await target.close();
    expect(openFiles()).toBe(0);
  });

  it.each<[string, (target: BackupTarget) => Promise<unknown>]>([
    ['created', (target) => target.createExclusive('b')],
    ['opened', (target) => target.open('a')],
  ])('leaves no file open that was being %s when it was closed', async (_, begin) => {
    const { fs, openFiles } = countingFs();
    const target = await openedTarget(fs);
    await putFile(target, 'a', 'x');
    const beginning = begin(target);
    await target.close();
    await expect(beginning).rejects.toMatchObject({ code: 'closed' });
    expect(openFiles()).toBe(0);
  });
});
