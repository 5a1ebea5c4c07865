import type { FileSystemStat } from '@wmdrm/target-fs';
import { openFileOf } from './disk.js';
import type { ShareLayer, ShareService } from './share-call.js';
import { entriesBelow } from './share-entries.js';
import { win32Error } from './win32-errors.js';

/**
 * Lets the files of a share hold no more bytes than the quota, exactly: a write that does not fit is done as far as it
 * fits and says how far that was, and the next one, of which nothing fits, is DISK_FULL. Only the bytes of files count,
 * each file once however many names it has; names and directories cost nothing.
 *
 * @param quota bytes; `undefined` for no limit. It may change while the share is in use, also to less than there is.
 */
export function quotaLayer(quota: () => number | undefined): ShareLayer {
  return async (call, next) => {
    const total = quota();
    if (total === undefined) return await next(call);
    if (call.operation === 'statfs') {
      const free = Math.max(0, total - (await usedBytes(next)));
      return { bsize: 1, blocks: total, bfree: free, bavail: free };
    }
    if (call.operation !== 'write') return await next(call);

    const { data = new Uint8Array(0), position = 0 } = call;
    const { size } = (await next({
      operation: 'stat',
      path: call.path,
      file: openFileOf(call),
    })) as FileSystemStat;
    const growth = position + data.length - size;
    const missing = growth - Math.max(0, total - (await usedBytes(next)));
    if (missing <= 0) return await next(call);
    if (missing >= data.length) throw win32Error('DISK_FULL', call);
    return await next({ ...call, data: data.subarray(0, data.length - missing) });
  };
}

async function usedBytes(service: ShareService): Promise<number> {
  const files = (await entriesBelow('', service)).filter(({ isDirectory }) => !isDirectory);
  const sizes = new Map(files.map(({ path, size, ino }) => [ino ?? path, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
