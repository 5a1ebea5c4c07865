import { seededRandom } from '../seeded/seeded-random.js';
import type { ContractCase, Profile } from './contract-case.js';
import { ContractViolation, NotApplicable } from './expectations.js';

/** What became of a case: `error` means that something other than the contract broke. */
export type Verdict = 'pass' | 'fail' | 'error' | 'not-applicable';

export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Why it is not `pass`. */
  readonly reason?: string;
  readonly error?: unknown;
}

export interface RunOptions {
  /** For everything a case draws. Default 1. */
  readonly seed?: number;
}

/** Runs all cases of a profile, one after another. Never rejects. */
export async function runProfile<Subject, Context>(
  profile: Profile<Subject, Context>,
  subject: Subject,
  options: RunOptions = {},
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const each of profile.cases) {
    results.push(await runCase(profile, each, subject, options));
  }
  return results;
}

/** Runs one case. Never rejects. */
export async function runCase<Subject, Context>(
  profile: Profile<Subject, Context>,
  contractCase: ContractCase<Context>,
  subject: Subject,
  options: RunOptions = {},
): Promise<CaseResult> {
  const { id, title } = contractCase;
  const missing = missingOffers(profile, contractCase, subject);
  if (missing.length > 0) {
    return { id, title, verdict: 'not-applicable', reason: `without ${missing.join(', ')}` };
  }
  try {
    await runOrThrow(profile, contractCase, subject, options);
    return { id, title, verdict: 'pass' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id, title, verdict: verdictOf(error), reason, error };
  }
}

/** Runs one case; throws what it throws. */
export async function runOrThrow<Subject, Context>(
  profile: Profile<Subject, Context>,
  contractCase: ContractCase<Context>,
  subject: Subject,
  options: RunOptions = {},
): Promise<void> {
  const started = profile.start(subject, seededRandom(options.seed ?? 1));
  try {
    await contractCase.run(started.context);
  } finally {
    await started.end();
  }
}

/** What the case needs and the subject does not offer. */
export function missingOffers<Subject, Context>(
  profile: Profile<Subject, Context>,
  contractCase: ContractCase<Context>,
  subject: Subject,
): readonly string[] {
  const offers = profile.offersOf(subject);
  return (contractCase.needs ?? []).filter((need) => !offers.has(need));
}

function verdictOf(error: unknown): Verdict {
  if (error instanceof NotApplicable) return 'not-applicable';
  return error instanceof ContractViolation ? 'fail' : 'error';
}
