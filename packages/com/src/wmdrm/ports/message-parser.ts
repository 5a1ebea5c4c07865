/** An element of a parsed XML message. */
export interface MessageElement {
  /** Without namespace prefix. */
  readonly name: string;
  /** The value of an attribute without prefix. */
  attribute(name: string): string | undefined;
  /** Its own character data, trimmed; '' if it has none. */
  readonly text: string;
  /** In document order. */
  readonly children: readonly MessageElement[];
}

/**
 * Parses a whole XML document and answers its root; throws for anything not well-formed. No document types, no
 * external entities. The text comes from outside and may be long.
 */
export type MessageParser = (text: string) => MessageElement;
