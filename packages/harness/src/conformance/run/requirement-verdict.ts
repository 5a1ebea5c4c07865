import type { CaseResult, Verdict } from '../../contract/run-profile.js';
import type { StatedRequirement } from './stated-requirement.js';

/** What became of a requirement. */
export interface RequirementVerdict {
  readonly requirement: StatedRequirement;
  readonly verdict: Verdict;
  /** Why it is not `pass`. */
  readonly reason?: string;
  /** Ids of the cases that show it: its own, or those in which a watched requirement was broken. */
  readonly cases: readonly string[];
}

/** The verdict on a requirement, from the cases that ran. */
export function judgeRequirement(
  requirement: StatedRequirement,
  results: readonly CaseResult[],
): RequirementVerdict {
  switch (requirement.kind) {
    case 'case':
      return ofOwnCase(requirement, results);
    case 'watched':
      return ofEveryCase(requirement, results);
    case 'untestable': {
      const reason = `not testable: ${requirement.untestable}`;
      return { requirement, verdict: 'not-applicable', reason, cases: [] };
    }
  }
}

function ofOwnCase(
  requirement: StatedRequirement,
  results: readonly CaseResult[],
): RequirementVerdict {
  const result = results.find(({ id }) => id === requirement.id);
  if (result === undefined) throw new RangeError(`${requirement.id} was not run.`);
  const { verdict, reason } = result;
  return {
    requirement,
    verdict,
    ...(reason !== undefined && { reason }),
    cases: [requirement.id],
  };
}

function ofEveryCase(
  requirement: StatedRequirement,
  results: readonly CaseResult[],
): RequirementVerdict {
  const found = results.flatMap(({ id, findings }) =>
    findings
      .filter((finding) => finding.requirement === requirement.id)
      .map(({ message }) => ({ id, message })),
  );
  const [first] = found;
  if (first !== undefined) {
    const cases = [...new Set(found.map(({ id }) => id))];
    const reason = `${first.message} (in ${cases.join(', ')})`;
    return { requirement, verdict: 'fail', reason, cases };
  }
  if (results.some(({ exercised }) => exercised.includes(requirement.id))) {
    return { requirement, verdict: 'pass', cases: [] };
  }
  const reason = 'nothing that ran could have broken it';
  return { requirement, verdict: 'not-applicable', reason, cases: [] };
}
