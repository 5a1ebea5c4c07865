import { LocalPath } from '@wmdrm/core';
import { constants } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fsTarget } from './fs-target.js';
import { failing, memoryFs, replacing, replacingInFiles } from './fixtures/memory-fs.js';
import { openedTarget } from './fixtures/open.js';
import type { TargetFileSystem } from './target-file-system.js';

const here = LocalPath.parse('/backup');

const writing = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT;
const onlyReads = (flags: string | number): boolean =>
  typeof flags === 'number' ? (flags & writing) === 0 : flags === 'r';

async function names(fs: TargetFileSystem): Promise<readonly string[]> {
  const entries = await fs.readdir('/backup', { withFileTypes: true });
  return entries.map((entry) => String((entry as { name: unknown }).name));
}

describe('the probe of a target opened for writing', () => {
  it('finds a file system that can do everything, and leaves no file', async () => {
    const fs = memoryFs('/backup');
    const target = await openedTarget(fs);
    expect(target.capabilities).toEqual({
      exclusiveCreate: true,
      flush: 'durable',
      flushDirectory: 'durable',
      writable: true,
    });
    expect(await names(fs)).toEqual([]);
  });

  it('refuses a file system that creates the same file twice', async () => {
    const fs = memoryFs('/backup');
    const forgetful = replacing(fs, {
      open: (path, flags, mode) => fs.open(path, flags === 'wx' ? 'w' : flags, mode),
    });
    await expect(openedTarget(forgetful)).rejects.toMatchObject({ code: 'target-unsuitable' });
    expect(await names(fs)).toEqual([]);
  });

  it('goes on in a directory that was replaced under it', async () => {
    const fs = memoryFs('/backup', '/other');
    let creations = 0;
    const moving = replacing(fs, {
      open: async (path, flags, mode) => {
        if (flags === 'wx' && (creations += 1) === 2) {
          await fs.rename('/backup', '/moved');
          await fs.rename('/other', '/backup');
        }
        return await fs.open(path, flags, mode);
      },
    });
    await expect(openedTarget(moving)).resolves.toBeDefined();
    expect(await names(fs)).toEqual([]);
  });

  it('is not disturbed by somebody who removes its file', async () => {
    const fs = memoryFs('/backup');
    const watched = replacing(fs, {
      open: async (path, flags, mode) => {
        const handle = await fs.open(path, flags, mode);
        if (onlyReads(flags))
          for (const name of await names(fs)) await fs.unlink(`/backup/${name}`);
        return handle;
      },
    });
    await expect(openedTarget(watched)).resolves.toBeDefined();
  });

  it('takes another name when the first is taken, and leaves that file alone', async () => {
    const fs = memoryFs('/backup');
    await (await fs.open('/backup/probe-0101010101010101.tmp', 'wx')).close();
    let calls = 0;
    const random = { bytes: (length: number) => new Uint8Array(length).fill(++calls) };
    await openedTarget(fs, { random });
    expect(calls).toBe(2);
    expect(await names(fs)).toEqual(['probe-0101010101010101.tmp']);
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])(
    'reports a directory that refuses files with %s as not writable',
    async (errno) => {
      const fs = memoryFs('/backup');
      const refusing = replacing(fs, {
        open: async (path, flags, mode) =>
          flags === 'wx' ? await failing(errno)() : await fs.open(path, flags, mode),
      });
      const target = await openedTarget(refusing);
      expect(target.capabilities.writable).toBe(false);
      await expect(target.createExclusive('a')).rejects.toMatchObject({ code: 'access-denied' });
    },
  );

  it('does not take a full disk for a read-only one', async () => {
    const fs = replacing(memoryFs('/backup'), { open: failing('ENOSPC') });
    await expect(openedTarget(fs)).rejects.toMatchObject({ code: 'target-full' });
  });

  it.each(['EINVAL', 'ENOTSUP', 'ENOSYS'])(
    'reports a file system whose files have no flush (%s)',
    async (errno) => {
      const fs = replacingInFiles(memoryFs('/backup'), (_handle, path) =>
        path.endsWith('.tmp') ? { sync: failing(errno) } : {},
      );
      expect((await openedTarget(fs)).capabilities.flush).toBe('none');
    },
  );

  it.each(['EINVAL', 'EISDIR', 'EPERM'])(
    'reports directories that cannot be flushed (%s), and flushing them does nothing',
    async (errno) => {
      const fs = replacingInFiles(memoryFs('/backup'), (_handle, path) =>
        path.endsWith('.tmp') ? {} : { sync: failing(errno) },
      );
      const target = await openedTarget(fs);
      expect(target.capabilities.flushDirectory).toBe('none');
      await expect(target.flushDirectory('')).resolves.toBeUndefined();
    },
  );

  it('does not hide a flush that goes wrong', async () => {
    const fs = replacingInFiles(memoryFs('/backup'), () => ({ sync: failing('EIO') }));
    await expect(openedTarget(fs)).rejects.toMatchObject({ code: 'target-io' });
  });
});

