import { describe, expect, it } from 'vitest';
import type { ExpectedOutcome } from './expected-outcome.js';
import { judged } from './fixtures/judged.js';
import { expectationOf, isFault, judgeExpectations } from './judge-expectations.js';

const known = new Set(['A-1', 'A-2']);
const expected: ExpectedOutcome = { id: 'A-1', outcome: 'fail', reason: 'to be done' };

function judge(
  change: Partial<ExpectedOutcome>,
  ...verdicts: readonly Parameters<typeof judged>[1][]
): ReturnType<typeof judgeExpectations>[number] {
  const rows = verdicts.map((verdict) => judged('A-1', verdict));
  const [first] = judgeExpectations([{ ...expected, ...change }], rows, known, '2026-03-01');
  if (first === undefined) throw new Error('Nothing was judged.');
  return first;
}

describe('an expectation', () => {
  it.each([
    ['met', 'the requirement fails as expected', {}, ['fail']],
    ['met', 'it does in one of the profiles that have it', {}, ['pass', 'fail']],
    ['unmet', 'it passes', {}, ['pass']],
    ['unmet', 'it fails in another way', {}, ['error']],
    ['unmet', 'it does not apply', {}, ['not-applicable']],
    ['met', 'its last day is today', { expires: '2026-03-01' }, ['fail']],
    ['expired', 'its last day was yesterday', { expires: '2026-02-28' }, ['fail']],
    ['unknown', 'no requirement has the id', { id: 'A-7' }, ['fail']],
    ['not-run', 'the requirement was left out', { id: 'A-2' }, ['fail']],
  ] as const)('is %s if %s', (state, _why, change, verdicts) => {
    expect(judge(change, ...verdicts).state).toBe(state);
  });

  it('says what came in its place', () => {
    expect(judge({}, 'pass').message).toBe('expected fail, got pass');
  });

  it.each([
    ['met', false],
    ['not-run', false],
    ['unmet', true],
    ['expired', true],
    ['unknown', true],
  ] as const)('that is %s fails the run: %s', (state, fails) => {
    expect(isFault({ ...expected, state })).toBe(fails);
  });

  it('covers a verdict only while it is met', () => {
    const row = judged('A-1', 'fail');
    expect(expectationOf(row, [{ ...expected, state: 'met' }])?.reason).toBe('to be done');
    expect(expectationOf(row, [{ ...expected, state: 'expired' }])).toBeUndefined();
    expect(expectationOf(judged('A-1', 'error'), [{ ...expected, state: 'met' }])).toBeUndefined();
  });
});
