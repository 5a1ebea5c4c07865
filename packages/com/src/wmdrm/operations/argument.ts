import { E_INVALIDARG } from '../../hresult/com-codes.js';
import { ComError } from '../../hresult/com-error.js';

/** The argument, if it was understood; throws `E_INVALIDARG` for `undefined`. */
export function valid<T>(argument: T | undefined): T {
  if (argument === undefined) throw new ComError(E_INVALIDARG);
  return argument;
}

/** One of the flags a method knows; throws `E_INVALIDARG` for any other number, also for two flags at once. */
export function oneOf(flags: number, known: readonly number[]): number {
  return valid(known.includes(flags) ? flags : undefined);
}

/** A text that is not empty; throws `E_INVALIDARG` for anything else. */
export function nonEmpty(text: unknown): string {
  return valid(typeof text === 'string' && text !== '' ? text : undefined);
}

/** Bytes, copied; throws `E_INVALIDARG` for anything else. */
export function bytesOf(value: unknown): Uint8Array {
  return valid(value instanceof Uint8Array ? value.slice() : undefined);
}
