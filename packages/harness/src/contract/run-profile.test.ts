import { expect, it } from 'vitest';
import { manualClock } from '../seeded/manual-clock.js';
import type { ContractCase, Profile, StartedCase } from './contract-case.js';
import { ContractViolation, NotApplicable } from './expectations.js';
import { runCase, type CaseResult } from './run-profile.js';

type Run = ContractCase<undefined>['run'];

const watched = { id: 'W-1', title: 'nothing is watched' };
const never = new Promise<void>(() => undefined);

function run(
  work: Run,
  started: Partial<StartedCase<undefined>> = {},
  options: Parameters<typeof runCase>[3] = {},
): Promise<CaseResult> {
  const profile: Profile<object, undefined> = {
    name: 'sample',
    about: 'Nothing.',
    offers: {},
    source: { level: 'design', decision: 'sample' },
    cases: [],
    watched: [watched],
    offersOf: () => new Set(),
    start: () => ({ context: undefined, end: async () => undefined, ...started }),
  };
  return runCase(profile, { id: 'S-1', title: 'sample', run: work }, {}, options);
}

const outcomes: readonly (readonly [string, Run])[] = [
  ['pass', async () => undefined],
  ['fail', () => Promise.reject(new ContractViolation('no'))],
  ['error', () => Promise.reject(new TypeError('no'))],
  ['not-applicable', () => Promise.reject(new NotApplicable('no'))],
];

it.each(outcomes)('the verdict is %s', async (verdict, work) => {
  expect(await run(work)).toMatchObject({ verdict });
});

it('the verdict is timeout where nothing comes, and the case is ended', async () => {
  const clock = manualClock();
  let ended = 0;
  const end = async (): Promise<void> => {
    ended += 1;
  };
  const result = run(() => never, { end }, { timeout: 5000, clock });
  await clock.advanceToNext();
  expect(await result).toMatchObject({
    verdict: 'timeout',
    reason: 'Nothing came of it within 5 s.',
  });
  expect(ended).toBe(1);
  expect(clock.sleeping).toBe(0);
});

it('a case that cannot be ended does not hold up the others', async () => {
  const clock = manualClock();
  const result = run(async () => undefined, { end: () => never }, { timeout: 5000, clock });
  await clock.advanceToNext();
  expect(await result).toMatchObject({ verdict: 'timeout' });
});

it('a case in time leaves no timer behind', async () => {
  const clock = manualClock();
  expect(await run(async () => undefined, {}, { timeout: 5000, clock })).toMatchObject({
    verdict: 'pass',
  });
  await clock.advance(0);
  expect(clock.sleeping).toBe(0);
});

it('findings and the transcript come with a case that took too long', async () => {
  const clock = manualClock();
  const findings = [{ requirement: 'W-1', message: 'seen' }];
  const result = run(
    () => never,
    { findings: () => findings, transcript: () => ['call'] },
    { timeout: 1, clock },
  );
  await clock.advanceToNext();
  expect(await result).toMatchObject({ findings, transcript: ['call'], exercised: ['W-1'] });
});

it('what was exercised is what the started case says', async () => {
  const result = await run(async () => undefined, { exercised: () => new Set() });
  expect(result.exercised).toEqual([]);
});
