import { describe, expect, it } from 'vitest';
import { manualClock } from '../../seeded/manual-clock.js';
import { ourStack } from '../our-stack/our-stack.js';
import { describeConformance, type DescribeConformanceOptions } from './describe-conformance.js';
import { faultyStack, startsOddly, takesEveryFlag } from './fixtures/faulty-stack.js';
import type { ExpectedOutcome } from './expected-outcome.js';

interface Outcome {
  readonly group: string;
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly message?: string;
}

/** Registers with a runner that is nothing but these lines, and runs what was registered and matches. */
async function runRegistered(
  factory: Parameters<typeof describeConformance>[0],
  wanted: RegExp,
  options: Partial<DescribeConformanceOptions> = { profile: 'license-management' },
): Promise<readonly Outcome[]> {
  const tests: {
    group: string;
    name: string;
    run: Parameters<DescribeConformanceOptions['it']>[1];
  }[] = [];
  let group = '';
  describeConformance(factory, {
    describe: (name, define) => {
      group = name;
      define();
    },
    it: (name, run) => tests.push({ group, name, run }),
    ...options,
  });
  const outcomes: Outcome[] = [];
  for (const { run, ...test } of tests.filter(({ name }) => wanted.test(name))) {
    let skipped: string | undefined;
    try {
      await run({ skip: (reason = '') => void (skipped = reason) });
      outcomes.push({
        ...test,
        state: skipped === undefined ? 'passed' : 'skipped',
        ...(skipped !== undefined && { message: skipped }),
      });
    } catch (error) {
      outcomes.push({ ...test, state: 'failed', message: (error as Error).message });
    }
  }
  return outcomes;
}

const faulty = (): ReturnType<typeof faultyStack> => faultyStack(takesEveryFlag);
const takesFlags: ExpectedOutcome = {
  id: 'LM-BACKUP-03',
  outcome: 'fail',
  reason: 'flags are not read',
};

it('what is kept is a passed test, by id and statement', async () => {
  expect(await runRegistered(() => ourStack(), /^LM-BACKUP-01/)).toEqual([
    expect.objectContaining({
      name: expect.stringMatching(/^LM-BACKUP-01 a backup returns at once/) as string,
      state: 'passed',
    }),
  ]);
});

it('what is broken is a failed test with its reason and its calls', async () => {
  const [outcome] = await runRegistered(faulty, /^LM-BACKUP-03/);
  expect(outcome?.state).toBe('failed');
  expect(outcome?.message).toMatch(/^fail: flags 2: .*\n(?:.*\n)*.*::BackupLicenses\(/);
});

it('a broken SHOULD is a skipped test with its reason, and watched requirements are tests too', async () => {
  const outcomes = await runRegistered(
    () => faultyStack(startsOddly),
    /^(LM-BACKUP-01|W-HRESULT-)/,
  );
  expect(outcomes.map(({ name, state }) => [name.split(' ')[0], state])).toEqual([
    ['LM-BACKUP-01', 'passed'],
    ['W-HRESULT-01', 'passed'],
    ['W-HRESULT-02', 'skipped'],
  ]);
  expect(outcomes[2]?.message).toContain('SHOULD, not kept: Wmdrmsdk::WMDRMStartup answered');
});

it('what needs more than is claimed is named in the title of the group', async () => {
  const [outcome] = await runRegistered(() => ourStack({ without: ['hold'] }), /^LM-BACKUP-01/);
  expect(outcome?.group).toMatch(/^license-management: @wmdrm\/com \(without .*hold.*LM-CANCEL-01/);
});

describe('an expectation', () => {
  const clock = manualClock({ now: Date.UTC(2026, 0, 1) });
  const expecting = (
    change: Partial<ExpectedOutcome>,
  ): Pick<DescribeConformanceOptions, 'expectations' | 'clock'> => ({
    expectations: [{ ...takesFlags, ...change }],
    clock,
  });
  const wanted = /^(LM-BACKUP-03|name requirements)/;
  const oddStart = { id: 'W-HRESULT-02' };

  it.each([
    ['passes where it fails as expected', faulty, {}, ['passed', 'passed']],
    ['fails where it passes', ourStack, {}, ['failed', 'passed']],
    ['fails where it fails in another way', faulty, { outcome: 'timeout' }, ['failed', 'passed']],
    ['fails once its day is over', faulty, { expires: '2025-12-31' }, ['passed', 'failed']],
    ['fails where no requirement has its id', ourStack, { id: 'LM-NO-01' }, ['passed', 'failed']],
  ] as const)('%s', async (_what, factory, change, states) => {
    const outcomes = await runRegistered(() => factory(), wanted, expecting(change));
    expect(outcomes.map(({ state }) => state)).toEqual(states);
  });

  it.each([
    [
      'holds if it is broken in one of the profiles that have it',
      () => faultyStack(startsOddly),
      'passed',
    ],
    ['fails if it is broken in none', ourStack, 'failed'],
  ] as const)('of a watched requirement %s', async (_what, factory, state) => {
    const outcomes = await runRegistered(() => factory(), /^(LM-BACKUP-01|W-HRESULT-02|name r)/, {
      ...expecting(oddStart),
    });
    expect(outcomes.at(-1)).toMatchObject({ group: 'expectations', state });
  });
});

it('a level leaves out what lies beyond', async () => {
  const all = await runRegistered(() => ourStack(), /^LM-BACKUP-0[13]/, { level: 'documented' });
  expect(all.map(({ name }) => name.split(' ')[0])).toEqual(['LM-BACKUP-01']);
});

it.each([
  ['a capability nobody knows', () => ({ ...ourStack(), capabilities: ['fly'] as never[] }), 'fly'],
  [
    'a profile without subject',
    () => ({ 'store-engine': { create: () => ({}) as never } }),
    'no subject',
  ],
])('%s is refused', async (_what, factory, message) => {
  await expect(runRegistered(factory, /./)).rejects.toThrow(message);
});

it('license-management without a restricted license is refused', async () => {
  const stack = ourStack();
  const licenses = stack.licenses.filter(({ kind }) => kind !== 'restricted');
  await expect(runRegistered(() => ({ ...stack, licenses }), /^LM-BACKUP-01/)).rejects.toThrow(
    'no license of the kind "restricted"',
  );
});
