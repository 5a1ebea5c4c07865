import { createHmac } from 'node:crypto';
import { md4 } from './md4.js';
import { Rc4 } from './rc4.js';

/** Who logs on. */
export interface NtlmCredentials {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
}

/** What answers a challenge. */
export interface NtlmV2Response {
  /** NtChallengeResponse: the proof and the data it proves ([MS-NLMP] 2.2.2.8). */
  readonly ntResponse: Buffer;
  /** KeyExchangeKey, for NTLMv2 the session base key ([MS-NLMP] 3.4.5.1). */
  readonly keyExchangeKey: Buffer;
}

export function hmacMd5(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('md5', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** NTOWFv2 ([MS-NLMP] 3.3.2): the user in upper case, the domain as it is, all in UTF-16LE. */
export function ntowfV2({ user, password, domain }: NtlmCredentials): Buffer {
  const identity = Buffer.from(upperCase(user) + domain, 'utf16le');
  return hmacMd5(md4(Buffer.from(password, 'utf16le')), identity);
}

/**
 * As servers do it: each unit of UTF-16 by a unit of its own, or not at all. `ß` stays what it is, and so does what becomes
 * a letter of ASCII elsewhere only (`ı`, `ſ`).
 */
function upperCase(text: string): string {
  const unitUpper = (unit: string): string => {
    const upper = unit.toUpperCase();
    return upper.length > 1 || (unit > '\x7f' && upper <= '\x7f') ? unit : upper;
  };
  return Array.from({ length: text.length }, (_, at) => unitUpper(text.charAt(at))).join('');
}

/**
 * ComputeResponse of NTLMv2 ([MS-NLMP] 3.3.2). The LM response stays zero: it is not sent to a server that gives the
 * time, and proves nothing more to one that does not.
 * @param time of the response as a FILETIME of 8 bytes; the server's own where its challenge has one.
 * @param targetInfo the AV pairs of the challenge and our own, with their terminator.
 */
export function ntlmV2Response(options: {
  readonly credentials: NtlmCredentials;
  /** 8 bytes. */
  readonly serverChallenge: Uint8Array;
  /** 8 random bytes. */
  readonly clientChallenge: Uint8Array;
  readonly time: Uint8Array;
  readonly targetInfo: Uint8Array;
}): NtlmV2Response {
  const key = ntowfV2(options.credentials);
  const reserved = Buffer.alloc(4);
  const proven = Buffer.concat([
    // Resp and HiResp 1, then 6 reserved bytes ([MS-NLMP] 2.2.2.7).
    Buffer.of(1, 1, 0, 0, 0, 0, 0, 0),
    options.time,
    options.clientChallenge,
    reserved,
    options.targetInfo,
    reserved,
  ]);
  const proof = hmacMd5(key, options.serverChallenge, proven);
  return { ntResponse: Buffer.concat([proof, proven]), keyExchangeKey: hmacMd5(key, proof) };
}

/** EncryptedRandomSessionKey: the key the client chose for the session, under the key exchange key (3.1.5.1.2). */
export function wrapSessionKey(keyExchangeKey: Uint8Array, sessionKey: Uint8Array): Buffer {
  return new Rc4(keyExchangeKey).apply(sessionKey);
}
