import { expect, test } from 'vitest';
import { nodeZstd } from './node-zstd.js';

const bytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * at) >> 5);

test.each([0, 1, 1000, 100_000, 3_000_000])('%i bytes come back', async (length) => {
  const frame = await nodeZstd.compress(bytes(length));
  expect(await nodeZstd.decompress(frame, length)).toEqual(bytes(length));
});

test('bytes that do not get smaller come back', async () => {
  let state = 1;
  const noise = Uint8Array.from({ length: 200_000 }, () => {
    state = Math.imul(state, 1_103_515_245) + 12_345;
    return state >>> 24;
  });
  expect(await nodeZstd.decompress(await nodeZstd.compress(noise), noise.length)).toEqual(noise);
});

test('a frame says how many bytes it holds', async () => {
  const frame = await nodeZstd.compress(bytes(1000));
  expect([frame[4]! >> 6, frame[5]! + frame[6]! * 256 + 256]).toEqual([1, 1000]);
});

test.each<[string, (frame: Uint8Array) => Uint8Array, number]>([
  ['holds more', (frame) => frame, 999],
  ['holds less', (frame) => frame, 1001],
  ['is cut off', (frame) => frame.slice(0, -1), 1000],
  ['is none', () => new Uint8Array(40).fill(9), 1000],
  ['is empty', () => new Uint8Array(0), 1000],
])('a frame that %s gives nothing', async (_, change, length) => {
  expect(await nodeZstd.decompress(change(await nodeZstd.compress(bytes(1000))), length)).toBe(
    undefined,
  );
});

test('what comes out are plain arrays whose slices are copies', async () => {
  const frame = await nodeZstd.compress(bytes(10));
  const out = await nodeZstd.decompress(frame, 10);
  expect([frame.constructor, out?.constructor]).toEqual([Uint8Array, Uint8Array]);
});

test('what is given back is empty', async () => {
  const frame = await nodeZstd.compress(bytes(100_000));
  const out = (await nodeZstd.decompress(frame, 100_000))!;
  for (const each of [frame, out]) nodeZstd.release!(each);
  expect([frame.length, out.length]).toEqual([0, 0]);
});

test.each([0, 1, 1000])(
  'given back, %i bytes and their frame take along no memory of others',
  async (length) => {
    const beside = Buffer.from('beside');
    const frame = await nodeZstd.compress(bytes(length));
    nodeZstd.release!((await nodeZstd.decompress(frame, length))!);
    nodeZstd.release!(frame);
    nodeZstd.release!(beside);
    expect([beside.toString(), Buffer.from('after').toString()]).toEqual(['beside', 'after']);
  },
);
