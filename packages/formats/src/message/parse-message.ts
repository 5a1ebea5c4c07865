import { checkLength, malformedIn } from '../malformed.js';
import { parseXml } from '../xml/parse-xml.js';

/** Longest message that is parsed: 1 MiB of UTF-8. It is kept whole as a tree, and messages have a few lines. */
export const maxMessageLength: number = 1024 * 1024;

/** An element of a message: its own text without that of its children, its attributes and its children. */
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

/** An element that is still open. */
interface OpenElement {
  readonly name: string;
  readonly attribute: (name: string) => string | undefined;
  readonly parts: string[];
  readonly children: MessageElement[];
}

const message = 'Message';

/**
 * Parses an XML message of the license contract, for example a deletion message (wmformat/license-deletion), and
 * answers its root. Refused as in license files: document types, entities of its own, nesting over 32 levels.
 * @throws LicenseStoreError `malformed-license` with the offset in UTF-8, `limit-exceeded` over
 * {@link maxMessageLength}; neither quotes the message.
 */
export function parseMessage(text: string): MessageElement {
  // No code unit takes less than a byte: what is far too long is not encoded first.
  checkLength(message, text.length, maxMessageLength);
  const bytes = new TextEncoder().encode(text);
  checkLength(message, bytes.length, maxMessageLength);
  const open: OpenElement[] = [];
  const roots: MessageElement[] = [];
  const malformed = malformedIn(message);
  parseXml(
    bytes,
    {
      open: ({ name, attribute }) => void open.push({ name, attribute, parts: [], children: [] }),
      text: (part) => void open.at(-1)?.parts.push(part),
      close: () => {
        const closed = open.pop();
        if (closed !== undefined) (open.at(-1)?.children ?? roots).push(elementOf(closed));
      },
    },
    malformed,
  );
  const [root] = roots;
  if (root === undefined) throw malformed('it has no element', 0);
  return root;
}

function elementOf({ name, attribute, parts, children }: OpenElement): MessageElement {
  return Object.freeze({ name, attribute, text: parts.join('').trim(), children });
}
