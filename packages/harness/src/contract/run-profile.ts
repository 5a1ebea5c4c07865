import { seededRandom } from '../seeded/seeded-random.js';
import type { ContractCase, Finding, Profile } from './contract-case.js';
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
  /** Watched requirements that were broken on the way, whatever the verdict. */
  readonly findings: readonly Finding[];
  /** Every call, a line each, where the profile writes them down. */
  readonly transcript: readonly string[];
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
    const reason = `without ${missing.join(', ')}`;
    return { id, title, verdict: 'not-applicable', reason, findings: [], transcript: [] };
  }
  const { findings, transcript, ...outcome } = await execute(
    profile,
    contractCase,
    subject,
    options,
  );
  if (!('error' in outcome)) return { id, title, verdict: 'pass', findings, transcript };
  const { error } = outcome;
  const reason = error instanceof Error ? error.message : String(error);
  return { id, title, verdict: verdictOf(error), reason, error, findings, transcript };
}

/** Runs one case; throws what it throws, and a violation if a watched requirement was broken on the way. */
export async function runOrThrow<Subject, Context>(
  profile: Profile<Subject, Context>,
  contractCase: ContractCase<Context>,
  subject: Subject,
  options: RunOptions = {},
): Promise<void> {
  const { findings, transcript, ...outcome } = await execute(
    profile,
    contractCase,
    subject,
    options,
  );
  if ('error' in outcome) throw outcome.error;
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

interface Executed {
  /** Absent if nothing was thrown. */
  readonly error?: unknown;
  readonly findings: readonly Finding[];
  readonly transcript: readonly string[];
}

async function execute<Subject, Context>(
  profile: Profile<Subject, Context>,
  contractCase: ContractCase<Context>,
  subject: Subject,
  options: RunOptions,
): Promise<Executed> {
  const started = profile.start(subject, seededRandom(options.seed ?? 1));
  let failure: { readonly error: unknown } | undefined;
  try {
    await contractCase.run(started.context);
  } catch (error) {
    failure = { error };
  }
  try {
    await started.end();
  } catch (error) {
    failure ??= { error };
  }
  return {
    ...failure,
    findings: started.findings?.() ?? [],
    transcript: started.transcript?.() ?? [],
  };
}

function verdictOf(error: unknown): Verdict {
  if (error instanceof NotApplicable) return 'not-applicable';
  return error instanceof ContractViolation ? 'fail' : 'error';
}
