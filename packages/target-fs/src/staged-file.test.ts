import { describe, expect, it } from 'vitest';
import {
  errnoError,
  failing,
  memoryFs,
  replacing,
  replacingInFiles,
} from './fixtures/memory-fs.js';
import { fileText, openedOnWindows, openedTarget, putFile } from './fixtures/open.js';
import { windowsFs } from './fixtures/windows-fs.js';

const isProbe = (path: string): boolean => path.includes('probe-');

describe('a file being written', () => {
  it('belongs to its owner alone', async () => {
    const fs = memoryFs('/backup');
    const modes: (number | undefined)[] = [];
    const watched = replacing(fs, {
      open: (path, flags, mode) => {
        if (flags === 'wx' && !isProbe(path)) modes.push(mode);
        return fs.open(path, flags, mode);
      },
    });
    await (await openedTarget(watched)).createExclusive('a');
    expect(modes).toEqual([0o600]);
  });

  it('is not published when closing it fails: the bytes may be lost', async () => {
    const fs = replacingInFiles(memoryFs('/backup'), (_handle, path) =>
      path === '/backup/a.tmp' ? { close: failing('EDQUOT') } : {},
    );
    const target = await openedTarget(fs);
    const file = await target.createExclusive('a.tmp');
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-full' });
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
    expect(await target.stat('a')).toBeUndefined();
  });

  it('is not published after a flush that failed, even if the next one succeeds', async () => {
    let flushes = 0;
    const fs = replacingInFiles(memoryFs('/backup'), (handle, path) =>
      path === '/backup/a.tmp'
        ? { sync: () => (flushes++ === 0 ? failing('EIO')() : handle.sync()) }
        : {},
    );
    const target = await openedTarget(fs);
    const file = await target.createExclusive('a.tmp');
    await expect(file.flush()).rejects.toMatchObject({ code: 'target-io' });
    await expect(file.flush()).rejects.toMatchObject({ code: 'target-io' });
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
  });

  it('can be discarded when publishing failed', async () => {
    const fs = replacing(memoryFs('/backup'), { rename: failing('EIO') });
    const target = await openedTarget(fs);
    const file = await target.createExclusive('a.tmp');
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
    await file.discard();
    expect(await target.list('')).toEqual([]);
  });

  it('stays published when it is discarded after the reply to its publishing was lost', async () => {
    const fs = memoryFs('/backup');
    const losing = replacing(fs, {
      rename: async (from, to) => {
        await fs.rename(from, to);
        throw errnoError('ECONNRESET');
      },
    });
    const target = await openedTarget(losing);
    const file = await target.createExclusive('a.tmp');
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'connection-lost' });
    await file.discard();
    expect((await target.list('')).map(({ name }) => name)).toEqual(['a']);
  });

  it('does not report what a discard cannot remove as removed', async () => {
    const fs = memoryFs('/backup');
    const target = await openedTarget(
      replacing(fs, {
        unlink: (path) => (isProbe(path) ? fs.unlink(path) : failing('EACCES')()),
      }),
    );
    const file = await target.createExclusive('a.tmp');
    await expect(file.discard()).rejects.toMatchObject({ code: 'access-denied' });
  });
});

describe('replacing a file elsewhere', () => {
  it.each(['linux', 'darwin'])('is tried once (%s)', async (platform) => {
    const slept: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds);
    const fs = replacing(memoryFs('/backup'), { rename: failing('EBUSY') });
    const target = await openedTarget(fs, { platform, sleep });
    const file = await target.createExclusive('a.tmp');
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-in-use' });
    expect(slept).toEqual([]);
  });
});

describe('replacing a file on Windows', () => {
  const busyFor = (times: number, errno: string): ReturnType<typeof windowsFs> => {
    const fs = windowsFs();
    let left = times;
    return replacing(fs, {
      rename: (from, to) => (left-- > 0 ? failing(errno)() : fs.rename(from, to)),
    });
  };

  it.each(['EACCES', 'EPERM', 'EBUSY'])(
    'is tried again while the old one is held open (%s)',
    async (errno) => {
      const slept: number[] = [];
      const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds);
      const target = await openedOnWindows(busyFor(3, errno), { sleep });
      await putFile(target, 'a', 'old');
      const file = await target.createExclusive('a.tmp');
      await file.write(0, [new TextEncoder().encode('new')]);
      await file.publish('a', { replace: true });
      expect(slept).toEqual([10, 20, 40]);
      expect(await fileText(target, 'a')).toBe('new');
    },
  );

  it('ends after a bounded number of attempts', async () => {
    const slept: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds);
    const target = await openedOnWindows(busyFor(Infinity, 'EBUSY'), { sleep });
    const file = await target.createExclusive('a.tmp');
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-in-use' });
    expect(slept).toHaveLength(8);
  });

  it('is not tried again after another failure', async () => {
    const slept: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => void slept.push(milliseconds);
    const target = await openedOnWindows(busyFor(1, 'ENOSPC'), { sleep });
    const file = await target.createExclusive('a.tmp');
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-full' });
    expect(slept).toEqual([]);
  });

  it('is not tried again elsewhere', async () => {
    const fs = memoryFs('/backup');
    let renames = 0;
    const refusing = replacing(fs, {
      rename: () => {
        renames += 1;
        return failing('EPERM')();
      },
    });
    const file = await (await openedTarget(refusing)).createExclusive('a.tmp');
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'access-denied' });
    expect(renames).toBe(1);
  });
});
