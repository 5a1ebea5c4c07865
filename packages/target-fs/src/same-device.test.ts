import { describe, expect, it } from 'vitest';
import { errnoError } from './fixtures/memory-fs.js';
import { sameDevice } from './same-device.js';
import type { FileSystemStat } from './target-file-system.js';

/** Mount points and their devices; nothing else exists. */
const fs = {
  stat: async (path: string): Promise<FileSystemStat> => {
    const dev = new Map([
      ['/', 1],
      ['/mnt', 2],
      ['/odd', 0],
    ]).get(path);
    if (dev === undefined) throw errnoError(path === '/denied' ? 'EACCES' : 'ENOENT');
    return { dev, size: 0, isFile: () => false, isDirectory: () => true };
  },
};

describe('whether two files lie on one device', () => {
  it.each([
    ['/home/store.db', '/backup/not/yet/there', true],
    ['/home/store.db', '/mnt/backup', false],
    ['/mnt/a', '/mnt/b', true],
    ['/odd/a', '/odd/b', false],
    ['/denied', '/denied', false],
  ])('%s and %s: %s', async (a, b, same) => {
    expect(await sameDevice(a, b, { fs })).toBe(same);
  });
});
