import { expect, it } from 'vitest';
import { readTuning } from './tuning.js';

it('reads sizes and times', () => {
  expect(readTuning('{"segmentBytes":65536,"leaseTtlMs":1,"threadBytes":2}')).toEqual({
    segmentBytes: 65536,
    leaseTtlMs: 1,
    threadBytes: 2,
  });
});

it('needs none', () => {
  expect(readTuning(undefined)).toEqual({});
});

it.each(['x', '[]', 'null', '{"other":1}', '{"chunkBytes":"1"}', '{"chunkBytes":0}'])(
  'refuses %s',
  (text) => {
    expect(() => readTuning(text)).toThrow('WMDRM_TUNING cannot be read.');
  },
);
