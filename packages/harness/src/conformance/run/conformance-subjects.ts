import type { Profile } from '../../contract/contract-case.js';
import type { ConformanceSubject } from '../subject/conformance-subject.js';
import {
  comProfileNames,
  type ConformanceProfiles,
  type ProfileName,
} from './conformance-profiles.js';

type SubjectOf<P> = P extends Pick<Profile<infer Subject, unknown>, 'offersOf'> ? Subject : never;

/** What is to be judged: one subject for each profile it claims to keep. */
export type ConformanceSubjects = {
  readonly [Name in ProfileName]?: SubjectOf<ConformanceProfiles[Name]>;
};

/** An implementation of the contract, judged by every profile of the contract. */
export function comSubjects(subject: ConformanceSubject): ConformanceSubjects {
  return Object.fromEntries(comProfileNames.map((name) => [name, subject]));
}
