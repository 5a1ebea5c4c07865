/** A page of the original documentation, and what of it binds an implementation. */
export interface SourcePage {
  /** As sources name it: `wmformat/iwmdrmprovider-createobject`, `sdk-api IMFMediaEvent::GetValue`. */
  readonly name: string;
  /** Every normative sentence, in our words. */
  readonly sentences: readonly PageSentence[];
}

/** A sentence of a page that says what an implementation does. */
export interface PageSentence {
  readonly section: string;
  /** What it says, in our words. */
  readonly says: string;
  /** Ids of the requirements that hold an implementation to it. */
  readonly covered: readonly string[];
  /** Why no requirement does, where `covered` is empty. */
  readonly uncovered?: string;
}
