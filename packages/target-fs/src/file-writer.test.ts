import type { BackupTarget, StagedFile } from '@wmdrm/core';
import { constants } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { block, directFs, type DirectFs, type DirectFsOptions } from './fixtures/direct-fs.js';
import {
  errnoError,
  failing,
  memoryFs,
  replacing,
  replacingInFiles,
} from './fixtures/memory-fs.js';
import { openedTarget } from './fixtures/open.js';
import { contentOf, pattern } from './fixtures/patterned.js';
import type { TargetFileSystem } from './target-file-system.js';

interface Scene extends DirectFs {
  readonly target: BackupTarget;
  readonly file: StagedFile;
}

const directFrom = 1000;

async function begin(options: DirectFsOptions = {}): Promise<Scene> {
  const scene = directFs(options);
  const target = await openedTarget(scene.fs, { directFrom });
  return { ...scene, target, file: await target.createExclusive('a.tmp') };
}

/** Writes a header and three long chunks, as segments are written; publishes and compares. */
async function writeSegment({ target, file }: Scene): Promise<void> {
  const content = pattern(32 + 3 * 3000 + 100);
  let at = 0;
  const next = (length: number): Promise<void> => {
    const part = content.subarray(at, (at += length));
    return file.write(at - length, [part.subarray(0, 7), part.subarray(7)]);
  };
  await Promise.all([next(32), next(3000), next(3000)]);
  await file.flush();
  await Promise.all([next(3000), next(100)]);
  await file.flush();
  await file.publish('a');
  expect(await contentOf(target, 'a')).toEqual(content);
}

describe('writing around the page cache', () => {
  it('takes long writes that follow each other, in whole blocks; the bytes between go to the next', async () => {
    const scene = await begin();
    await writeSegment(scene);
    const written = scene.direct.map(({ position, length }) => [position, length] as const);
    expect(written.sort(([a], [b]) => a - b)).toEqual([
      [512, 2048],
      [2560, 3072],
      [6144, 2560],
    ]);
  });

  it('never writes a byte twice', async () => {
    const scene = await begin();
    await writeSegment(scene);
    const written = [...scene.direct, ...scene.plain].filter(
      ({ path }) => path === '/backup/a.tmp',
    );
    expect(written.reduce((sum, { length }) => sum + length, 0)).toBe(32 + 3 * 3000 + 100);
  });

  it('is left to others for short writes', async () => {
    const { file, direct } = await begin();
    await file.write(0, [pattern(directFrom - 1)]);
    await file.write(directFrom - 1, [pattern(directFrom - 1)]);
    expect(direct).toEqual([]);
    await file.write(2 * (directFrom - 1), [pattern(directFrom)]);
    expect(direct).toHaveLength(1);
  });
});

describe('a system that refuses direct I/O', () => {
  const refusals = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

  it.each(refusals)('when a file is opened (%s): all goes through the cache', async (errno) => {
    const scene = await begin({ refusesOpen: errno });
    await writeSegment(scene);
    expect(scene.direct).toEqual([]);
  });

  it.each(refusals.flatMap((errno) => [1, 2, 3].map((nth) => [nth, errno] as const)))(
    'at write %i (%s): its bytes go through the cache',
    async (refused, errno) => {
      await writeSegment(
        await begin({
          onDirectWrite: (nth, write) => (nth === refused ? failing(errno)() : write()),
        }),
      );
    },
  );

  it('is not asked again for another file', async () => {
    const { target, file, direct } = await begin({ onDirectWrite: failing('EINVAL') });
    await file.write(0, [pattern(2000)]);
    await (await target.createExclusive('b')).write(0, [pattern(2000)]);
    expect(direct).toHaveLength(1);
  });

  it('is not asked to open another file so', async () => {
    const { fs } = directFs({ refusesOpen: 'EINVAL' });
    let asked = 0;
    const target = await openedTarget(
      replacing(fs, {
        open: (path, flags, mode) => {
          if (typeof flags === 'number' && flags & constants.O_DIRECT) asked += 1;
          return fs.open(path, flags, mode);
        },
      }),
      { directFrom },
    );
    await (await target.createExclusive('a')).write(0, [pattern(2000)]);
    await (await target.createExclusive('b')).write(0, [pattern(2000)]);
    expect(asked).toBe(1);
  });

  it('for want of handles: that file goes through the cache, the next one around it', async () => {
    const { fs, direct } = directFs();
    let failed = false;
    const scarce = replacing(fs, {
      open: (path, flags, mode) => {
        const fails = !failed && typeof flags === 'number' && (flags & constants.O_DIRECT) !== 0;
        failed ||= fails;
        return fails ? failing('EMFILE')() : fs.open(path, flags, mode);
      },
    });
    const target = await openedTarget(scarce, { directFrom });
    for (const name of ['a', 'b'])
      await (await target.createExclusive(name)).write(0, [pattern(2000)]);
    expect(direct.map(({ path }) => path)).toEqual(['/backup/b']);
  });
});

