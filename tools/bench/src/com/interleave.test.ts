import { expect, test } from 'vitest';
import { interleave, type Side } from './interleave.ts';

/** A side that takes one millisecond more each time, from so many on. */
function side(name: string, from: number, log: string[]): Side {
  let milliseconds = from;
  const take: Side['take'] = async () => {
    log.push(name);
    const time = milliseconds++;
    return {
      milliseconds: time,
      cpuMilliseconds: time * 2,
      licenses: 0,
      bytes: 0,
      peakMemory: 0,
    };
  };
  return { name, take };
}

test('each side goes first every other time', async () => {
  const log: string[] = [];
  await interleave('', side('a', 1, log), side('b', 1, log), 3);
  expect(log.join(' ')).toBe('a b b a a b b a');
});

test('the first pair does not count', async () => {
  const { of, against } = await interleave('', side('a', 10, []), side('b', 20, []), 1);
  expect([of.milliseconds.median, against.milliseconds.median]).toEqual([11, 21]);
});
