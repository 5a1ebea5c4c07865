import { ByteReader } from './byte-reader.js';

/** FSCTL_VALIDATE_NEGOTIATE_INFO, [MS-SMB2] 2.2.31. */
export const validateNegotiateCode = 0x0014_0204;
/** Bytes of the answer. */
export const validateNegotiateLength = 24;

/** What was asked in NEGOTIATE, once more and signed: [MS-SMB2] 2.2.31.4. */
export function encodeValidateNegotiate(asked: {
  readonly capabilities: number;
  readonly clientGuid: Uint8Array;
  readonly securityMode: number;
  readonly dialects: readonly number[];
}): Buffer {
  const bytes = Buffer.alloc(24 + 2 * asked.dialects.length);
  bytes.writeUInt32LE(asked.capabilities, 0);
  bytes.set(asked.clientGuid, 4);
  bytes.writeUInt16LE(asked.securityMode, 20);
  bytes.writeUInt16LE(asked.dialects.length, 22);
  asked.dialects.forEach((dialect, index) => bytes.writeUInt16LE(dialect, 24 + 2 * index));
  return bytes;
}

/** What the server remembers to have answered, [MS-SMB2] 2.2.32.6. */
export function decodeValidateNegotiate(bytes: Buffer): {
  readonly capabilities: number;
  readonly serverGuid: Buffer;
  readonly securityMode: number;
  readonly dialect: number;
} {
  const reader = new ByteReader(bytes, 'validated negotiation');
  return {
    capabilities: reader.u32(0),
    serverGuid: reader.slice(4, 16),
    securityMode: reader.u16(20),
    dialect: reader.u16(22),
  };
}
