import { decodeBase64 } from '../text/base64.js';
import { decodeUtf8 } from '../text/decode-text.js';
import { malformedKeygen } from './malformed-keygen.js';

/** What a file is a snapshot of. */
export type KeygenKind = 'LICENSE' | 'MACHINE';

/** The decoded body of a certificate. */
export interface Armored {
  readonly kind: KeygenKind;
  readonly body: Uint8Array;
  /** Byte offset in the file at which the encoded body begins. */
  readonly offset: number;
}

const firstLine = /^[ \t\r\n]*-----BEGIN (LICENSE|MACHINE) FILE-----(?=[ \t\r\n])/;

/** The kind of file a text begins, `undefined` if it is none. */
export function kindOf(text: string): KeygenKind | undefined {
  return firstLine.exec(text)?.[1] as KeygenKind | undefined;
}

/**
 * Takes header and footer off (Keygen, "License file format"): between them stands one base64 text, wrapped anywhere.
 * Nothing but white space may stand around them.
 */
export function readArmor(file: Uint8Array): Armored {
  const document = decodeUtf8(file, malformedKeygen);
  const { text } = document;
  const begin = firstLine.exec(text);
  if (!begin)
    throw malformedKeygen('it does not begin with the line of a license or machine file', 0);
  const kind = begin[1] as KeygenKind;
  const from = begin[0].length;
  const footer = `-----END ${kind} FILE-----`;
  const to = text.indexOf(footer, from);
  if (to < 0) throw malformedKeygen('its end line is missing', file.length);
  const behind = /[^ \t\r\n]/.exec(text.slice(to + footer.length));
  if (behind) {
    const at = to + footer.length + behind.index;
    throw malformedKeygen('it goes on behind its end line', document.offsetAt(at));
  }
  const offset = document.offsetAt(from);
  const decoded = decodeBase64(text.slice(from, to));
  if ('problem' in decoded) {
    throw malformedKeygen(decoded.problem, document.offsetAt(from + decoded.position));
  }
  return { kind, body: decoded.bytes, offset };
}
