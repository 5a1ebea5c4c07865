import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const read = (...args: readonly string[]) => readArguments(args, ['xmr', 'lcp']);

describe('readArguments', () => {
  it('tries a million inputs of every reader', () => {
    expect(read()).toEqual({ readers: [], inputs: 1_000_000, seed: 20260101 });
  });

  it('takes readers, inputs and a seed', () => {
    expect(read('--reader', 'xmr', '--reader', 'lcp', '--inputs', '5', '--seed', '7')).toEqual({
      readers: ['xmr', 'lcp'],
      inputs: 5,
      seed: 7,
    });
    expect(read('--help')).toBe('help');
  });

  it.each([
    ['--reader', 'pdf'],
    ['--inputs', '0'],
    ['--inputs', 'many'],
    ['--seed', '-1'],
    ['--x'],
  ])('refuses %s %s', (...args) => {
    expect(() => read(...args)).toThrow();
  });
});
