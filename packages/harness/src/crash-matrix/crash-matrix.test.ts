import { expect, test } from 'vitest';
import { tryEveryPoint } from './fixtures/matrix.js';
import { fresh, overwriting } from './fixtures/scenario.js';

/**
 * Every file system operation of a first and of an overwriting backup fails once, loses its reply once and crashes once,
 * and every crash leaves ten disks. A loss names its point: `CRASH_POINT=overwriting:57:EIO` tries that one alone.
 */
test('whatever operation fails or crashes, nothing is lost', { timeout: 240_000 }, async () => {
  const { points, images, lost } = await tryEveryPoint({
    scenarios: [fresh, overwriting],
    fates: ['EIO', 'lose-reply', 'crash-before'],
    images: 10,
    imagesAfterFailure: 4,
    only: process.env['CRASH_POINT'],
  });

  console.info(`crash matrix: ${points} points, ${images} images, ${lost.length} lost`);
  expect(lost).toEqual([]);
});
