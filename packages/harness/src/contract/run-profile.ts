import type { Clock } from '@wmdrm/core';
import { seededRandom } from '../seeded/seeded-random.js';
import { CaseTimeout, withinTime } from './case-timeout.js';
import type { ContractCase, Finding, Profile } from './contract-case.js';
import { ContractViolation, NotApplicable } from './expectations.js';

/** What became of a case: `error` means that something other than the contract broke. */
export type Verdict = 'pass' | 'fail' | 'error' | 'timeout' | 'not-applicable';

export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Why it is not `pass`. */
  readonly reason?: string;
  readonly error?: unknown;
  /** Watched requirements that were broken on the way, whatever the verdict. */
  readonly findings: readonly Finding[];
  /** Ids of the watched requirements that something on the way could have broken. */
  readonly exercised: readonly string[];
  /** Every call, a line each, where the profile writes them down. */
  readonly transcript: readonly string[];
}

export interface RunOptions {
  /** For everything a case draws. Default 1. */
  readonly seed?: number;
  /** Moves for a case that would draw its own, in its words: what a failure names after `--replay`. Default none. */
  readonly script?: string;
  /** Milliseconds a case may take, and once more to end. Default no limit. Work that never yields cannot be stopped. */
  readonly timeout?: number;
  /** Measures {@link timeout}. Default the clock of the system. */
  readonly clock?: Clock;
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
    const reason = `without ${missing.join(', ')}`;
    return { id, title, verdict: 'not-applicable', reason, ...nothingSeen };
  }
  const { failure, ...seen } = await execute(profile, contractCase, subject, options);
  if (failure === undefined) return { id, title, verdict: 'pass', ...seen };
  const { error } = failure;
  const reason = error instanceof Error ? error.message : String(error);
  return { id, title, verdict: verdictOf(error), reason, error, ...seen };
}

/** Runs one case; throws what it throws, and a violation if a watched requirement was broken on the way. */
export async function runOrThrow<Subject, Context>(
  profile: Profile<Subject, Context>,
  contractCase: ContractCase<Context>,
  subject: Subject,
  options: RunOptions = {},
): Promise<void> {
  const { failure, findings, transcript } = await execute(profile, contractCase, subject, options);
  if (failure !== undefined) throw failure.error;
  const [first] = findings;
  if (first === undefined) return;
  throw new ContractViolation(
    [`${first.requirement}: ${first.message}.`, ...transcript].join('\n  '),
  );
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

type Seen = Pick<CaseResult, 'findings' | 'exercised' | 'transcript'>;

const nothingSeen: Seen = { findings: [], exercised: [], transcript: [] };

interface Executed extends Seen {
  /** What was thrown, if anything. */
  readonly failure?: { readonly error: unknown };
}

async function execute<Subject, Context>(
  profile: Profile<Subject, Context>,
  contractCase: ContractCase<Context>,
  subject: Subject,
  options: RunOptions,
): Promise<Executed> {
  const started = profile.start(subject, seededRandom(options.seed ?? 1), options.script);
  let failure: Executed['failure'];
  try {
    await withinTime(contractCase.run(started.context), options);
  } catch (error) {
    failure = { error };
  }
  try {
    await withinTime(started.end(), options);
  } catch (error) {
    failure ??= { error };
  }
  const watched = (profile.watched ?? []).map(({ id }) => id);
  return {
    ...(failure && { failure }),
    // Copies: a case that was given up on may still be at work.
    findings: [...(started.findings?.() ?? [])],
    exercised: [...(started.exercised?.() ?? watched)],
    transcript: [...(started.transcript?.() ?? [])],
  };
}

function verdictOf(error: unknown): Verdict {
  if (error instanceof NotApplicable) return 'not-applicable';
  if (error instanceof CaseTimeout) return 'timeout';
  return error instanceof ContractViolation ? 'fail' : 'error';
}
