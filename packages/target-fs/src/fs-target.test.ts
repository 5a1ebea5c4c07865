import { LocalPath, UncPath, type BackupTarget, type Location } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { fsTarget } from './fs-target.js';
import { errnoError, failing, memoryFs, replacing } from './fixtures/memory-fs.js';
import { fileText, putFile } from './fixtures/open.js';
import { windowsFs } from './fixtures/windows-fs.js';
import type { TargetFileSystem } from './target-file-system.js';

const share = UncPath.parse('\\\\nas\\backups\\laptop');
const map = { '//NAS/backups': '/mnt/b' };

describe('what a resolver handles', () => {
  it.each<[string, Location, string, boolean]>([
    ['a mapped share', share, 'linux', true],
    ['another share', UncPath.parse('//nas/other'), 'linux', false],
    ['another share on Windows', UncPath.parse('//nas/other'), 'win32', true],
    ['a local directory', LocalPath.parse('/x'), 'linux', true],
  ])('%s', (_what, location, platform, handled) => {
    const resolver = fsTarget({
      platform,
      ...(platform === 'linux' && { map }),
      fs: memoryFs(),
    });
    expect(resolver.handles(location)).toBe(handled);
  });

  it('says which directory a location stands for', () => {
    const resolver = fsTarget({ platform: 'linux', map });
    expect(resolver.directoryOf(share)).toBe('/mnt/b/laptop');
    expect(resolver.directoryOf(UncPath.parse('//nas/other'))).toBeUndefined();
  });

  it('refuses to open what it does not handle', async () => {
    const opening = fsTarget({ platform: 'linux', fs: memoryFs() }).open(share);
    await expect(opening).rejects.toMatchObject({ code: 'no-resolver' });
  });
});

