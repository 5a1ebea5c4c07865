/** Bytes of signatures of one length each (RFC 7518 section 3.1, RFC 8812, RFC 8037: Ed25519 or Ed448). */
const fixed: Readonly<Record<string, readonly number[]>> = {
  none: [0],
  HS256: [32],
  HS384: [48],
  HS512: [64],
  ES256: [64],
  ES256K: [64],
  ES384: [96],
  ES512: [132],
  EdDSA: [64, 114],
  Ed25519: [64],
  Ed448: [114],
};
/** RSA: as long as the key, of at least 2048 bits (RFC 7518 sections 3.3 and 3.5), in steps of 512 bits as keys are made. */
const rsa = /^[RP]S(?:256|384|512)$/;
const smallestRsa = 256;
const rsaStep = 64;

/** False if no signature of this algorithm has this many bytes: the token was cut off. Any length for unknown ones. */
export function fitsAlgorithm(algorithm: string, length: number): boolean {
  if (rsa.test(algorithm)) return length >= smallestRsa && length % rsaStep === 0;
  const lengths = Object.hasOwn(fixed, algorithm) ? fixed[algorithm] : undefined;
  return lengths === undefined ? length > 0 : lengths.includes(length);
}
