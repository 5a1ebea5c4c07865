declare const hresultBrand: unique symbol;

/**
 * A COM result code: 32 bits, always kept **unsigned**, so that `0xC00D2742` prints and compares as in the headers.
 *
 * ```text
 *  31 30..29 28        16 15         0
 *  S  (bits) facility (13)  code (16)      S = 1: failure
 * ```
 *
 * A bare number is no HRESULT: {@link toHRESULT} makes one. Source: [MS-ERREF] 2.1; winerror.h.
 */
export type HRESULT = number & { readonly [hresultBrand]: 'HRESULT' };

/** Facility 7 carries the error codes of Win32 ([MS-ERREF] 2.1.1). */
export const FACILITY_WIN32 = 7;
/** Facility 13 is that of Windows Media and of Media Foundation (FACILITY_NS, FACILITY_MF). */
export const FACILITY_NS = 13;

/**
 * The HRESULT with these 32 bits. Accepts the unsigned and the signed reading (`-2147024809` is `E_INVALIDARG`).
 * @throws RangeError if `bits` is no integer from -2^31 to 2^32-1.
 */
export function toHRESULT(bits: number): HRESULT {
  if (!isHresultBits(bits)) throw new RangeError(`An HRESULT has 32 bits; ${bits} does not fit.`);
  return (bits >>> 0) as HRESULT;
}

/**
 * The unsigned reading of a code that came from outside: what a caller without types, or a port, took from a signed
 * source is the same code.
 */
export function unsigned(hr: HRESULT): HRESULT {
  return (hr >>> 0) as HRESULT;
}

/** True for a number {@link toHRESULT} accepts. */
export function isHresultBits(value: unknown): value is number {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= -0x8000_0000 &&
    value <= 0xffff_ffff
  );
}

/** The signed reading of the bits, as other languages and logs show it. */
export function toSigned(hr: HRESULT): number {
  return hr | 0;
}

/** True if bit 31 is clear: also `S_FALSE` and `MF_S_MULTIPLE_BEGIN` succeed (winerror.h). */
export function SUCCEEDED(hr: HRESULT): boolean {
  return (hr | 0) >= 0;
}

/** True if bit 31 is set (winerror.h). */
export function FAILED(hr: HRESULT): boolean {
  return (hr | 0) < 0;
}

/** Bit 31: 0 for success, 1 for failure (winerror.h). */
export function HRESULT_SEVERITY(hr: HRESULT): 0 | 1 {
  return FAILED(hr) ? 1 : 0;
}

/** Bits 16 to 28: who defined the code (winerror.h). */
export function HRESULT_FACILITY(hr: HRESULT): number {
  return (hr >>> 16) & 0x1fff;
}

/** Bits 0 to 15: the code within its facility (winerror.h). */
export function HRESULT_CODE(hr: HRESULT): number {
  return hr & 0xffff;
}

/**
 * The HRESULT of a Win32 error code: `0x80070000 | code` for 1 to 0xFFFF; 0 and what is an HRESULT already (negative
 * as a 32-bit number) stay as they are, like the function of winerror.h.
 * @throws RangeError if `error` is no integer of 32 bits.
 */
export function HRESULT_FROM_WIN32(error: number): HRESULT {
  const bits = toHRESULT(error);
  if ((bits | 0) <= 0) return bits;
  return toHRESULT(0x8000_0000 + (FACILITY_WIN32 << 16) + HRESULT_CODE(bits));
}
