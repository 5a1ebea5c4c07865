/** All verdicts, in the order of their numbers in a record (`docs/formats/backup-set.md`, policy class). */
export const verdicts = [
  'granted',
  'denied',
  'conditional',
  'not-expressed',
  'unknown',
  'sealed',
] as const;

/**
 * What a license says about one right of its issuer:
 * `granted`, `denied`, `conditional` (depends on a script or state), `not-expressed` (the format has no such right),
 * `unknown` (it may have one that is not readable here), `sealed` (the license is encrypted to its client).
 */
export type Verdict = (typeof verdicts)[number];

/** A verdict and the field or rule of the license that decided it. */
export interface VerdictWithEvidence {
  readonly verdict: Verdict;
  /** Names the deciding field or rule, for example `[MS-DRM] 2.2.2.3.5: restore not denied`. Never license content. */
  readonly evidence: string;
}

/** All answers to "may this license be stored?", in the order of their numbers in a record. */
export const persistences = ['yes', 'no', 'unknown'] as const;

/** May the license outlive the session it was issued for? `no` = temporary. */
export type Persistence = (typeof persistences)[number];
