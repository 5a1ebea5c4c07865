import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test('the whole measurement is the default', () => {
  const whole = {
    licenses: 200_000,
    rounds: 5,
    seed: 20_260_101,
    json: false,
    com: false,
    increments: false,
    smb: false,
  };
  expect(readArguments([])).toEqual(whole);
});

test('quick is small, and more precise words win', () => {
  expect(readArguments(['--quick'])).toMatchObject({ licenses: 10_000, rounds: 3 });
  expect(readArguments(['--quick', '--rounds', '7'])).toMatchObject({ rounds: 7 });
});

test.each([
  [['--rounds', '0']],
  [['--rounds', '2.5']],
  [['--licenses', '99']],
  [['--seed', '4294967296']],
  [['--seed=-1']],
  [['--com', '--smb']],
  [['--quickly']],
  [['200000']],
])('refuses %j', (args) => {
  expect(() => readArguments(args)).toThrow(/--?\w+|200000/);
});

test('explains itself', () => {
  expect(readArguments(['--help'])).toBe('help');
});
