/** How binding a requirement is (RFC 2119, section 1, 3 and 5). */
export type Keyword = 'MUST' | 'SHOULD' | 'MAY';

/**
 * Where a requirement comes from, and so the level it belongs to: what a page states, what a rule of COM or Media
 * Foundation implies, what this project decided where both are silent. Another implementation may decide differently and
 * still keep the levels before.
 */
export type RequirementSource =
  | {
      readonly level: 'documented';
      /** Name of the page, for example `wmformat/iwmdrmprovider-createobject`. */
      readonly page: string;
      readonly section: string;
    }
  | {
      readonly level: 'inherited';
      /** The rule and where it is written. */
      readonly rule: string;
    }
  | {
      readonly level: 'design';
      /** Number of the decision (`U35`), or the port whose doc comment states it. */
      readonly decision: string;
    };

/** The levels, each with those before it. */
export const levels = ['documented', 'inherited', 'design'] as const;

export type Level = (typeof levels)[number];

/** One statement about an implementation. */
export interface Requirement {
  /** Stable, never used for another statement. */
  readonly id: string;
  /** The statement, as a sentence about the subject. */
  readonly title: string;
  /** Default `MUST`. */
  readonly keyword?: Keyword;
  /** Default that of the profile. */
  readonly source?: RequirementSource;
  /** What the subject must offer for it to apply; words of the profile's `offers`. */
  readonly needs?: readonly string[];
}

/** A requirement no case can show to be broken, and why. */
export interface UntestableRequirement extends Requirement {
  readonly untestable: string;
}
