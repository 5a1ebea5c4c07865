import { isBroken } from '../run/level-verdict.js';
import { expectationOf } from '../run/judge-expectations.js';
import type { CaseRun, ProfileRun, SuiteOptions, SuiteRun } from '../run/run-suite.js';
import {
  reportVersion,
  type CaseReport,
  type Report,
  type RequirementReport,
  type VolatileReport,
} from './report.js';

/** What a report says beside what came of the run. */
export interface ReportHeader {
  readonly suiteVersion: string;
  readonly command: string;
  readonly options: Pick<SuiteOptions, 'seed' | 'level' | 'only'>;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly host: VolatileReport['host'];
}

/** The report of a run. */
export function makeReport(run: SuiteRun, header: ReportHeader): Report {
  const { seed = 1, level = 'design', only = null } = header.options;
  const { startedAt, milliseconds, host } = header;
  return {
    schema: reportVersion,
    suite: { name: '@wmdrm/harness', version: header.suiteVersion },
    command: header.command,
    seed,
    asked: { level, only },
    passed: run.passed,
    level: run.level,
    levels: run.levels,
    profiles: run.profiles.map(({ name, subject, level, levels, leftOut }) => ({
      name,
      subject,
      level,
      levels,
      leftOut,
    })),
    requirements: run.profiles.flatMap((profile) => requirementsOf(profile, run)),
    cases: run.profiles.flatMap(({ name, cases }) => cases.map((each) => caseOf(name, each))),
    expectations: run.expectations,
    volatile: {
      startedAt: startedAt.toISOString(),
      milliseconds,
      host,
      cases: byCase(run, ({ milliseconds }) => milliseconds),
      stacks: byCase(run, stackOf),
    },
  };
}

function requirementsOf({ requirements }: ProfileRun, run: SuiteRun): RequirementReport[] {
  return requirements.map((judged) => {
    const { requirement, verdict, reason, cases } = judged;
    const { profile, id, title, keyword, source, needs, kind } = requirement;
    const expected = expectationOf(judged, run.expectations)?.reason;
    return {
      profile,
      id,
      title,
      keyword,
      source,
      needs,
      kind,
      verdict,
      ...(reason !== undefined && { reason }),
      cases,
      ...(expected !== undefined && { expected }),
    };
  });
}

function caseOf(profile: ProfileRun['name'], run: CaseRun): CaseReport {
  const { id, verdict, reason, findings, transcript } = run;
  const isTold = isBroken(verdict) || findings.length > 0;
  return {
    profile,
    id,
    verdict,
    ...(reason !== undefined && { reason }),
    findings,
    ...(isTold && { transcript }),
  };
}

function stackOf({ verdict, error }: CaseRun): string | undefined {
  return verdict === 'error' && error instanceof Error ? error.stack : undefined;
}

function byCase<T>(run: SuiteRun, pick: (run: CaseRun) => T | undefined): Record<string, T> {
  const entries = run.profiles.flatMap(({ name, cases }) =>
    cases.flatMap((each) => {
      const picked = pick(each);
      return picked === undefined ? [] : [[`${name}/${each.id}`, picked] as const];
    }),
  );
  return Object.fromEntries(entries);
}
