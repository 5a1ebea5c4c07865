import type { LicenseDescription, LicenseFormat, RawField, VerdictWithEvidence } from '@wmdrm/core';
import { maxIdLength } from '../limits.js';
import { checkLength } from '../malformed.js';
import { singleLicenseFormat, type ParseLicense } from '../single-license-format.js';
import { toHex } from '../text/hex.js';
import { readClaims, type Claims } from './claims.js';
import type { SignatureHeader } from './header.js';
import { isEntitlement } from './recognize.js';
import { readToken } from './serialization.js';

/** Id of {@link jwsFormat}. */
export const jwsId = 'jws';

/** Largest token that is read: 256 KiB; usual ones have 300 bytes to 4 KiB. */
export const maxJwsLength: number = 256 * 1024;

const notExpressed: VerdictWithEvidence = {
  verdict: 'not-expressed',
  evidence: 'RFC 7519, section 4.1: no such claim',
};
const notUnderstood: VerdictWithEvidence = {
  verdict: 'unknown',
  evidence: 'RFC 7515, section 4.1.11: a critical header parameter that is not known here',
};

/** Reads a signed token (RFC 7515, RFC 7519). The signature is not verified. */
export const parseJws: ParseLicense = (payload) => {
  checkLength('JWS token', payload.length, maxJwsLength);
  const token = readToken(payload);
  const claims = readClaims(token.payload, token.malformedPayload);
  const understood = token.headers.every(({ unknownCritical }) => unknownCritical.length === 0);
  const verdict = understood ? notExpressed : notUnderstood;
  const { issuer, tokenId, issued, notBefore, expires } = claims;
  const description: LicenseDescription = {
    backup: verdict,
    restore: verdict,
    persistence: 'unknown',
    stateful: false,
    ...(tokenId === undefined ? {} : { issuerLicenseId: tokenId }),
    keyIds: [],
    ...(issued === undefined ? {} : { issued }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(expires === undefined ? {} : { notAfter: expires }),
    rights: [],
    ...(issuer === undefined ? {} : { provider: issuer }),
    unknownMustUnderstand: [],
    raw: token.headers.flatMap(rawFields),
  };
  return {
    description,
    identify: (hasher) => durableId(claims) ?? `${jwsId}:sha256:${toHex(hasher.sha256(payload))}`,
  };
};

/** Issuer and token id together name a token (RFC 7519 section 4.1.7). */
function durableId({ issuer, issuerIsWhole, tokenId }: Claims): string | undefined {
  if (issuer === undefined || tokenId === undefined || !issuerIsWhole) return undefined;
  const id = `${jwsId}:${issuer}:${tokenId}`;
  return id.length > maxIdLength ? undefined : id;
}

function rawFields(header: SignatureHeader): readonly RawField[] {
  const { algorithm, type, keyName, unknownCritical } = header;
  const fields = [
    ['alg', algorithm],
    ['typ', type],
    ['kid', keyName],
    ['crit', unknownCritical.length === 0 ? undefined : `${unknownCritical.length} not known`],
    ['signature', algorithm === 'none' ? 'none' : 'not verified'],
  ] as const;
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/**
 * Signed tokens that entitle to something (JWS, JWT), in compact or JSON serialization. A file is recognised only if
 * its token says that it is one: see {@link isEntitlement}.
 */
export const jwsFormat: LicenseFormat = singleLicenseFormat({
  id: jwsId,
  name: 'Signed entitlement token (JWS, JWT)',
  extension: '.jwt',
  recognize: isEntitlement,
  parse: parseJws,
});
