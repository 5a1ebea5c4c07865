import type { Finding } from '../../contract/contract-case.js';
import type { Keyword, Level, RequirementSource } from '../../contract/requirement.js';
import type { Verdict } from '../../contract/run-profile.js';
import type { SubjectHeader } from '../run/bound-profile.js';
import type { ProfileName } from '../run/conformance-profiles.js';
import type { JudgedExpectation } from '../run/judge-expectations.js';
import type { LevelVerdict } from '../run/level-verdict.js';
import type { StatedRequirement } from '../run/stated-requirement.js';

/** Goes up when a reader of reports has to change. */
export const reportVersion = 1;

/** `report.json`; its schema is `@wmdrm/harness/report.schema.json`. */
export interface Report {
  /** {@link reportVersion}. */
  readonly schema: number;
  readonly suite: { readonly name: string; readonly version: string };
  /** The command that was run, as it was typed. */
  readonly command: string;
  readonly seed: number;
  /** What the run was to cover. */
  readonly asked: {
    readonly level: Level;
    /** Ids of the only cases; `null` for all. */
    readonly only: readonly string[] | null;
  };
  /** Every MUST that counts is kept or expected to fail, and every expectation holds. */
  readonly passed: boolean;
  /** The highest level all profiles keep; `null` for none, and where only some cases were run. */
  readonly level: Level | null;
  /** Of all profiles together. */
  readonly levels: readonly LevelVerdict[];
  readonly profiles: readonly ProfileReport[];
  /** The matrix: what became of each requirement. */
  readonly requirements: readonly RequirementReport[];
  readonly cases: readonly CaseReport[];
  readonly expectations: readonly JudgedExpectation[];
  /** Everything that differs between two runs with one seed. */
  readonly volatile: VolatileReport;
}

export interface ProfileReport {
  readonly name: ProfileName;
  readonly subject: SubjectHeader;
  readonly level: Level | null;
  readonly levels: readonly LevelVerdict[];
  /** How many requirements were not asked for. */
  readonly leftOut: number;
}

export interface RequirementReport {
  readonly profile: ProfileName;
  readonly id: string;
  readonly title: string;
  readonly keyword: Keyword;
  readonly source: RequirementSource;
  readonly needs: readonly string[];
  readonly kind: StatedRequirement['kind'];
  readonly verdict: Verdict;
  /** Why it is not `pass`. */
  readonly reason?: string;
  /** Ids of the cases that show it. */
  readonly cases: readonly string[];
  /** The reason it was expected to fail for, where it failed as expected. */
  readonly expected?: string;
}

export interface CaseReport {
  readonly profile: ProfileName;
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Watched requirements that were broken on the way. */
  readonly findings: readonly Finding[];
  /** Every call, a line each; only where something was found. */
  readonly transcript?: readonly string[];
}

export interface VolatileReport {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly host: { readonly node: string; readonly platform: string; readonly arch: string };
  /** Milliseconds of each case, by `profile/id`. */
  readonly cases: Readonly<Record<string, number>>;
  /** Where each `error` came from, by `profile/id`. */
  readonly stacks: Readonly<Record<string, string>>;
}
