import { JsonReader } from '../json/json-reader.js';
import { parseJson } from '../json/parse-json.js';
import { maxIdLength } from '../limits.js';
import type { Malformed } from '../malformed.js';
import { decodeUtf8 } from '../text/decode-text.js';
import { publicPart } from '../text/public-part.js';

/** The registered claims that are read (RFC 7519 section 4.1). Dates in milliseconds since 1970 UTC. */
export interface Claims {
  /** `iss` without what may identify a person. */
  readonly issuer: string | undefined;
  /** False if `iss` has more than {@link issuer} tells, by which issuers may differ. */
  readonly issuerIsWhole: boolean;
  /** `jti`. */
  readonly tokenId: string | undefined;
  readonly issued: number | undefined;
  readonly notBefore: number | undefined;
  readonly expires: number | undefined;
}

// Subject, audience and the issuer's own claims may name a person: they are stepped over and never become values.
const selection = { iss: true, jti: true, iat: true, nbf: true, exp: true } as const;
/** Seconds of the last moment of the year 9999. */
const latest = 253_402_300_799;

/** Reads the claims of a payload, which must be one JSON object (RFC 7519 section 7.2). */
export function readClaims(payload: Uint8Array, malformed: Malformed): Claims {
  const node = parseJson(decodeUtf8(payload, malformed), selection, malformed);
  const reader = new JsonReader(node, 'the claims', malformed);
  const text = (name: string): string | undefined =>
    reader.has(name) ? reader.text(name, maxIdLength) : undefined;
  const date = (name: string): number | undefined => {
    if (!reader.has(name)) return undefined;
    const seconds = reader.number(name);
    if (seconds >= 0 && seconds <= latest) return Math.round(seconds * 1000);
    throw malformed(`${name} of the claims is no date from 1970 to 9999`, reader.offset);
  };
  const said = text('iss') ?? '';
  const issuer = publicPart(said);
  return {
    issuer: issuer === '' ? undefined : issuer,
    issuerIsWhole: issuer === said,
    tokenId: text('jti'),
    issued: date('iat'),
    notBefore: date('nbf'),
    expires: date('exp'),
  };
}
