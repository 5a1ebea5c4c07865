import { expect, test } from 'vitest';
import { atLeast, atMost, reached, within } from './goal.ts';

test.each([
  ['the aim', atLeast(0.5, 0.8), 0.8, 'aim'],
  ['the floor only', atLeast(0.5, 0.8), 0.79, 'must'],
  ['neither', atLeast(0.5, 0.8), 0.49, 'not reached'],
  ['a floor without an aim', atLeast(0.9), 0.9, 'must'],
  ['a ceiling', atMost(1.3, 1.1), 1.2, 'must'],
  ['a ceiling broken', atMost(1.3, 1.1), 1.31, 'not reached'],
  ['a band, below zero', within(20), -20, 'must'],
  ['a band left downwards', within(20), -21, 'not reached'],
] as const)('%s', (_name, goal, value, expected) => {
  expect(reached(goal, value)).toBe(expected);
});
