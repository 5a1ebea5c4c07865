import { describe, expect, it } from 'vitest';
import { result, stated } from './fixtures/judged.js';
import { judgeRequirement } from './requirement-verdict.js';

const watched = stated('W-1', 'inherited', { kind: 'watched' });
const finding = { requirement: 'W-1', message: 'it threw' };

it('a requirement with a case has the verdict and the reason of its case', () => {
  const results = [result('A-1'), result('A-2', { verdict: 'error', reason: 'no network' })];
  expect(judgeRequirement(stated('A-2'), results)).toMatchObject({
    verdict: 'error',
    reason: 'no network',
    cases: ['A-2'],
  });
});

it('a finding does not change the verdict of the case it was made in', () => {
  const results = [result('A-1', { findings: [finding] })];
  expect(judgeRequirement(stated('A-1'), results)).toMatchObject({ verdict: 'pass' });
});

describe('a watched requirement', () => {
  it('fails if it was broken in any case, and says in which', () => {
    const results = [
      result('A-1', { exercised: ['W-1'] }),
      result('A-2', { findings: [finding, finding] }),
      result('A-3', { findings: [finding] }),
    ];
    expect(judgeRequirement(watched, results)).toMatchObject({
      verdict: 'fail',
      reason: 'it threw (in A-2, A-3)',
      cases: ['A-2', 'A-3'],
    });
  });

  it('passes if something could have broken it and nothing did', () => {
    const results = [result('A-1'), result('A-2', { exercised: ['W-1'] })];
    expect(judgeRequirement(watched, results)).toMatchObject({ verdict: 'pass' });
  });

  it('is not applicable if nothing could have broken it', () => {
    const results = [result('A-1', { exercised: ['W-2'] })];
    expect(judgeRequirement(watched, results)).toMatchObject({
      verdict: 'not-applicable',
      reason: 'nothing that ran could have broken it',
    });
  });
});

it('a requirement no case can test is not applicable, and says why', () => {
  const untestable = stated('A-9', 'design', { kind: 'untestable', untestable: 'it is silence' });
  expect(judgeRequirement(untestable, [])).toMatchObject({
    verdict: 'not-applicable',
    reason: 'not testable: it is silence',
  });
});
