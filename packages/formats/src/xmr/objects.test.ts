import { concatBytes, viewOf } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { buildXmrLicense, xmrContainer, xmrObject } from '../synthetic/index.js';
import { maxXmrDepth, maxXmrObjects, readObjects, xmrHeaderLength } from './objects.js';

const header = buildXmrLicense({ seed: 1 }).subarray(0, xmrHeaderLength);
const read = (...objects: Uint8Array[]) => readObjects(viewOf(concatBytes([header, ...objects])));
const leaf = xmrObject(0x7e01, new Uint8Array(3), 0);

function failure(...objects: Uint8Array[]): unknown {
  try {
    read(...objects);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('readObjects', () => {
  it('finds all objects with their places, parents first', () => {
    const objects = read(xmrContainer(1, [xmrContainer(2, [leaf]), leaf]));
    expect(objects.map(({ type, offset, start, end }) => [type, offset, start, end])).toEqual([
      [0x0001, 24, 32, 62],
      [0x0002, 32, 40, 51],
      [0x7e01, 40, 48, 51],
      [0x7e01, 51, 59, 62],
    ]);
    expect(objects.map(({ parent }) => parent?.type)).toEqual([undefined, 1, 2, 1]);
  });

  it('takes an empty right without the container flag', () => {
    expect(read(xmrContainer(1, [xmrObject(0x0004, new Uint8Array(0), 0)]))).toHaveLength(2);
  });

  it.each([
    ['no object', [], 24],
    ['half an object header', [leaf.subarray(0, 7)], 24],
    ['a first object that is not the outer container', [xmrContainer(2, [])], 24],
    ['an outer container without the flag', [xmrObject(1, leaf, 1)], 24],
    ['bytes behind the outer container', [xmrContainer(1, []), Uint8Array.of(0)], 32],
    ['a length under 8', [xmrContainer(1, [Uint8Array.of(0, 0, 0x7e, 1, 0, 0, 0, 7)])], 32],
    ['a length over its parent', [xmrContainer(1, [Uint8Array.of(0, 0, 0x7e, 1, 0, 0, 0, 9)])], 32],
    [
      'a length over its parent, but inside the file',
      [xmrContainer(1, [xmrObject(2, Uint8Array.of(0, 0, 0x7e, 1, 0, 0, 0, 19), 3), leaf])],
      40,
    ],
    ['the largest length', [xmrContainer(1, [Uint8Array.of(0, 0, 1, 1, 255, 255, 255, 255)])], 32],
    ['bytes too few for an object', [xmrContainer(1, [leaf, new Uint8Array(7)])], 43],
    ['a priority of 3 bytes', [xmrContainer(1, [xmrObject(0x11, new Uint8Array(3))])], 32],
    [
      'a priority that is a container',
      [xmrContainer(1, [xmrObject(0x11, new Uint8Array(4), 3)])],
      32,
    ],
    ['a content key without lengths', [xmrContainer(1, [xmrObject(0xa, new Uint8Array(21))])], 32],
  ] as const)('is malformed with %s', (_name, objects, offset) => {
    expect(failure(...objects)).toMatchObject({ code: 'malformed-license', details: { offset } });
  });

  it('needs the magic', () => {
    const bytes = concatBytes([header, xmrContainer(1, [])]);
    bytes[3] = 1;
    expect(() => readObjects(viewOf(bytes))).toThrow(
      expect.objectContaining({ details: { offset: 0 } }),
    );
  });

  it('bounds the depth', () => {
    let inner = xmrContainer(0x7e02, []);
    for (let depth = 2; depth < maxXmrDepth; depth++) inner = xmrContainer(0x7e02, [inner]);
    expect(read(xmrContainer(1, [inner]))).toHaveLength(maxXmrDepth);
    expect(failure(xmrContainer(1, [xmrContainer(0x7e02, [inner])]))).toMatchObject({
      code: 'malformed-license',
      details: { offset: 24 + 8 * maxXmrDepth },
    });
  });

  it('bounds the number of objects', () => {
    const many = (count: number): Uint8Array =>
      xmrContainer(1, new Array<Uint8Array>(count - 1).fill(leaf));
    expect(read(many(maxXmrObjects))).toHaveLength(maxXmrObjects);
    expect(failure(many(maxXmrObjects + 1))).toMatchObject({ code: 'malformed-license' });
  });

  it('quotes nothing of what it misread', () => {
    const misread = Uint8Array.of(0xde, 0xad, 0xbe, 0xef, 0xde, 0xad, 0xbe, 0xef);
    const text = JSON.stringify(failure(xmrContainer(1, [misread])));
    for (const number of [0xdead, 0xbeef, 0xdeadbeef]) {
      expect(text).not.toContain(number.toString());
      expect(text).not.toContain(number.toString(16));
    }
  });
});
