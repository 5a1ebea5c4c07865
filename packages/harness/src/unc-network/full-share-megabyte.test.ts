import { expect, it } from 'vitest';
import {
  expectOldBackup,
  fewestBytes,
  fillShare,
  writeBoundaries,
  type FillingSize,
} from './fixtures/filling-share.js';

const megabyte = 1024 * 1024;
const block = 4096;
/** A second backup of more than a megabyte: segments of several chunks, chunks of one license. */
const large: FillingSize = {
  licenses: 12,
  length: 100_000,
  tuning: { segmentBytes: 400_000, chunkBytes: 110_000 },
};

it('a share that gets full at any block of the last megabyte, or at, before or behind the end of any write in it', async () => {
  const needed = await fewestBytes(large);
  expect(needed).toBeGreaterThan(megabyte);
  const boundaries = (await writeBoundaries(large)).flatMap((at) => [at - 1, at, at + 1]);
  const blocks = Array.from({ length: megabyte / block }, (_, at) => needed - 1 - at * block);
  const places = [...new Set([...boundaries, ...blocks])].filter(
    (free) => free >= needed - megabyte && free < needed,
  );
  expect(places.length).toBeGreaterThan(blocks.length + 20);
  for (const free of places) {
    await expectOldBackup(await fillShare(free, large)).catch((error: unknown) => {
      throw new Error(`With ${free} of ${needed} bytes free.`, { cause: error });
    });
  }
  console.log(`full at ${places.length} places of the last MiB of ${needed} bytes`);
});
