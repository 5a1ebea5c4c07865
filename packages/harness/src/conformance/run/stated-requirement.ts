import type { Profile } from '../../contract/contract-case.js';
import type {
  Keyword,
  Requirement,
  RequirementSource,
  UntestableRequirement,
} from '../../contract/requirement.js';
import { conformanceProfiles, type ProfileName } from './conformance-profiles.js';

/** A requirement with everything its profile says about it. */
export interface StatedRequirement {
  readonly profile: ProfileName;
  readonly id: string;
  readonly title: string;
  readonly keyword: Keyword;
  readonly source: RequirementSource;
  /** What a subject must offer for it to apply. */
  readonly needs: readonly string[];
  /** `case`: it has a case of its own. `watched`: every call of every case is held against it. */
  readonly kind: 'case' | 'watched' | 'untestable';
  /** Why no case can show it to be broken. */
  readonly untestable?: string;
}

/** Every requirement of a profile: those with a case, those that are watched, those nothing can test. */
export function requirementsOf(name: ProfileName): readonly StatedRequirement[] {
  const profile: Profile<never, unknown> = conformanceProfiles[name];
  const stated = (
    requirement: Requirement & Partial<UntestableRequirement>,
    kind: StatedRequirement['kind'],
  ): StatedRequirement => {
    const { id, title, keyword = 'MUST', source = profile.source, needs = [] } = requirement;
    const { untestable } = requirement;
    const why = untestable === undefined ? {} : { untestable };
    return { profile: name, id, title, keyword, source, needs, kind, ...why };
  };
  return [
    ...profile.cases.map((each) => stated(each, 'case')),
    ...(profile.watched ?? []).map((each) => stated(each, 'watched')),
    ...(profile.untestable ?? []).map((each) => stated(each, 'untestable')),
  ];
}
