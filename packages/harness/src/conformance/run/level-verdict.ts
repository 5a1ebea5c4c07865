import { levels, type Level } from '../../contract/requirement.js';
import type { Verdict } from '../../contract/run-profile.js';
import type { RequirementVerdict } from './requirement-verdict.js';

export const verdicts: readonly Verdict[] = ['pass', 'fail', 'error', 'timeout', 'not-applicable'];

/** What the requirements of a level came to. */
export interface LevelVerdict {
  readonly level: Level;
  /** Requirements of this level alone, by verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** No requirement of this level or those before it that is a MUST is broken. */
  readonly conformant: boolean;
  /** Ids of the MUSTs of this level alone that are broken: what is missing to it. */
  readonly missing: readonly string[];
  /** Ids of the SHOULDs and MAYs of this level alone that are not kept. They cost nothing. */
  readonly advice: readonly string[];
}

/** Whether a verdict says that the requirement is not kept. */
export function isBroken(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'error' || verdict === 'timeout';
}

/** Whether a level is `last` or one before it. */
export function isUpTo(level: Level, last: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(last);
}

/** The verdict on each level up to `last`, in order. */
export function judgeLevels(
  judged: readonly RequirementVerdict[],
  last: Level = 'design',
): readonly LevelVerdict[] {
  let conformant = true;
  return levels
    .filter((level) => isUpTo(level, last))
    .map((level) => {
      const own = judged.filter(({ requirement }) => requirement.source.level === level);
      const broken = own.filter(({ verdict }) => isBroken(verdict));
      const idsOf = (isMust: boolean): readonly string[] => [
        ...new Set(
          broken
            .filter(({ requirement }) => (requirement.keyword === 'MUST') === isMust)
            .map(({ requirement }) => requirement.id),
        ),
      ];
      const missing = idsOf(true);
      conformant &&= missing.length === 0;
      return { level, counts: countVerdicts(own), conformant, missing, advice: idsOf(false) };
    });
}

/** The highest level that is kept and of which, with those before it, something was judged; `null` if there is none. */
export function awardedLevel(levelVerdicts: readonly LevelVerdict[]): Level | null {
  let judged = 0;
  let awarded: Level | null = null;
  for (const { level, counts, conformant } of levelVerdicts) {
    judged +=
      verdicts.reduce((sum, verdict) => sum + counts[verdict], 0) - counts['not-applicable'];
    if (conformant && judged > 0) awarded = level;
  }
  return awarded;
}

export function countVerdicts(judged: readonly RequirementVerdict[]): LevelVerdict['counts'] {
  const count = (wanted: Verdict): number =>
    judged.filter(({ verdict }) => verdict === wanted).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    error: count('error'),
    timeout: count('timeout'),
    'not-applicable': count('not-applicable'),
  };
}
