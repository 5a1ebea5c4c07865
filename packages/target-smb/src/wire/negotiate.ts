import type { ByteReader } from './byte-reader.js';
import { dialects } from './dialect.js';
import { checkBody, headerLength, variablePart } from './header.js';
import {
  contextCount,
  decodeContexts,
  encodeContexts,
  type ChosenContexts,
  type OfferedContexts,
} from './negotiate-contexts.js';

/** Security modes, [MS-SMB2] 2.2.3. */
export const securityMode = { signingEnabled: 0x1, signingRequired: 0x2 } as const;
/** Capabilities, [MS-SMB2] 2.2.3: requests of more than 64 KiB, and encryption in 3.0 and 3.0.2. */
export const capability = { largeMtu: 0x04, encryption: 0x40 } as const;

export interface NegotiateRequest {
  readonly dialects: readonly number[];
  readonly securityMode: number;
  readonly capabilities: number;
  /** 16 bytes; zero where only 2.0.2 is offered. */
  readonly clientGuid: Uint8Array;
  /** Sent where 3.1.1 is among the dialects. */
  readonly contexts: OfferedContexts;
}

export interface NegotiateResponse {
  readonly dialect: number;
  readonly securityMode: number;
  readonly capabilities: number;
  /** 16 bytes. */
  readonly serverGuid: Buffer;
  /** Bytes. */
  readonly maxTransact: number;
  readonly maxRead: number;
  readonly maxWrite: number;
  /** The SPNEGO token, possibly empty. */
  readonly token: Buffer;
  /** Of 3.1.1 only. */
  readonly contexts: ChosenContexts;
}

/** NEGOTIATE request, [MS-SMB2] 2.2.3. */
export function encodeNegotiate(request: NegotiateRequest): Buffer {
  const count = request.dialects.length;
  const fixed = Buffer.alloc(36 + 2 * count);
  fixed.writeUInt16LE(36, 0);
  fixed.writeUInt16LE(count, 2);
  fixed.writeUInt16LE(request.securityMode, 4);
  fixed.writeUInt32LE(request.capabilities, 8);
  fixed.set(request.clientGuid, 12);
  request.dialects.forEach((dialect, index) => fixed.writeUInt16LE(dialect, 36 + 2 * index));
  if (!request.dialects.includes(dialects['3.1.1'])) return fixed;
  const padding = Buffer.alloc((8 - (fixed.length % 8)) % 8);
  fixed.writeUInt32LE(headerLength + fixed.length + padding.length, 28);
  fixed.writeUInt16LE(contextCount(request.contexts), 32);
  return Buffer.concat([fixed, padding, encodeContexts(request.contexts)]);
}

/** NEGOTIATE response, [MS-SMB2] 2.2.4. */
export function decodeNegotiate(message: ByteReader): NegotiateResponse {
  checkBody(message, 65);
  const body = headerLength;
  const dialect = message.u16(body + 4);
  const contexts =
    dialect === dialects['3.1.1']
      ? decodeContexts(message, message.u32(body + 60), message.u16(body + 6))
      : {};
  return {
    dialect,
    securityMode: message.u16(body + 2),
    capabilities: message.u32(body + 24),
    serverGuid: message.slice(body + 8, 16),
    maxTransact: message.u32(body + 28),
    maxRead: message.u32(body + 32),
    maxWrite: message.u32(body + 36),
    token: variablePart(message, message.u16(body + 56), message.u16(body + 58)),
    contexts,
  };
}