it('another file that has got the name meanwhile is not written to', async () => {
  const { fs, target, file, direct } = await begin();
  await fs.rename('/backup/a.tmp', '/backup/mine');
  await (await target.createExclusive('a.tmp')).write(0, [pattern(10)]);
  await file.write(0, [pattern(2000)]);
  await file.flush();
  expect(direct).toEqual([]);
  expect(await contentOf(target, 'mine')).toEqual(pattern(2000));
  expect(await contentOf(target, 'a.tmp')).toEqual(pattern(10));
});

it.each([0, 100, block, 3 * block + 1])(
  'direct writes of only %i bytes are finished',
  async (most) => {
    await writeSegment(await begin({ onDirectWrite: (_nth, write) => write(most) }));
  },
);

describe('bytes that fill no block', () => {
  const content = pattern(2000);
  /** The second direct write waits for `go`. */
  const beginHeld = async (): Promise<Scene & { go: () => void }> => {
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const scene = await begin({
      onDirectWrite: async (nth, write) => {
        if (nth === 2) await held;
        return await write();
      },
    });
    return { ...scene, go };
  };

  it('are in the file before it is flushed, not after', async () => {
    const scene = directFs();
    const order: string[] = [];
    const fs = replacingInFiles(scene.fs, (handle, path) => ({
      write: (buffer, offset, length, position) => {
        if (path === '/backup/a.tmp') order.push(`write ${length}`);
        return handle.write(buffer, offset, length, position);
      },
      sync: () => {
        if (path === '/backup/a.tmp') order.push('sync');
        return handle.sync();
      },
    }));
    const file = await (await openedTarget(fs, { directFrom })).createExclusive('a.tmp');
    await file.write(0, [content]);
    await file.flush();
    expect(order).toEqual(['write 1536', 'write 464', 'sync']);
  });

  it('are in the file when it is published, flushed or not', async () => {
    const { target, file } = await begin();
    await file.write(0, [content]);
    await file.publish('a');
    expect(await contentOf(target, 'a')).toEqual(content);
  });

  it('do not overwrite what is written to their place later', async () => {
    const { target, file } = await begin();
    await file.write(0, [content]);
    await file.write(1900, [pattern(50, 1)]);
    await file.publish('a');
    const expected = content.slice();
    expected.set(pattern(50, 1), 1900);
    expect(await contentOf(target, 'a')).toEqual(expected);
  });

  it('do so neither while the write they went into is under way', async () => {
    const { target, file, go } = await beginHeld();
    await file.write(0, [content]);
    const second = file.write(2000, [content]);
    const over = file.write(1900, [pattern(50, 1)]);
    // The second write must not come before this one could have been done.
    await new Promise((resolve) => setImmediate(resolve));
    go();
    await Promise.all([second, over]);
    await file.publish('a');
    expect((await contentOf(target, 'a')).subarray(1900, 1950)).toEqual(pattern(50, 1));
  });

  it('do so neither while a write elsewhere waits for them, and one behind that reaches them', async () => {
    const { fs } = directFs();
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const slow = replacingInFiles(fs, (handle) => ({
      write: async (buffer, offset, length, position) => {
        if (position === 1536 && length === 464) await held;
        return await handle.write(buffer, offset, length, position);
      },
    }));
    const target = await openedTarget(slow, { directFrom });
    const file = await target.createExclusive('a.tmp');
    await file.write(0, [content]);
    const elsewhere = file.write(0, [pattern(1, 1)]);
    const behind = file.write(1, [pattern(2500, 2)]);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    go();
    await Promise.all([elsewhere, behind]);
    await file.publish('a');
    expect((await contentOf(target, 'a')).subarray(1)).toEqual(pattern(2500, 2));
  });

  it('hold a flush back until the write they went into is done', async () => {
    const { file, go } = await beginHeld();
    const done: string[] = [];
    await file.write(0, [content]);
    const second = file.write(2000, [content]).then(() => done.push('write'));
    const flush = file.flush().then(() => done.push('flush'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([]);
    go();
    await Promise.all([second, flush]);
    expect(done).toEqual(['write', 'flush']);
  });
});

describe('a write that fails', () => {
  it.each([
    ['ENOSPC', 'target-full'],
    ['EDQUOT', 'target-full'],
    ['EIO', 'target-io'],
    ['EROFS', 'access-denied'],
  ])('around the cache (%s) is told by the write', async (errno, code) => {
    const { file } = await begin({ onDirectWrite: failing(errno) });
    await expect(file.write(0, [pattern(2000)])).rejects.toMatchObject({
      code,
      details: { path: 'a.tmp', cause: errno },
    });
  });

  it('lets the file be flushed and published no more', async () => {
    const { target, file } = await begin({
      onDirectWrite: (nth, write) => (nth === 2 ? failing('ENOSPC')() : write()),
    });
    await file.write(0, [pattern(2000)]);
    await expect(file.write(2000, [pattern(2000)])).rejects.toMatchObject({ code: 'target-full' });
    await expect(file.flush()).rejects.toMatchObject({ code: 'target-full' });
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
    expect(await target.stat('a')).toBeUndefined();
    await file.discard();
    expect(await target.list('')).toEqual([]);
  });

  it('fails the publishing, if that is next', async () => {
    const { target, file } = await begin({ onDirectWrite: failing('EIO') });
    await expect(file.write(0, [pattern(2000)])).rejects.toMatchObject({ code: 'target-io' });
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
    expect(await target.stat('a')).toBeUndefined();
  });

  it('fails the flush that waits for it', async () => {
    const { file } = await begin({
      onDirectWrite: (nth, write) => (nth === 2 ? failing('ENOSPC')() : write()),
    });
    await file.write(0, [pattern(2000)]);
    const [second, flush] = await Promise.allSettled([
      file.write(2000, [pattern(2000)]),
      file.flush(),
    ]);
    expect([second.status, flush.status]).toEqual(['rejected', 'rejected']);
  });

  it('of bytes that fill no block fails the flush, and the publishing after it', async () => {
    const { fs } = directFs();
    const full = replacingInFiles(fs, (handle, path) => ({
      write: (buffer, offset, length, position) =>
        path === '/backup/a.tmp' && length < block
          ? failing('ENOSPC')()
          : handle.write(buffer, offset, length, position),
    }));
    const file = await (await openedTarget(full, { directFrom })).createExclusive('a.tmp');
    await file.write(0, [pattern(2000)]);
    await expect(file.flush()).rejects.toMatchObject({ code: 'target-full' });
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
  });

  it('through the cache lets the file be published no more either', async () => {
    const fs = replacingInFiles(memoryFs('/backup'), (_handle, path) =>
      path === '/backup/a.tmp' ? { write: failing('EIO') } : {},
    );
    const file = await (await openedTarget(fs)).createExclusive('a.tmp');
    await expect(file.write(0, [pattern(10)])).rejects.toMatchObject({ code: 'target-io' });
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
  });
});

describe('a write under way when the file is published', () => {
  /** Each write of `/backup/a.tmp` through the cache takes one byte, and the last byte fails if it is to. */
  const slowly = (errno?: string): TargetFileSystem =>
    replacingInFiles(memoryFs('/backup'), (handle, path) => ({
      write: async (buffer, offset, length, position) => {
        if (path === '/backup/a.tmp') await new Promise((resolve) => setImmediate(resolve));
        if (errno && length === 1) throw errnoError(errno);
        return await handle.write(buffer, offset, 1, position);
      },
    }));

  it('is waited for', async () => {
    const target = await openedTarget(slowly());
    const file = await target.createExclusive('a.tmp');
    const writing = file.write(0, [pattern(3)]);
    await Promise.all([writing, file.publish('a')]);
    expect(await contentOf(target, 'a')).toEqual(pattern(3));
  });

  it('fails the publishing when it fails', async () => {
    const target = await openedTarget(slowly('ENOSPC'));
    const file = await target.createExclusive('a.tmp');
    const ends = await Promise.allSettled([file.write(0, [pattern(3)]), file.publish('a')]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await target.stat('a')).toBeUndefined();
  });
});
