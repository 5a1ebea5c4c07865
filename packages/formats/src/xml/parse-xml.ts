import { SaxesParser } from 'saxes';
import { decodeText, detectEncoding } from '../text/decode-text.js';
import type { Malformed } from '../malformed.js';

/** Elements may be nested this deep; the license schemas need 6. */
export const maxXmlDepth = 32;

/** An element that opens. */
export interface XmlElement {
  /** Name without namespace prefix. */
  readonly name: string;
  /** 1 for the root. */
  readonly depth: number;
  /** Byte offset in the file just behind the opening tag. */
  readonly offset: number;
  /** Value of the attribute with this name, which has no prefix. */
  attribute(name: string): string | undefined;
}

/** What a reader of a document is told, in document order. Character data may come in several parts. */
export interface XmlHandler {
  open(element: XmlElement): void;
  text(text: string): void;
  /** `offset`: byte offset in the file just behind the closing tag. */
  close(name: string, offset: number): void;
}

// Names only: a wrong declaration is common where a UTF-16 string was saved as a file, and harmless here.
const knownEncodings = /^(utf-?8|utf-?16(le|be)?|us-ascii)$/i;

/**
 * Parses a whole XML 1.0 document in UTF-8 or UTF-16. Refuses document types, entities other than the five that XML
 * predefines, and nesting over {@link maxXmlDepth}; errors carry an offset and never quote the document.
 */
export function parseXml(file: Uint8Array, handler: XmlHandler, malformed: Malformed): void {
  const decoded = decodeText(file, detectEncoding(file), malformed);
  const parser = new SaxesParser({
    position: false,
    xmlns: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  // The parser's own table inherits from Object: `&constructor;` would find something there.
  parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  });
  const offset = (): number => decoded.offsetAt(parser.position);
  let depth = 0;

  parser.on('error', ({ message }) => {
    // Behind a colon the parser quotes names of the document.
    const what = message.split(':', 1)[0]!.replace(/\.$/, '');
    throw malformed(`XML is not well-formed (${what})`, offset());
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !knownEncodings.test(encoding)) {
      throw malformed('XML declares an encoding other than UTF-8 or UTF-16', offset());
    }
  });
  parser.on('doctype', () => {
    throw malformed('XML has a document type declaration, which is not allowed', offset());
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maxXmlDepth) {
      throw malformed(`XML elements are nested deeper than ${maxXmlDepth}`, offset());
    }
    handler.open({
      name: localName(name),
      depth,
      offset: offset(),
      attribute: (wanted) => attributes[wanted],
    });
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close(localName(name), offset());
  });
  const text = (part: string): void => {
    if (depth > 0) handler.text(part);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(decoded.text).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