describe('probe files that were left by a kill', () => {
  const left = 'probe-00112233445566ff.tmp';
  const hour = 60 * 60 * 1000;

  /** A file system where what is called `name` was written so long ago. */
  function aged(fs: TargetFileSystem, name: string, age: number): TargetFileSystem {
    const lstat: TargetFileSystem['lstat'] = async (path) => {
      const stat = await fs.lstat(path);
      const isFile = (): boolean => stat.isFile();
      const isDirectory = (): boolean => stat.isDirectory();
      const mtimeMs = path.endsWith(name) ? Date.now() - age : Date.now();
      return { size: stat.size, dev: stat.dev, mtimeMs, isFile, isDirectory };
    };
    return replacing(fs, { lstat });
  }

  /** What is in the directory once somebody has opened it to write. */
  async function afterOpening(name: string, age: number, text = ''): Promise<readonly string[]> {
    const fs = memoryFs('/backup');
    const handle = await fs.open(`/backup/${name}`, 'wx');
    if (text !== '') await handle.write(new TextEncoder().encode(text), 0, text.length, 0);
    await handle.close();
    await openedTarget(aged(fs, name, age));
    return await names(fs);
  }

  it('are removed when they are older than an hour', async () => {
    expect(await afterOpening(left, hour + 60_000)).toEqual([]);
  });

  it('stay while their run may be alive', async () => {
    expect(await afterOpening(left, hour - 60_000)).toEqual([left]);
  });

  it.each(['probe-1.tmp', 'probe-00112233445566FF.tmp', 'my-probe-00112233445566ff.tmp'])(
    'are not those of other names: %s',
    async (name) => {
      expect(await afterOpening(name, 2 * hour)).toEqual([name]);
    },
  );

  it('are empty: what holds something is somebody else’s', async () => {
    expect(await afterOpening(left, 2 * hour, 'x')).toEqual([left]);
  });

  it('are no matter if they cannot be removed', async () => {
    const fs = memoryFs('/backup');
    await (await fs.open(`/backup/${left}`, 'wx')).close();
    const holding = replacing(aged(fs, left, 2 * hour), {
      unlink: async (path) => (path.endsWith(left) ? failing('EBUSY')() : fs.unlink(path)),
    });
    await expect(openedTarget(holding)).resolves.toBeDefined();
    expect(await names(fs)).toEqual([left]);
  });

  it('stay where the file system tells no time', async () => {
    const fs = memoryFs('/backup');
    await (await fs.open(`/backup/${left}`, 'wx')).close();
    const timeless = replacingInFiles(aged(fs, left, 2 * hour), (handle) => ({
      stat: async () => {
        const stat = await handle.stat();
        return { size: stat.size, dev: 0, isFile: () => stat.isFile(), isDirectory: () => false };
      },
    }));
    await openedTarget(timeless);
    expect(await names(fs)).toEqual([left]);
  });
});

describe('a target opened for reading', () => {
  const open = (fs: TargetFileSystem): ReturnType<ReturnType<typeof fsTarget>['open']> =>
    fsTarget({ platform: 'linux', fs }).open(here);

  it('writes nothing at all', async () => {
    const fs = memoryFs('/backup');
    const written: (string | number)[] = [];
    const watched = replacing(fs, {
      open: (path, flags, mode) => {
        if (!onlyReads(flags)) written.push(flags);
        return fs.open(path, flags, mode);
      },
      mkdir: failing('EROFS'),
      unlink: failing('EROFS'),
      rename: failing('EROFS'),
    });
    await expect(open(watched)).resolves.toBeDefined();
    expect(written).toEqual([]);
  });

  it('knows a read-only directory', async () => {
    const fs = replacing(memoryFs('/backup'), { access: failing('EROFS') });
    expect((await open(fs)).capabilities.writable).toBe(false);
  });

  it('opens also where a flush goes wrong', async () => {
    const fs = replacingInFiles(memoryFs('/backup'), () => ({ sync: failing('EIO') }));
    expect((await open(fs)).capabilities).toMatchObject({
      writable: true,
      flushDirectory: 'none',
    });
  });
});
