import { JsonReader } from '../json/json-reader.js';
import { parseJson } from '../json/parse-json.js';
import type { Malformed } from '../malformed.js';
import { decodeUtf8 } from '../text/decode-text.js';
import { malformedJws } from './malformed-jws.js';
import { fitsAlgorithm } from './signature-length.js';

/** What the header says of one signature (RFC 7515 section 4.1). */
export interface SignatureHeader {
  /** For example `ES256`; `none` for a token nobody signed. */
  readonly algorithm: string;
  readonly type: string | undefined;
  /** Name of the key it was signed with. */
  readonly keyName: string | undefined;
  /** Parameters a reader must understand and this one does not. */
  readonly unknownCritical: readonly string[];
}

/** A part of a header: JSON still in bytes, or an object of the token. */
export type HeaderPart = JsonReader | { readonly json: Uint8Array; readonly malformed: Malformed };

/** Most characters of an algorithm's name; registered ones have up to 18. */
const maxAlgorithmLength = 64;
// Everything else, certificates and keys among it, is stepped over and never becomes a value.
const selection = { alg: true, typ: true, kid: true, crit: true, b64: true, enc: true } as const;

/** Reads the header of one signature, whose parts must not name a parameter twice. `offset`: where errors of the whole are. */
export function readHeader(
  given: readonly HeaderPart[],
  signatureLength: number,
  offset: number,
): SignatureHeader {
  const parts = given.map((part) => (part instanceof JsonReader ? part : parsed(part)));
  const holding = (name: string): JsonReader | undefined => {
    const [first, second] = parts.filter((part) => part.has(name));
    if (second) throw malformedJws(`its header has two ${name}`, offset);
    return first;
  };
  const algorithm = holding('alg')?.text('alg', maxAlgorithmLength);
  if (algorithm === undefined) throw malformedJws('its header has no alg', offset);
  if (holding('enc')) throw malformedJws('it is encrypted (JWE)', offset);
  if (holding('b64')?.flag('b64') === false) {
    throw malformedJws('its payload is not encoded (RFC 7797), which is not read', offset);
  }
  if (!fitsAlgorithm(algorithm, signatureLength)) {
    throw malformedJws('its signature has another length than its alg', offset);
  }
  const critical = holding('crit')?.texts('crit') ?? [];
  return {
    algorithm,
    type: holding('typ')?.text('typ'),
    keyName: holding('kid')?.text('kid'),
    unknownCritical: critical.filter((name) => name !== 'b64'),
  };
}

function parsed({ json, malformed }: Exclude<HeaderPart, JsonReader>): JsonReader {
  const node = parseJson(decodeUtf8(json, malformed), selection, malformed);
  return new JsonReader(node, 'its header', malformed);
}
