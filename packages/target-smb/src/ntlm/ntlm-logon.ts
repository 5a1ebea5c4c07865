import { randomBytes, timingSafeEqual } from 'node:crypto';
import { NtlmSecurity } from '../crypto/ntlm-security.js';
import {
  hmacMd5,
  ntlmV2Response,
  wrapSessionKey,
  type NtlmCredentials,
} from '../crypto/ntlm-v2.js';
import { SmbError } from '../errors/smb-error.js';
import {
  decodeServerToken,
  encodeFirstToken,
  encodeNextToken,
  mechanismList,
} from '../spnego/tokens.js';
import { fileTimeBytes } from '../wire/file-time.js';
import { avId, decodeAvPairs, encodeAvPairs } from './av-pairs.js';
import { wantedFlags } from './flags.js';
import {
  decodeChallengeMessage,
  encodeAuthenticateMessage,
  encodeNegotiateMessage,
  micAt,
} from './messages.js';

/** The message has an integrity code, [MS-NLMP] 2.2.2.1. */
const hasMic = Buffer.of(2, 0, 0, 0);

export interface NtlmLogonOptions {
  readonly credentials: NtlmCredentials;
  /** Host name of the server, which the response is bound to. */
  readonly server: string;
  /** Default `node:crypto`. */
  readonly random?: (length: number) => Buffer;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

/** One logon with NTLMv2 inside SPNEGO: two tokens of ours around one of the server's, whose last one is checked. */
export class NtlmLogon {
  readonly #options: NtlmLogonOptions;
  readonly #negotiate = encodeNegotiateMessage();
  #serverSecurity: NtlmSecurity | undefined;

  constructor(options: NtlmLogonOptions) {
    this.#options = options;
  }

  first(): Buffer {
    return encodeFirstToken(this.#negotiate);
  }

  /** Answers the server's challenge ([MS-NLMP] 3.1.5.1.2). The session key is 16 bytes. */
  answer(serverToken: Buffer): { readonly token: Buffer; readonly sessionKey: Buffer } {
    const challengeBytes = decodeServerToken(serverToken).mechanismToken;
    if (!challengeBytes) throw SmbError.malformed('it sends no challenge');
    const challenge = decodeChallengeMessage(challengeBytes);
    const random = this.#options.random ?? randomBytes;
    const { time, targetInfo } = this.#targetInfo(challenge.targetInfo);
    const { credentials } = this.#options;
    const { ntResponse, keyExchangeKey } = ntlmV2Response({
      credentials,
      serverChallenge: challenge.serverChallenge,
      clientChallenge: random(8),
      time,
      targetInfo,
    });
    const sessionKey = random(16);
    const message = encodeAuthenticateMessage({
      flags: challenge.flags & wantedFlags,
      lmResponse: Buffer.alloc(24),
      ntResponse,
      domain: credentials.domain,
      user: credentials.user,
      workstation: '',
      encryptedSessionKey: wrapSessionKey(keyExchangeKey, sessionKey),
    });
    hmacMd5(sessionKey, this.#negotiate, challengeBytes, message).copy(message, micAt);
    this.#serverSecurity = new NtlmSecurity(sessionKey, 'server');
    const mic = new NtlmSecurity(sessionKey, 'client').sign(mechanismList);
    return { token: encodeNextToken(message, mic), sessionKey };
  }

  /** Checks the server's signature of the mechanisms, where its last token has one. */
  finish(serverToken: Buffer): void {
    if (serverToken.length === 0) return;
    const mic = decodeServerToken(serverToken).mechanismListMic;
    if (!mic) return;
    const expected = this.#serverSecurity?.sign(mechanismList);
    if (!expected || mic.length !== expected.length || !timingSafeEqual(mic, expected)) {
      throw new SmbError('EBADMSG', 'The server does not prove that it knows the password.');
    }
  }

  /** The server's pairs with ours: an integrity code follows, the server is this one, the channel is not bound. */
  #targetInfo(bytes: Buffer): { readonly time: Buffer; readonly targetInfo: Buffer } {
    const ours: readonly number[] = [avId.flags, avId.targetName, avId.channelBindings];
    const pairs = decodeAvPairs(bytes).filter(({ id }) => !ours.includes(id));
    const timestamp = pairs.find(({ id }) => id === avId.timestamp)?.value;
    if (timestamp && timestamp.length !== 8) throw SmbError.malformed('its time has no 8 bytes');
    const targetInfo = encodeAvPairs([
      ...pairs,
      { id: avId.flags, value: hasMic },
      { id: avId.channelBindings, value: Buffer.alloc(16) },
      { id: avId.targetName, value: Buffer.from(`cifs/${this.#options.server}`, 'utf16le') },
    ]);
    const time = timestamp ?? fileTimeBytes((this.#options.now ?? Date.now)());
    return { time, targetInfo };
  }
}