describe('opening', () => {
  const open = async (
    fs: TargetFileSystem,
    create: boolean,
    location: Location = share,
  ): Promise<BackupTarget> =>
    await fsTarget({ platform: 'linux', map, fs }).open(location, { create });

  it('makes the directories below a share when asked to', async () => {
    const fs = memoryFs('/mnt/b');
    const location = UncPath.parse('//nas/backups/a/b/c');
    const target = await open(fs, true, location);
    expect(target.location).toBe('\\\\nas\\backups\\a\\b\\c');
    expect((await fs.stat('/mnt/b/a/b/c')).isDirectory()).toBe(true);
  });

  it('says that a share is unknown when its mapped directory is missing', async () => {
    await expect(open(memoryFs('/mnt'), true)).rejects.toMatchObject({ code: 'share-unknown' });
  });

  it('makes no directory when not asked to', async () => {
    const fs = memoryFs('/mnt/b');
    await expect(open(fs, false)).rejects.toMatchObject({ code: 'directory-not-found' });
    await expect(fs.stat('/mnt/b/laptop')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([true, false])('refuses a file as directory (create: %s)', async (create) => {
    const fs = memoryFs('/mnt/b');
    await (await fs.open('/mnt/b/laptop', 'wx')).close();
    await expect(open(fs, create)).rejects.toMatchObject({ code: 'not-a-directory' });
  });

  it('refuses a directory below a file', async () => {
    const fs = memoryFs('/mnt/b');
    await (await fs.open('/mnt/b/laptop', 'wx')).close();
    const below = UncPath.parse('//nas/backups/laptop/x/y');
    await expect(open(fs, true, below)).rejects.toMatchObject({ code: 'not-a-directory' });
  });

  it.each(['EHOSTDOWN', 'ESTALE', 'ENOTCONN', 'ECONNREFUSED'])(
    'takes %s for an unreachable target',
    async (errno) => {
      const fs = replacing(memoryFs('/mnt/b/laptop'), { stat: failing(errno) });
      await expect(open(fs, false)).rejects.toMatchObject({
        code: 'target-unreachable',
        details: { cause: errno, path: '\\\\nas\\backups\\laptop' },
      });
    },
  );

  it.each([
    ['ENAMETOOLONG', 'invalid-path'],
    ['ELOOP', 'not-a-directory'],
  ])('takes %s for a mistake in the path, not for a disk that fails', async (errno, code) => {
    const fs = replacing(memoryFs('/mnt/b/laptop'), { stat: failing(errno) });
    await expect(open(fs, true)).rejects.toMatchObject({ code, details: { cause: errno } });
  });

  it('stops before it touches anything when cancelled', async () => {
    const fs = memoryFs('/mnt/b');
    const opening = fsTarget({ platform: 'linux', map, fs }).open(share, {
      create: true,
      signal: AbortSignal.abort(),
    });
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    await expect(fs.stat('/mnt/b/laptop')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('flushes each new name before it makes the next', async () => {
    const fs = memoryFs('/mnt/b');
    const steps: string[] = [];
    const watched = replacing(fs, {
      mkdir: async (path, options) => {
        steps.push(`mkdir ${path}`);
        return await fs.mkdir(path, options);
      },
      open: async (path, flags, mode) => {
        if (flags !== 'wx') steps.push(`flush ${path}`);
        return await fs.open(path, flags, mode);
      },
    });
    await open(watched, true, UncPath.parse('//nas/backups/x/y'));
    expect(steps.slice(0, 4)).toEqual([
      'mkdir /mnt/b/x',
      'flush /mnt/b',
      'mkdir /mnt/b/x/y',
      'flush /mnt/b/x',
    ]);
  });

  it('flushes the name of a directory it found: a run that died may not have', async () => {
    const fs = memoryFs('/mnt/b/laptop');
    const flushed: string[] = [];
    const watched = replacing(fs, {
      open: async (path, flags, mode) => {
        if (flags !== 'wx') flushed.push(path);
        return await fs.open(path, flags, mode);
      },
    });
    await open(watched, true);
    expect(flushed[0]).toBe('/mnt/b');
  });

  it('goes on when another run makes the same directory', async () => {
    const fs = memoryFs('/mnt/b');
    const raced = replacing(fs, {
      mkdir: async (path, options) => {
        await fs.mkdir(path, options);
        throw errnoError('EEXIST');
      },
    });
    await expect(open(raced, true)).resolves.toBeDefined();
  });
});

describe('macOS', () => {
  it('opens a mapped share where it is mounted, and flushes its directories', async () => {
    const fs = memoryFs('/Volumes/backups');
    const map = { '//nas/backups': '/Volumes/backups' };
    const resolver = fsTarget({ platform: 'darwin', fs, map });
    const target = await resolver.open(UncPath.parse('//nas/backups/laptop'), { create: true });
    expect(target.capabilities).toMatchObject({ flush: 'durable', flushDirectory: 'durable' });
    await putFile(target, 'a', 'hello');
    expect(await fileText(target, 'a')).toBe('hello');
  });

  it('opens no share that is not mapped', () => {
    const resolver = fsTarget({ platform: 'darwin', fs: memoryFs('/') });
    expect(resolver.handles(UncPath.parse('//nas/backups/laptop'))).toBe(false);
  });
});

describe('Windows', () => {
  it('opens a share natively, reports that directories cannot be flushed, and writes', async () => {
    const resolver = fsTarget({ platform: 'win32', fs: windowsFs() });
    const target = await resolver.open(UncPath.parse('//nas/backups/laptop'), { create: true });
    expect(target.capabilities).toMatchObject({ flush: 'durable', flushDirectory: 'none' });
    await target.makeDirectory('segments');
    await putFile(target, 'segments/a.seg', 'hello');
    await target.flushDirectory('segments');
    expect(await fileText(target, 'segments/a.seg')).toBe('hello');
  });

  it.each<[string, Location, string]>([
    ['a share', UncPath.parse('//nas/backups'), '\\\\?\\UNC\\nas\\backups\\'],
    ['a drive', LocalPath.parse('C:\\'), '\\\\?\\C:\\'],
  ])('writes to the root of %s, with one separator before each name', async (_, root, native) => {
    const paths: string[] = [];
    const fs = memoryFs('/');
    const posix = (path: string): string => {
      paths.push(path);
      return `/${path.slice(native.length).replaceAll('\\', '/')}`;
    };
    const rooted = replacing(fs, {
      open: (path, flags, mode) => fs.open(posix(path), flags, mode),
      rename: (from, to) => fs.rename(posix(from), posix(to)),
      unlink: (path) => fs.unlink(posix(path)),
      stat: (path) => fs.stat(posix(path)),
    });
    const target = await fsTarget({ platform: 'win32', fs: rooted }).open(root, { create: true });
    await putFile(target, 'a', 'hello');
    await target.flushDirectory('');
    expect(await fileText(target, 'a')).toBe('hello');
    expect(paths.filter((path) => !path.startsWith(native) || /[^?]\\\\/.test(path))).toEqual([]);
  });

  it('can stat a directory though it cannot open it', async () => {
    const target = await fsTarget({ platform: 'win32', fs: windowsFs() }).open(
      UncPath.parse('//nas/backups'),
    );
    expect(await target.stat('')).toEqual({ kind: 'directory', size: 0 });
  });
});
