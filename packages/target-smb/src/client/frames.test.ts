import { describe, expect, it } from 'vitest';
import { framePrefix, FrameReader } from './frames.js';

const messages = ['hello', '', 'world, and more'].map((text) => Buffer.from(text));
const stream = Buffer.concat(messages.flatMap((each) => [framePrefix(each.length), each]));

describe('FrameReader', () => {
  it.each([1, 2, 3, 5, 7, 100])('finds the messages in pieces of %i bytes', (step) => {
    const reader = new FrameReader(100);
    const found: Buffer[] = [];
    for (let at = 0; at < stream.length; at += step) {
      found.push(...reader.push(stream.subarray(at, at + step)));
    }
    expect(found.map(String)).toEqual(messages.map(String));
  });

  it('refuses a message that is too long before it arrives', () => {
    const reader = new FrameReader(100);
    expect(() => reader.push(framePrefix(101))).toThrow(
      expect.objectContaining({ code: 'EBADMSG' }),
    );
  });

  it('refuses what does not begin with a zero', () => {
    expect(() => new FrameReader(100).push(Buffer.of(1, 0, 0, 0))).toThrow(
      expect.objectContaining({ code: 'EBADMSG' }),
    );
  });
});
