import type { ExpectedOutcome } from './expected-outcome.js';
import type { RequirementVerdict } from './requirement-verdict.js';

/** What became of an expectation. All but `met` and `not-run` fail the run. */
export interface JudgedExpectation extends ExpectedOutcome {
  readonly state:
    /** It fails as expected. */
    | 'met'
    /** It does not. */
    | 'unmet'
    /** Its day is over. */
    | 'expired'
    /** No requirement has this id. */
    | 'unknown'
    /** The requirement was left out of this run. */
    | 'not-run';
  /** What is wrong with it, where something is. */
  readonly message?: string;
}

/**
 * Compares what was expected with what came out.
 * @param known the ids of the whole suite.
 * @param today as `YYYY-MM-DD` in UTC.
 */
export function judgeExpectations(
  expectations: readonly ExpectedOutcome[],
  judged: readonly RequirementVerdict[],
  known: ReadonlySet<string>,
  today: string,
): readonly JudgedExpectation[] {
  return expectations.map((expected) => {
    const { id, outcome, expires } = expected;
    if (!known.has(id)) {
      return { ...expected, state: 'unknown', message: `no requirement is called ${id}` };
    }
    if (expires !== undefined && expires < today) {
      return { ...expected, state: 'expired', message: `was good until ${expires}` };
    }
    const verdicts = judged.flatMap(({ requirement, verdict }) =>
      requirement.id === id ? verdict : [],
    );
    if (verdicts.length === 0) return { ...expected, state: 'not-run' };
    if (verdicts.includes(outcome)) return { ...expected, state: 'met' };
    const found = [...new Set(verdicts)].join(', ');
    return { ...expected, state: 'unmet', message: `expected ${outcome}, got ${found}` };
  });
}

/** The expectation that a verdict meets, if there is one. */
export function expectationOf(
  { requirement, verdict }: RequirementVerdict,
  expectations: readonly JudgedExpectation[],
): JudgedExpectation | undefined {
  return expectations.find(
    ({ id, outcome, state }) => id === requirement.id && outcome === verdict && state === 'met',
  );
}

/** Whether an expectation fails the run. */
export function isFault({ state }: JudgedExpectation): boolean {
  return state !== 'met' && state !== 'not-run';
}
