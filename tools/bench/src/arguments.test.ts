import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { partNames } from './parts/part-names.ts';

test('the whole measurement is the default', () => {
  const whole = {
    licenses: 200_000,
    growth: 1_000_000,
    rounds: 5,
    seed: 20_260_101,
    quick: false,
    json: false,
    write: false,
    only: partNames,
  };
  expect(readArguments([])).toEqual(whole);
});

test('quick is small, and more precise words win', () => {
  expect(readArguments(['--quick'])).toMatchObject({ licenses: 10_000, rounds: 2 });
  expect(readArguments(['--quick', '--rounds', '7'])).toMatchObject({ rounds: 7 });
});

test('parts are run in their own order', () => {
  expect(readArguments(['--only', 'increments,full'])).toMatchObject({
    only: ['full', 'increments'],
  });
});

test.each([
  [['--rounds', '0']],
  [['--rounds', '2.5']],
  [['--licenses', '99']],
  [['--growth', '999']],
  [['--seed', '4294967296']],
  [['--seed=-1']],
  [['--only', 'full,fast']],
  [['--quickly']],
  [['200000']],
])('refuses %j', (args) => {
  expect(() => readArguments(args)).toThrow(/--?\w+|200000/);
});

test('explains itself', () => {
  expect(readArguments(['--help'])).toBe('help');
});
