import { memoryStore, type StoreEngine } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { altered } from '../../contract/fixtures/altered.js';
import { manualClock } from '../../seeded/manual-clock.js';
import { ourStack } from '../our-stack/our-stack.js';
import { comSubjects } from './conformance-subjects.js';
import { faultyStack, hangs, startsOddly, takesEveryFlag } from './fixtures/faulty-stack.js';
import { ownSubjects } from './own-subjects.js';
import { runSuite, type SuiteOptions, type SuiteRun } from './run-suite.js';

const only = ['LM-BACKUP-01', 'LM-BACKUP-03'];
const takesFlags = { id: 'LM-BACKUP-03', outcome: 'fail', reason: 'flags are not read' } as const;

function runFaulty(
  fault: Parameters<typeof faultyStack>[0],
  options: SuiteOptions = {},
): Promise<SuiteRun> {
  const profiles = ['license-management'] as const;
  return runSuite(comSubjects(faultyStack(fault)), { only, profiles, ...options });
}

function verdictsOf({ profiles }: SuiteRun): Readonly<Record<string, string>> {
  const rows = profiles.flatMap(({ requirements }) => requirements);
  return Object.fromEntries(rows.map(({ requirement, verdict }) => [requirement.id, verdict]));
}

describe('a fault', () => {
  it('fails its requirement, and the run', async () => {
    const run = await runFaulty(takesEveryFlag);
    expect(verdictsOf(run)).toMatchObject({ 'LM-BACKUP-01': 'pass', 'LM-BACKUP-03': 'fail' });
    expect(run.passed).toBe(false);
  });

  it('in a watched SHOULD fails that requirement, not the case and not the run', async () => {
    const run = await runFaulty(startsOddly);
    expect(verdictsOf(run)).toMatchObject({ 'LM-BACKUP-01': 'pass', 'W-HRESULT-02': 'fail' });
    expect(run.passed).toBe(true);
  });

  it('that is expected does not fail the run', async () => {
    const run = await runFaulty(takesEveryFlag, { expectations: [takesFlags] });
    expect(run).toMatchObject({ passed: true, expectations: [{ state: 'met' }] });
  });

  it('that is expected still costs the level', async () => {
    const capabilities = { ...memoryStore().capabilities, durable: true };
    const create = (): StoreEngine => altered(memoryStore(), { capabilities });
    const expectations = [{ id: 'SE-LIFE-05', outcome: 'fail', reason: 'no disk yet' }] as const;
    const run = await runSuite({ 'store-engine': { create } }, { expectations });
    expect(run).toMatchObject({ level: null, passed: true });
    expect(run.levels.at(-1)).toMatchObject({ level: 'design', missing: ['SE-LIFE-05'] });
  });

  it('that was expected too long fails the run', async () => {
    const expectations = [{ ...takesFlags, expires: '2025-12-31' }];
    const run = await runFaulty(takesEveryFlag, { expectations, clock: manualClock() });
    expect(run).toMatchObject({ passed: false, expectations: [{ state: 'expired' }] });
  });
});

it('an expected failure that passes fails the run', async () => {
  const run = await runSuite(comSubjects(ourStack()), { only, expectations: [takesFlags] });
  expect(run).toMatchObject({ passed: false, expectations: [{ state: 'unmet' }] });
});

it('an expectation of an id nobody knows fails the run', async () => {
  const expectations = [{ ...takesFlags, id: 'LM-BACKUP-00' }];
  const run = await runSuite(comSubjects(ourStack()), { only, expectations });
  expect(run).toMatchObject({ passed: false, expectations: [{ state: 'unknown' }] });
});

it('a case that hangs is a timeout, and those after it run', async () => {
  const clock = manualClock();
  const running = runFaulty(hangs, { clock, timeout: 1000 });
  while ((await clock.advanceToNext()) !== undefined);
  expect(verdictsOf(await running)).toMatchObject({
    'LM-BACKUP-01': 'timeout',
    'LM-BACKUP-03': 'timeout',
  });
});

describe('a choice', () => {
  it('of a level leaves out what lies beyond, and says how much', async () => {
    const run = await runFaulty(takesEveryFlag, { level: 'documented', only: ['LM-BACKUP-01'] });
    const levels = run.profiles.flatMap(({ requirements }) =>
      requirements.map(({ requirement }) => requirement.source.level),
    );
    expect(new Set(levels)).toEqual(new Set(['documented']));
    expect(run.profiles[0]?.leftOut).toBeGreaterThan(0);
  });

  it('of cases awards no level', async () => {
    expect(await runSuite(comSubjects(ourStack()), { only })).toMatchObject({
      level: null,
      passed: true,
    });
  });

  it('of cases leaves out profiles that have none of them', async () => {
    const run = await runSuite(ownSubjects(), { only: ['SE-LIFE-01'] });
    expect(run.profiles.map(({ name }) => name)).toEqual(['store-engine']);
  });

  it.each([
    ['an id nobody knows', { only: ['LM-BACKUP-00'] }, 'is called LM-BACKUP-00'],
    ['a watched requirement', { only: ['W-HRESULT-01'] }, 'no case of its own'],
    ['a profile without subject', { profiles: ['store-engine'] as const }, 'no subject for'],
  ])('of %s is refused', async (_what, options, message) => {
    await expect(runSuite(comSubjects(ourStack()), options)).rejects.toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining(message) as string,
    });
  });

  it.each(['permitted', 'restricted'])(
    'of license-management without a %s license is refused: little of it would apply',
    async (missing) => {
      const stack = ourStack();
      const licenses = stack.licenses.filter(({ kind }) => kind !== missing);
      const run = runSuite(comSubjects({ ...stack, licenses }));
      await expect(run).rejects.toMatchObject({
        code: 'invalid-argument',
        message: expect.stringContaining(`no license of the kind "${missing}"`) as string,
      });
    },
  );

  it('of other profiles needs no licenses', async () => {
    const subjects = comSubjects({ ...ourStack(), licenses: [] });
    const run = await runSuite(subjects, { profiles: ['event-generator'], level: 'documented' });
    expect(run.level).toBe('documented');
  });
});
