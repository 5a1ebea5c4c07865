import { expect, it, vi } from 'vitest';
import { AlignedMemory } from './aligned-memory.js';
import { directFs } from './fixtures/direct-fs.js';
import { failing, memoryFs, replacingInFiles } from './fixtures/memory-fs.js';
import { openedTarget } from './fixtures/open.js';
import { contentOf, pattern } from './fixtures/patterned.js';
import type { FileSystemStat, TargetFileHandle, TargetFileSystem } from './target-file-system.js';

const directFrom = 1000;

it('a file whose second handle cannot be closed is not published', async () => {
  const { fs } = directFs();
  const opened = new Map<string, number>();
  const odd = replacingInFiles(fs, (_handle, path) => {
    opened.set(path, (opened.get(path) ?? 0) + 1);
    return path === '/backup/a.tmp' && opened.get(path) === 2 ? { close: failing('EIO') } : {};
  });
  const target = await openedTarget(odd, { directFrom });
  const file = await target.createExclusive('a.tmp');
  await file.write(0, [pattern(2000)]);
  await expect(file.publish('a')).rejects.toMatchObject({ code: 'target-io' });
  expect(await target.stat('a')).toBeUndefined();
});

it.each<[string, (nth: number) => Pick<FileSystemStat, 'dev' | 'ino'>]>([
  ['whose number is not told', () => ({ dev: 1 })],
  ['that is one of another device', (nth) => ({ dev: nth, ino: 5 })],
])('a second handle of a file %s is not written to', async (_, identityOf) => {
  const { fs, direct } = directFs();
  let opened = 0;
  const odd = replacingInFiles(fs, (handle, path) => {
    if (path !== '/backup/a.tmp') return {};
    const identity = identityOf((opened += 1));
    const stat = async (): Promise<FileSystemStat> => {
      const own = await handle.stat();
      const kind = { isFile: () => own.isFile(), isDirectory: () => own.isDirectory() };
      return { size: own.size, ...identity, ...kind };
    };
    return { stat };
  });
  const target = await openedTarget(odd, { directFrom });
  const file = await target.createExclusive('a.tmp');
  await file.write(0, [pattern(2000)]);
  await file.publish('a');
  expect(direct).toEqual([]);
  expect(await contentOf(target, 'a')).toEqual(pattern(2000));
});

/** A file system that counts what is open in it. */
function counting(fs: TargetFileSystem): { readonly fs: TargetFileSystem; open: number } {
  const counted = {
    open: 0,
    fs: replacingInFiles(fs, (handle) => {
      counted.open += 1;
      return {
        close: async () => {
          counted.open -= 1;
          await handle.close();
        },
      };
    }),
  };
  return counted;
}

it('leaves no file open, published or discarded, and gives back the memory for it', async () => {
  const [opened, closed] = (['open', 'close'] as const).map((name) =>
    vi.spyOn(AlignedMemory.prototype, name),
  );
  const files = counting(directFs().fs);
  const target = await openedTarget(files.fs, { directFrom });
  const first = await target.createExclusive('a.tmp');
  await first.write(0, [pattern(2000)]);
  await first.write(2000, [pattern(2000)]);
  expect(files.open).toBe(2);
  expect([opened!.mock.calls.length, closed!.mock.calls.length]).toEqual([1, 0]);
  await first.publish('a');
  const second = await target.createExclusive('b.tmp');
  await second.write(0, [pattern(2000)]);
  await second.discard();
  expect(files.open).toBe(0);
  expect([opened!.mock.calls.length, closed!.mock.calls.length]).toEqual([2, 2]);
  vi.restoreAllMocks();
});

it('leaves no second handle open that turns out to be of another file', async () => {
  const { fs } = directFs();
  const files = counting(fs);
  const target = await openedTarget(files.fs, { directFrom });
  const file = await target.createExclusive('a.tmp');
  await fs.rename('/backup/a.tmp', '/backup/mine');
  await (await target.createExclusive('a.tmp')).publish('a.tmp');
  await file.write(0, [pattern(2000)]);
  expect(files.open).toBe(1);
});

it.each<[string, Partial<TargetFileHandle>]>([
  ['write', { write: failing('ENOSPC') }],
  ['flush', { sync: failing('EIO') }],
])('is closed by publishing it in vain after a %s that failed', async (_, failures) => {
  const files = counting(
    replacingInFiles(memoryFs('/backup'), (_handle, path) =>
      path === '/backup/lease' ? failures : {},
    ),
  );
  const file = await (await openedTarget(files.fs)).createExclusive('lease');
  await Promise.allSettled([file.write(0, [pattern(10)]), file.flush()]);
  await expect(file.publish('lease')).rejects.toThrow('Cannot publish lease');
  expect(files.open).toBe(0);
});
