import { ByteReader } from '../wire/byte-reader.js';
import { neededFlags, signature, wantedFlags } from './flags.js';

/** Types of messages, [MS-NLMP] 2.2.1. */
const messageType = { negotiate: 1, challenge: 2, authenticate: 3 } as const;
/** Where the integrity code of the AUTHENTICATE message lies, and its payload begins, [MS-NLMP] 2.2.1.3. */
export const micAt = 72;
const payloadAt = 88;

/** NEGOTIATE_MESSAGE, [MS-NLMP] 2.2.1.1, without names. */
export function encodeNegotiateMessage(): Buffer {
  const message = Buffer.alloc(40);
  signature.copy(message);
  message.writeUInt32LE(messageType.negotiate, 8);
  message.writeUInt32LE(wantedFlags, 12);
  return message;
}

export interface ChallengeMessage {
  readonly flags: number;
  /** 8 bytes. */
  readonly serverChallenge: Buffer;
  /** AV pairs. */
  readonly targetInfo: Buffer;
}

/** CHALLENGE_MESSAGE, [MS-NLMP] 2.2.1.2. One that leaves out what a strong session key needs is refused. */
export function decodeChallengeMessage(bytes: Buffer): ChallengeMessage {
  const reader = new ByteReader(bytes, 'NTLM challenge');
  if (!reader.slice(0, 8).equals(signature) || reader.u32(8) !== messageType.challenge) {
    throw reader.malformed('it is none');
  }
  const flags = reader.u32(20);
  if ((flags & neededFlags) >>> 0 !== neededFlags >>> 0) {
    throw reader.malformed('it does not offer NTLMv2 with a session key of 128 bits');
  }
  return {
    flags,
    serverChallenge: reader.slice(24, 8),
    targetInfo: reader.slice(reader.u32(44), reader.u16(40)),
  };
}

/** AUTHENTICATE_MESSAGE, [MS-NLMP] 2.2.1.3; its integrity code is zero until it is put at {@link micAt}. */
export function encodeAuthenticateMessage(fields: {
  readonly flags: number;
  readonly lmResponse: Buffer;
  readonly ntResponse: Buffer;
  readonly domain: string;
  readonly user: string;
  readonly workstation: string;
  readonly encryptedSessionKey: Buffer;
}): Buffer {
  const head = Buffer.alloc(payloadAt);
  signature.copy(head);
  head.writeUInt32LE(messageType.authenticate, 8);
  const payload = [
    fields.lmResponse,
    fields.ntResponse,
    Buffer.from(fields.domain, 'utf16le'),
    Buffer.from(fields.user, 'utf16le'),
    Buffer.from(fields.workstation, 'utf16le'),
    fields.encryptedSessionKey,
  ];
  let at = payloadAt;
  payload.forEach((bytes, index) => {
    const fieldAt = 12 + 8 * index;
    head.writeUInt16LE(bytes.length, fieldAt);
    head.writeUInt16LE(bytes.length, fieldAt + 2);
    head.writeUInt32LE(at, fieldAt + 4);
    at += bytes.length;
  });
  head.writeUInt32LE(fields.flags >>> 0, 60);
  return Buffer.concat([head, ...payload]);
}
