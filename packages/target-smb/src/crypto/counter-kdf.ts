import { createHmac } from 'node:crypto';

/**
 * Key derivation of SMB 3.x ([MS-SMB2] 3.1.4.2): SP 800-108 section 5.1, counter mode with HMAC-SHA256, a counter of 32
 * bits. One step gives up to 256 bits, so the counter is always 1.
 * @param label with its terminating zero byte, as [MS-SMB2] writes it.
 * @param bits 128 or 256. The length is part of the input: a shorter key is no prefix of a longer one.
 */
export function counterKdf(
  key: Uint8Array,
  label: string,
  context: Uint8Array,
  bits: 128 | 256 = 128,
): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bits);
  return createHmac('sha256', key)
    .update(Buffer.of(0, 0, 0, 1))
    .update(label, 'latin1')
    .update(Buffer.of(0))
    .update(context)
    .update(length)
    .digest()
    .subarray(0, bits / 8);
}
