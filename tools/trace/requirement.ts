/** A test, by its file in the workspace and its full title. */
export interface TestReference {
  readonly file: string;
  /** Titles of its describes and its own, joined by ` > `. */
  readonly title: string;
}

/** A sentence of a page that binds an implementation, and how this one answers it. */
export interface Requirement {
  /** Section of the page. */
  readonly section: string;
  /** What the sentence says, in our words. */
  readonly says: string;
  /** What this project does because of it. */
  readonly requires: string;
  /** What shows it. */
  readonly tests: readonly TestReference[];
}

/** A page of the original documentation. */
export interface TracedPage {
  readonly name: string;
  /** Its sections, in order: each has at least one requirement. */
  readonly sections: readonly string[];
  readonly requirements: readonly Requirement[];
}
