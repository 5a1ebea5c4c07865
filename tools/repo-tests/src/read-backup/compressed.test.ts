import { seededRandom } from '@wmdrm/harness';
import { describe, expect, test } from 'vitest';
import { drawFlips, expectFound } from './flips.js';
import { forgeSegment, type ForgedChunk } from './forged-segment.js';
import { generations } from './made-set.js';
import { damageIn, runReaderWith } from './python-reader.js';
import { contentOf, manifestName, reseal, type Content } from './reseal.js';
import { setAtHand } from './set-at-hand.js';

const set = setAtHand(4, 1, 'zstd');
const seed = 11;

test('compressed generations need zstd, also the one that has only taken some over', () => {
  const needs = (generation: number): unknown =>
    contentOf(set.directory, manifestName(generation))['requiresToRead'];
  expect([1, 2, generations + 1].map(needs)).toEqual([['zstd'], ['zstd'], ['deltas', 'zstd']]);
});

test('each of 15 flipped bits is found in it', async () => {
  console.log(`flips of seed ${seed}`);
  await expectFound(set, drawFlips(set.directory, 15, seededRandom(seed)));
});

describe('a chunk whose CRC-32 fits is damaged where', () => {
  test.each<[string, (chunk: ForgedChunk) => unknown]>([
    ['no frame begins', ({ body }) => (body[0]! ^= 1)],
    ['its frame has a dictionary', ({ body }) => (body[4]! |= 1)],
    ['its frame has a checksum that is not there', ({ body }) => (body[4]! |= 4)],
    ['a block of it is cut off', ({ body }) => (body[body.length - 2]! ^= 0x55)],
    ['its frame holds another number of bytes', ({ body }) => (body[5]! ^= 1)],
    [
      'its row says another number of bytes',
      ({ row, nextRow }) => {
        row.writeUInt32LE(row.readUInt32LE(12) + 1, 12);
        nextRow.writeUInt32LE(nextRow.readUInt32LE(12) - 1, 12);
      },
    ],
    ['it is as long as before', ({ row }) => row.writeUInt32LE(row.readUInt32LE(8), 12)],
    ['it is longer than 32 MiB', ({ row }) => row.writeUInt32LE(2 ** 25 + 1, 12)],
  ])('%s', async (_, change) => {
    const name = forgeSegment(set.directory, manifestName(generations + 1), change);
    const result = await set.read('verify');
    expect(result.exitCode).toBe(1);
    expect([...new Set(damageIn(result).map(({ file }) => file))]).toEqual([name]);
  });
});

test.each<[string, (content: Content) => unknown]>([
  ['does not need it', (content) => (content['requiresToRead'] = ['deltas'])],
  ['has no such codec', (content) => (content['codec'] = 'none')],
])('a manifest that speaks of zstd and %s is damaged', async (_, change) => {
  const newest = manifestName(generations + 1);
  reseal(set.directory, newest, change);
  const result = await set.read('verify');
  expect([result.exitCode, damageIn(result)[0]?.file]).toEqual([1, newest]);
});

test('without the command zstd it says what is missing: exit code 2', async () => {
  const result = await runReaderWith({ PATH: '' }, 'verify', set.directory);
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toContain('install the command `zstd`');
});
