import type { SeededRandom } from '../seeded/seeded-random.js';
import type { Requirement, RequirementSource, UntestableRequirement } from './requirement.js';

/** One requirement of a contract and the test of it. Knows no test runner: `run` resolves or throws. */
export interface ContractCase<Context> extends Requirement {
  run(context: Context): Promise<void>;
}

/** Just gives the case its type. */
export function defineCase<Context>(contractCase: ContractCase<Context>): ContractCase<Context> {
  return contractCase;
}

/** A contract: its requirements, and how a subject is got ready for a case of it. */
export interface Profile<Subject, Context> {
  readonly name: string;
  /** What it judges, as a sentence. */
  readonly about: string;
  /** Where requirements come from that do not say it themselves. */
  readonly source: RequirementSource;
  readonly cases: readonly ContractCase<Context>[];
  /** Requirements that every call of every case is held against; a {@link Finding} names the one that is broken. */
  readonly watched?: readonly Requirement[];
  readonly untestable?: readonly UntestableRequirement[];
  /** The words of {@link Requirement.needs}, and what each says of a subject. */
  readonly offers: Readonly<Record<string, string>>;
  /** Those this subject fulfils. */
  offersOf(subject: Subject): ReadonlySet<string>;
  /** @param script moves a case that draws its moves shall make instead. */
  start(subject: Subject, random: SeededRandom, script?: string): StartedCase<Context>;
}

export interface StartedCase<Context> {
  readonly context: Context;
  /** Closes what the case opened. */
  end(): Promise<void>;
  /** What was seen on the way, once the case has ended. Default nothing. */
  findings?(): readonly Finding[];
  /** Ids of the watched requirements that something on the way could have broken. Default all. */
  exercised?(): ReadonlySet<string>;
  /** Every call so far, a line each. Default none. */
  transcript?(): readonly string[];
}

/** A watched requirement that was broken. */
export interface Finding {
  /** Id of the requirement. */
  readonly requirement: string;
  readonly message: string;
}
