import { describe, expect, it } from 'vitest';
import { block, directFs, type DirectFsOptions } from './fixtures/direct-fs.js';
import { failing, replacing } from './fixtures/memory-fs.js';
import { openedTarget } from './fixtures/open.js';
import { contentOf, pattern } from './fixtures/patterned.js';

const directFrom = 1000;

describe('writing around the page cache', () => {
  it('is for writes from 256 KiB on, unless another length is given', async () => {
    const { fs, direct } = directFs();
    const file = await (await openedTarget(fs)).createExclusive('a');
    await file.write(0, [pattern(256 * 1024 - 1)]);
    expect(direct).toEqual([]);
    await file.write(256 * 1024 - 1, [pattern(256 * 1024)]);
    expect(direct).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof openedTarget>[1], DirectFsOptions]>([
    ['on other systems', { platform: 'darwin' }, {}],
    ['when told not to', { directFrom: Infinity }, {}],
    ['on file systems it does not know (btrfs)', {}, { type: 0x9123_683e }],
    ['on a network (NFS)', {}, { type: 0x6969 }],
    ['where blocks are no power of two', {}, { bsize: 3 * block }],
    ['where blocks are longer than 64 KiB', {}, { bsize: 128 * 1024 }],
  ])('is not tried %s', async (_, options, fsOptions) => {
    const { fs, direct } = directFs(fsOptions);
    const target = await openedTarget(fs, { directFrom, ...options });
    const file = await target.createExclusive('a');
    await file.write(0, [pattern(300_000)]);
    await file.publish('a');
    expect(direct).toEqual([]);
    expect(await contentOf(target, 'a')).toEqual(pattern(300_000));
  });

  it('is not tried where the type of the file system cannot be told', async () => {
    const { fs, direct } = directFs();
    const target = await openedTarget(replacing(fs, { statfs: failing('ENOSYS') }), { directFrom });
    await (await target.createExclusive('a')).write(0, [pattern(5000)]);
    expect(direct).toEqual([]);
  });
});
