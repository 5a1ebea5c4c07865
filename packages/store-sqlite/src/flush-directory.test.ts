import { expect, test } from 'vitest';
import { flushDirectory } from './flush-directory.js';

/** What is opened to flush a directory on a platform. */
function flushedOn(platform: string): readonly string[] {
  const flushed: string[] = [];
  flushDirectory('/data/wmdrm', {
    platform,
    flush: (path, flags) => void flushed.push(`${path} ${flags}`),
  });
  return flushed;
}

test.each(['linux', 'darwin', 'freebsd'])('on %s a directory is opened and flushed', (platform) => {
  expect(flushedOn(platform)).toEqual(['/data/wmdrm r']);
});

test('on Windows, where it cannot be opened, it is left alone', () => {
  expect(flushedOn('win32')).toEqual([]);
});
