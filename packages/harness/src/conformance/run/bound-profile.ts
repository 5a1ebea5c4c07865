import type { Profile } from '../../contract/contract-case.js';
import { runCase, type CaseResult, type RunOptions } from '../../contract/run-profile.js';
import { conformanceProfiles, profileNames, type ProfileName } from './conformance-profiles.js';
import type { ConformanceSubjects } from './conformance-subjects.js';
import { requirementsOf, type StatedRequirement } from './stated-requirement.js';

/** What a report says of a subject. */
export interface SubjectHeader {
  readonly name: string;
  readonly version: string | null;
  /** What it offers, sorted. */
  readonly capabilities: readonly string[];
}

/** A profile together with the subject it judges, whatever their types. */
export interface BoundProfile {
  readonly name: ProfileName;
  readonly subject: SubjectHeader;
  readonly requirements: readonly StatedRequirement[];
  /** Runs the case of a requirement. Never rejects for one that has a case. */
  run(id: string, options: RunOptions): Promise<CaseResult>;
}

/** The profiles that have a subject, in the order they run. */
export function boundProfiles(subjects: ConformanceSubjects): readonly BoundProfile[] {
  return profileNames.flatMap((name) => {
    const subject = subjects[name];
    return subject === undefined ? [] : [bind(name, conformanceProfiles[name], subject)];
  });
}

function bind<Subject extends object>(
  name: ProfileName,
  profile: Profile<Subject, unknown>,
  subject: Subject,
): BoundProfile {
  return {
    name,
    subject: {
      name: textMember(subject, 'name') ?? 'unnamed',
      version: textMember(subject, 'version') ?? null,
      capabilities: [...profile.offersOf(subject)].sort(),
    },
    requirements: requirementsOf(name),
    run: async (id, options) => {
      const contractCase = profile.cases.find((each) => each.id === id);
      if (contractCase === undefined) throw new RangeError(`${name} has no case ${id}.`);
      return runCase(profile, contractCase, subject, options);
    },
  };
}

function textMember(subject: object, member: string): string | undefined {
  const value: unknown = Reflect.get(subject, member);
  return typeof value === 'string' ? value : undefined;
}
