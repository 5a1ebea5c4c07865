import { expect, test } from 'vitest';
import { ChunkBuffers } from './chunk-buffers.js';

const mebibyte = 1024 * 1024;

test('memory that came back is used for whatever fits into it', () => {
  const buffers = new ChunkBuffers();
  const first = buffers.take(mebibyte - 1000);
  buffers.giveBack(first);
  const second = buffers.take(mebibyte);
  expect(second.length).toBe(mebibyte);
  expect(second.buffer).toBe(first.buffer);
});

test('what is in use is not given again', () => {
  const buffers = new ChunkBuffers();
  expect(buffers.take(10).buffer).not.toBe(buffers.take(10).buffer);
});

test('memory that is too short gives way to longer', () => {
  const buffers = new ChunkBuffers();
  const short = buffers.take(mebibyte);
  buffers.giveBack(short);
  const long = buffers.take(mebibyte + 1);
  buffers.giveBack(long);
  expect(buffers.take(10).buffer).toBe(long.buffer);
  expect(buffers.take(10).buffer).not.toBe(short.buffer);
});

test('a short chunk takes little memory', () => {
  expect(new ChunkBuffers().take(10).buffer.byteLength).toBe(4096);
});
