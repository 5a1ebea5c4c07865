import { detectEncoding } from '../text/decode-text.js';

const rootName = /^<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?([\w.-]+)(?=[\s/>[]|$)/;

/**
 * Local name of the root element of an XML document by its first bytes, also if only a document type names it.
 * `undefined` if they show none. Never throws.
 */
export function rootElementOf(head: Uint8Array): string | undefined {
  const { label, markLength } = detectEncoding(head);
  let text = new TextDecoder(label, { ignoreBOM: true })
    .decode(head.subarray(markLength))
    .trimStart();
  // In front of the root: the XML declaration, other processing instructions, comments.
  for (;;) {
    const end = text.startsWith('<?') ? '?>' : text.startsWith('<!--') ? '-->' : undefined;
    if (end === undefined) return rootName.exec(text)?.[1];
    const at = text.indexOf(end);
    if (at < 0) return undefined;
    text = text.slice(at + end.length).trimStart();
  }
}
