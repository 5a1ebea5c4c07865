import { expect, test } from 'vitest';
import { releaseBytes } from './release-bytes.js';

test('memory that was given back is empty', () => {
  const bytes = new Uint8Array(1024);
  const [part, { buffer }] = [bytes.subarray(10, 20), bytes];
  releaseBytes(part);
  expect([bytes.length, part.length, buffer.byteLength]).toEqual([0, 0, 0]);
});

test('shared memory is not given back', () => {
  const bytes = new Uint8Array(new SharedArrayBuffer(16));
  expect(() => releaseBytes(bytes)).toThrow(TypeError);
  expect(bytes).toHaveLength(16);
});
