import type { ByteReader } from './byte-reader.js';
import { checkBody, headerLength, variablePart } from './header.js';

/** Flags of a session, [MS-SMB2] 2.2.6. */
export const sessionFlags = { guest: 0x1, anonymous: 0x2, encrypt: 0x4 } as const;

/** SESSION_SETUP request, [MS-SMB2] 2.2.5. */
export function encodeSessionSetup(request: {
  readonly securityMode: number;
  readonly capabilities: number;
  /** The SPNEGO token. */
  readonly token: Buffer;
}): Buffer {
  const fixed = Buffer.alloc(24);
  fixed.writeUInt16LE(25, 0);
  fixed.writeUInt8(request.securityMode, 3);
  fixed.writeUInt32LE(request.capabilities, 4);
  fixed.writeUInt16LE(headerLength + fixed.length, 12);
  fixed.writeUInt16LE(request.token.length, 14);
  return Buffer.concat([fixed, request.token]);
}

/** SESSION_SETUP response, [MS-SMB2] 2.2.6. */
export function decodeSessionSetup(message: ByteReader): {
  readonly flags: number;
  readonly token: Buffer;
} {
  checkBody(message, 9);
  const body = headerLength;
  return {
    flags: message.u16(body + 2),
    token: variablePart(message, message.u16(body + 4), message.u16(body + 6)),
  };
}
