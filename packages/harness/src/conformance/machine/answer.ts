import { findResultCode, formatHresultValue, toHRESULT } from '@wmdrm/com';

/** What a call of a case came to. */
export type Answer<T> =
  | { readonly ok: true; readonly hr: number; readonly code: string; readonly value: T }
  | { readonly ok: false; readonly hr: number; readonly code: string; readonly value?: undefined };

/** Name of a code, as headers have it; its digits if it has none. */
export function codeName(hr: number): string {
  const isCode = Number.isInteger(hr) && hr >= 0 && hr <= 0xffff_ffff;
  if (!isCode) return String(hr);
  const code = toHRESULT(hr);
  return findResultCode(code)?.name ?? formatHresultValue(code);
}
