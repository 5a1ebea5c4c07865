import type { SeededRandom } from '../seeded/seeded-random.js';

/** One statement of a contract and the test of it. Knows no test runner: `run` resolves or throws. */
export interface ContractCase<Context> {
  /** Stable, never used for another statement. */
  readonly id: string;
  /** The statement, as a sentence about the subject. */
  readonly title: string;
  /** What the subject must offer for the case to apply; the profile says which words there are. */
  readonly needs?: readonly string[];
  run(context: Context): Promise<void>;
}

/** Just gives the case its type. */
export function defineCase<Context>(contractCase: ContractCase<Context>): ContractCase<Context> {
  return contractCase;
}

/** A contract: its cases, and how a subject is got ready for one of them. */
export interface Profile<Subject, Context> {
  readonly name: string;
  readonly cases: readonly ContractCase<Context>[];
  /** The words of {@link ContractCase.needs} this subject fulfils. */
  offersOf(subject: Subject): ReadonlySet<string>;
  start(subject: Subject, random: SeededRandom): StartedCase<Context>;
}

export interface StartedCase<Context> {
  readonly context: Context;
  /** Closes what the case opened. */
  end(): Promise<void>;
}
