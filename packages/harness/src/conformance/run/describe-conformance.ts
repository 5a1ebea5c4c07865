import { portableHost } from '@wmdrm/core';
import type { TestRunner } from '../../contract/describe-profile.js';
import type { CaseResult, RunOptions } from '../../contract/run-profile.js';
import type { Level } from '../../contract/requirement.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import { boundProfiles, type BoundProfile } from './bound-profile.js';
import { checkFixtures } from './check-fixtures.js';
import { checkSubjects } from './check-subjects.js';
import { profileNames, type ProfileName } from './conformance-profiles.js';
import type { ConformanceSubjects } from './conformance-subjects.js';
import type { ExpectedOutcome } from './expected-outcome.js';
import { isFault, judgeExpectations } from './judge-expectations.js';
import { isBroken, isUpTo } from './level-verdict.js';
import { judgeRequirement, type RequirementVerdict } from './requirement-verdict.js';
import { requirementsOf } from './stated-requirement.js';

export interface DescribeConformanceOptions extends RunOptions, TestRunner {
  /** Default all that have a subject. */
  readonly profile?: ProfileName;
  /** The last level that counts. Default `design`. */
  readonly level?: Level;
  /** What is known to be broken: a test that must fail so. Default nothing. */
  readonly expectations?: readonly ExpectedOutcome[];
}

type Test = Parameters<Parameters<TestRunner['it']>[1]>[0];

/**
 * Registers the conformance suite as tests: `describeConformance(() => mySubject(), { describe, it })`. What a SHOULD asks
 * and the subject does not keep is a skipped test with its reason, as is what turns out not to apply; what needs more than
 * the subject claims is named in the title of the group. The tests of a group have to run one after another.
 * @param factory called once; gives a subject of the contract, or one for each profile.
 */
export function describeConformance(
  factory: () => ConformanceSubject | ConformanceSubjects,
  options: DescribeConformanceOptions,
): void {
  const { describe, it, profile, expectations = [] } = options;
  const subjects = checkSubjects(factory(), 'The factory');
  const bound = boundProfiles(subjects);
  const chosen = bound.filter(({ name }) => profile === undefined || name === profile);
  if (chosen.length === 0) throw new RangeError(`There is no subject for ${profile}.`);
  const management = subjects['license-management'];
  if (management && chosen.some(({ name }) => name === 'license-management')) {
    checkFixtures(management);
  }
  const watched: RequirementVerdict[] = [];
  for (const each of chosen) describeBound(each, options, watched);
  if (expectations.length === 0) return;
  describe('expectations', () => {
    it('name requirements, hold where they are watched, and have not expired', async () => {
      const { clock = portableHost.clock } = options;
      const known = new Set(
        profileNames.flatMap((name) => requirementsOf(name)).map(({ id }) => id),
      );
      const today = new Date(clock.now()).toISOString().slice(0, 'YYYY-MM-DD'.length);
      const faults = judgeExpectations(expectations, watched, known, today).filter(isFault);
      if (faults.length === 0) return;
      throw new Error(faults.map(({ id, message }) => `${id}: ${message}`).join('\n'));
    });
  });
}

/** @param watched gets the verdicts on watched requirements, which several profiles share. */
function describeBound(
  bound: BoundProfile,
  options: DescribeConformanceOptions,
  watched: RequirementVerdict[],
): void {
  const { describe, it, level = 'design' } = options;
  const offers = new Set(bound.subject.capabilities);
  const asked = bound.requirements.filter(({ source }) => isUpTo(source.level, level));
  const applies = ({ needs }: (typeof asked)[number]): boolean =>
    needs.every((need) => offers.has(need));
  const left = asked.filter((each) => each.kind === 'case' && !applies(each));
  const lacking = new Set(left.flatMap(({ needs }) => needs.filter((need) => !offers.has(need))));
  const without =
    left.length === 0
      ? ''
      : ` (without ${[...lacking].join(', ')}: ${left.map(({ id }) => id).join(', ')})`;
  describe(`${bound.name}: ${bound.subject.name}${without}`, () => {
    const results: CaseResult[] = [];
    for (const requirement of asked) {
      if (requirement.kind === 'untestable' || left.includes(requirement)) continue;
      it(`${requirement.id} ${requirement.title}`, async (test) => {
        if (requirement.kind === 'case') results.push(await bound.run(requirement.id, options));
        const judged = judgeRequirement(requirement, results);
        if (requirement.kind === 'watched') watched.push(judged);
        settle(judged, results, test, options);
      });
    }
  });
}

/** Passes, skips or throws, as a verdict asks. */
function settle(
  judged: RequirementVerdict,
  results: readonly CaseResult[],
  test: Test,
  { expectations = [] }: DescribeConformanceOptions,
): void {
  const { requirement, verdict, reason = '' } = judged;
  const expected = expectations.find(({ id }) => id === requirement.id);
  if (expected !== undefined) {
    if (verdict === expected.outcome) return;
    // It may be broken in another profile.
    if (requirement.kind === 'watched' && !isBroken(verdict)) return;
    throw new Error(`Expected ${expected.outcome} (${expected.reason}), got ${verdict}. ${reason}`);
  }
  if (verdict === 'not-applicable') test.skip(reason);
  if (!isBroken(verdict)) return;
  if (requirement.keyword !== 'MUST') {
    test.skip(`${requirement.keyword}, not kept: ${reason}`);
    return;
  }
  const shownBy = results.find(({ id }) => id === judged.cases[0]);
  const message = [`${verdict}: ${reason}`, ...(shownBy?.transcript ?? [])].join('\n  ');
  throw new Error(message, { cause: shownBy?.error });
}
