import { JsonReader } from '../json/json-reader.js';
import { parseJson } from '../json/parse-json.js';
import { malformedWithin, type Malformed } from '../malformed.js';
import { decodeBase64Url } from '../text/base64.js';
import { decodeUtf8, type DecodedText } from '../text/decode-text.js';
import { readHeader, type SignatureHeader } from './header.js';
import { malformedJws } from './malformed-jws.js';

/** Most signatures of one token. */
export const maxSignatures = 16;

/** A token taken apart; neither claims nor signatures are looked into yet. */
export interface Token {
  /** The decoded payload. */
  readonly payload: Uint8Array;
  /** Errors in the decoded payload. */
  readonly malformedPayload: Malformed;
  /** What is said of each signature, in order; at least one. */
  readonly headers: readonly SignatureHeader[];
}

/** Takes a token apart in whichever of its serializations it comes (RFC 7515 section 7). */
export function readToken(file: Uint8Array): Token {
  const document = decodeUtf8(file, malformedJws);
  return /^[ \t\r\n]*\{/.test(document.text)
    ? readJson(document, file.length)
    : readCompact(document);
}

/** Three parts between dots (RFC 7515 section 7.1); white space may stand around them, as files end in a line break. */
function readCompact(document: DecodedText): Token {
  const { text } = document;
  const start = /^[ \t\r\n]*/.exec(text)![0].length;
  const parts = text.trimEnd().slice(start).split('.');
  const [header, payload, signature, ...rest] = parts;
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    const what = parts.length === 5 ? 'it is encrypted (JWE)' : 'it has not three parts';
    throw malformedJws(what, document.offsetAt(start));
  }
  const at = (position: number): number => document.offsetAt(start + position);
  const payloadAt = header.length + 1;
  return {
    payload: decode('the payload', payload, at(payloadAt)),
    malformedPayload: malformedWithin(malformedJws, at(payloadAt)),
    headers: [
      readHeader(
        [
          {
            json: decode('the header', header, at(0)),
            malformed: malformedWithin(malformedJws, at(0)),
          },
        ],
        decode('the signature', signature, at(payloadAt + payload.length + 1)).length,
        at(0),
      ),
    ],
  };
}

/** One JSON object with one signature or an array of them (RFC 7515 section 7.2). */
function readJson(document: DecodedText, length: number): Token {
  const signature = { protected: true, header: true, signature: true } as const;
  const selection = { payload: true, ...signature, signatures: { '*': signature } } as const;
  const node = parseJson(document, selection, malformedJws);
  const root = new JsonReader(node, 'the token', malformedJws);
  const signers = root.has('signatures') ? root.objects('signatures') : [root];
  if (signers.length === 0 || signers.length > maxSignatures) {
    throw malformedJws(`it has not 1 to ${maxSignatures} signatures`, root.offset);
  }
  if (root.has('signatures') && root.has('signature')) {
    throw malformedJws('it has both signature and signatures', root.offset);
  }
  return {
    payload: decode('the payload', root.anyText('payload', length), root.offset),
    malformedPayload: malformedWithin(malformedJws, root.offset),
    headers: signers.map((signer) => readSigner(signer, length)),
  };
}

function readSigner(signer: JsonReader, length: number): SignatureHeader {
  const { offset } = signer;
  const parts = [];
  if (signer.has('protected')) {
    const json = decode('the header', signer.anyText('protected', length), offset);
    parts.push({ json, malformed: malformedWithin(malformedJws, offset) });
  }
  if (signer.has('header')) parts.push(signer.object('header'));
  const signature = decode('the signature', signer.anyText('signature', length), offset);
  return readHeader(parts, signature.length, offset);
}

function decode(what: string, text: string, offset: number): Uint8Array {
  const decoded = decodeBase64Url(text);
  if ('bytes' in decoded) return decoded.bytes;
  throw malformedJws(`${what} is no base64url (${decoded.problem})`, offset);
}
