import { E_UNEXPECTED, S_OK } from './com-codes.js';
import { ComError } from './com-error.js';
import { FAILED, unsigned, type HRESULT } from './hresult.js';

/** A call that succeeded. `hr` is not always `S_OK`: success codes carry meaning and survive. */
export interface ComSuccess<T> {
  readonly ok: true;
  readonly hr: HRESULT;
  readonly value: T;
}

/** A call that failed. There is no `value`: an out parameter is not written on failure. */
export interface ComFailure {
  readonly ok: false;
  readonly hr: HRESULT;
  readonly value?: undefined;
}

/**
 * What a method with an out parameter answers. Methods without one answer the plain {@link HRESULT}.
 * Destructuring narrows too: `const { ok, hr, value } = call()`.
 */
export type ComResult<T> = ComSuccess<T> | ComFailure;

/** A success with its value; `hr` must have success severity. @defaultValue `hr` is `S_OK` */
export function comSuccess<T>(value: T, hr: HRESULT = S_OK): ComSuccess<T> {
  return { ok: true, hr: unsigned(hr), value };
}

/** A failure. A code of success severity is no failure; it becomes `E_UNEXPECTED`. */
export function comFailure(hr: HRESULT): ComFailure {
  return { ok: false, hr: FAILED(hr) ? unsigned(hr) : E_UNEXPECTED };
}

/**
 * The value of a success, for callers who prefer exceptions.
 * @param what names the call in the message of the error, for example `BackupLicenses`.
 * @throws ComError if the result is a failure.
 */
export function unwrap<T>(result: ComResult<T>, what?: string): T {
  if (result.ok) return result.value;
  throw new ComError(result.hr, what === undefined ? {} : { what });
}
