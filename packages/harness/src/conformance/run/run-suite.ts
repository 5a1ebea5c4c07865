import { LicenseStoreError, portableHost } from '@wmdrm/core';
import type { CaseResult, RunOptions } from '../../contract/run-profile.js';
import type { Level } from '../../contract/requirement.js';
import { checkFixtures } from './check-fixtures.js';
import { boundProfiles, type BoundProfile, type SubjectHeader } from './bound-profile.js';
import { profileNames, type ProfileName } from './conformance-profiles.js';
import type { ConformanceSubjects } from './conformance-subjects.js';
import type { ExpectedOutcome } from './expected-outcome.js';
import {
  expectationOf,
  isFault,
  judgeExpectations,
  type JudgedExpectation,
} from './judge-expectations.js';
import { awardedLevel, isBroken, isUpTo, judgeLevels, type LevelVerdict } from './level-verdict.js';
import { judgeRequirement, type RequirementVerdict } from './requirement-verdict.js';
import { requirementsOf } from './stated-requirement.js';

export interface SuiteOptions extends RunOptions {
  /** Default all that have a subject. */
  readonly profiles?: readonly ProfileName[];
  /** The last level that counts; what lies beyond is left out. Default `design`. */
  readonly level?: Level;
  /** Ids of the cases to run, and then no level is awarded. Default all. */
  readonly only?: readonly string[];
  /** What is known to be broken. Default nothing. */
  readonly expectations?: readonly ExpectedOutcome[];
  /** Hears of each case as it ends. */
  readonly onCase?: (profile: ProfileName, result: CaseResult) => void;
}

/** A case that was run. */
export interface CaseRun extends CaseResult {
  /** How long it took. */
  readonly milliseconds: number;
}

/** A profile that was run. */
export interface ProfileRun {
  readonly name: ProfileName;
  readonly subject: SubjectHeader;
  readonly cases: readonly CaseRun[];
  readonly requirements: readonly RequirementVerdict[];
  readonly levels: readonly LevelVerdict[];
  /** The highest level that is kept. */
  readonly level: Level | null;
  /** How many requirements the options left out. */
  readonly leftOut: number;
}

/** What came of a run of the suite. */
export interface SuiteRun {
  readonly profiles: readonly ProfileRun[];
  /** Of all profiles together. */
  readonly levels: readonly LevelVerdict[];
  readonly level: Level | null;
  readonly expectations: readonly JudgedExpectation[];
  /** Every MUST that counts is kept or expected to fail, and every expectation holds. */
  readonly passed: boolean;
}

/**
 * Judges subjects, one case after another. Never rejects because of a subject: what it does wrong is in the result.
 * Throws `invalid-argument` for a profile without subject, for `license-management` without a permitted and a restricted
 * license, or for an id no case of these profiles has.
 */
export async function runSuite(
  subjects: ConformanceSubjects,
  options: SuiteOptions = {},
): Promise<SuiteRun> {
  const { level = 'design', only, expectations = [], clock = portableHost.clock } = options;
  const chosen = chooseProfiles(subjects, options.profiles);
  checkIds(only, chosen);
  const management = subjects['license-management'];
  const isJudged = only === undefined && chosen.some(({ name }) => name === 'license-management');
  if (management && isJudged) checkFixtures(management);
  const profiles: ProfileRun[] = [];
  for (const profile of chosen) {
    const run = await runBound(profile, { ...options, clock });
    if (only === undefined || run.cases.length > 0) profiles.push(run);
  }
  const judged = profiles.flatMap(({ requirements }) => requirements);
  const known = new Set(profileNames.flatMap((name) => requirementsOf(name).map(({ id }) => id)));
  const today = new Date(clock.now()).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const compared = judgeExpectations(expectations, judged, known, today);
  const levels = judgeLevels(judged, level);
  const isUnexpected = (each: RequirementVerdict): boolean =>
    each.requirement.keyword === 'MUST' &&
    isBroken(each.verdict) &&
    expectationOf(each, compared) === undefined;
  return {
    profiles,
    levels,
    level: only === undefined ? awardedLevel(levels) : null,
    expectations: compared,
    passed: !judged.some(isUnexpected) && !compared.some(isFault),
  };
}

async function runBound(
  { name, subject, requirements, run }: BoundProfile,
  options: SuiteOptions & Required<Pick<SuiteOptions, 'clock'>>,
): Promise<ProfileRun> {
  const { level = 'design', only, clock, onCase } = options;
  const wanted = requirements.filter(
    ({ id, kind, source }) =>
      isUpTo(source.level, level) &&
      (only === undefined || kind === 'watched' || (kind === 'case' && only.includes(id))),
  );
  const cases: CaseRun[] = [];
  for (const { id, kind } of wanted) {
    if (kind !== 'case') continue;
    const started = clock.monotonic();
    const result = await run(id, options);
    cases.push({ ...result, milliseconds: Math.round(clock.monotonic() - started) });
    onCase?.(name, result);
  }
  const judged = wanted.map((requirement) => judgeRequirement(requirement, cases));
  const levels = judgeLevels(judged, level);
  return {
    name,
    subject,
    cases,
    requirements: judged,
    levels,
    level: only === undefined ? awardedLevel(levels) : null,
    leftOut: requirements.length - wanted.length,
  };
}

function chooseProfiles(
  subjects: ConformanceSubjects,
  names: readonly ProfileName[] | undefined,
): readonly BoundProfile[] {
  const bound = boundProfiles(subjects);
  const missing = names?.find((name) => !bound.some((each) => each.name === name));
  if (missing !== undefined) {
    throw new LicenseStoreError('invalid-argument', `There is no subject for ${missing}.`, {
      remedy: 'Export one for this profile, or choose another.',
    });
  }
  return names === undefined ? bound : bound.filter(({ name }) => names.includes(name));
}

function checkIds(only: readonly string[] = [], profiles: readonly BoundProfile[]): void {
  const requirements = profiles.flatMap((profile) => profile.requirements);
  for (const wanted of only) {
    const kinds = requirements.flatMap(({ id, kind }) => (id === wanted ? kind : []));
    if (kinds.includes('case')) continue;
    const why =
      kinds.length === 0
        ? `No requirement of ${profiles.map(({ name }) => name).join(', ')} is called ${wanted}.`
        : `${wanted} has no case of its own: it is ${kinds[0]}.`;
    throw new LicenseStoreError('invalid-argument', why, {
      remedy: 'Name a case; docs/requirements lists them.',
    });
  }
}
