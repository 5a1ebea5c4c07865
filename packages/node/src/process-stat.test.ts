import { expect, test } from 'vitest';
import { statLine } from './fixtures/made-up-system.js';
import { parseProcessStat } from './process-stat.js';

test('state and start time are fields 3 and 22', () => {
  expect(parseProcessStat(statLine(7, 'node', 'S', 987_654))).toEqual({
    state: 'S',
    start: '987654',
  });
});

test.each(['my node', 'a) R 1 (b', '(((', ')))', 'x) Z'])(
  'a command named %j does not shift the fields',
  (command) => {
    expect(parseProcessStat(statLine(7, command, 'R', 42))).toEqual({ state: 'R', start: '42' });
  },
);

test.each(['', '7', '7 (node)', '7 (node) S 1 2 3', 'no parentheses here at all'])(
  '%j is no stat line',
  (line) => {
    expect(parseProcessStat(line)).toBeUndefined();
  },
);
