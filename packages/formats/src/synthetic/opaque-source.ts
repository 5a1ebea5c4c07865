import { LicenseStoreError } from '@wmdrm/core';
import { encodeBase64 } from '../text/base64.js';
import type { SyntheticOptions } from './options.js';

/** Source of everything in a synthetic license that no option decides. */
export class OpaqueSource {
  #state: number;
  readonly #marker: Uint8Array | undefined;

  constructor({ seed, opaqueMarker }: SyntheticOptions) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
      throw new LicenseStoreError('invalid-argument', 'seed: an integer from 0 to 0xFFFFFFFF.');
    }
    // Neighbouring seeds shall not begin alike, and the generator must not start at zero.
    this.#state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) | 1;
    this.#marker = opaqueMarker ? new TextEncoder().encode(opaqueMarker) : undefined;
  }

  /** True if opaque places are to be filled with a marker. */
  get isMarked(): boolean {
    return this.#marker !== undefined;
  }

  /** Bytes by the seed, for ids and the like. Xorshift with the shifts 13, 17, 5 (Marsaglia, 2003): not secret. */
  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at++) {
      let x = this.#state;
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      this.#state = x;
      bytes[at] = x >>> 11;
    }
    return bytes;
  }

  /** Bytes for a place that no reader may look into. */
  opaque(length: number): Uint8Array {
    const marker = this.#marker;
    if (!marker) return this.bytes(length);
    return Uint8Array.from({ length }, (_, at) => marker[at % marker.length]!);
  }

  /** `length` characters for a place in a text that no reader may look into. */
  opaqueText(length: number): string {
    const marker = this.#marker;
    if (!marker) return encodeBase64(this.bytes(length)).slice(0, length);
    return String.fromCharCode(...this.opaque(length));
  }
}
