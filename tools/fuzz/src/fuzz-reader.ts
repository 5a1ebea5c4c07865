import { isLicenseStoreError, type ErrorCode } from '@wmdrm/core';

/**
 * Inputs of a reader and how they reach it. Checksums and encodings would keep nearly every change of a whole file from
 * what lies behind them: a layer changes what is inside and wraps it again.
 */
export interface Layer {
  readonly seeds: readonly Uint8Array[];
  /** Makes a file of what was changed. Default: it is the file. */
  readonly wrap?: (inner: Uint8Array) => Uint8Array;
}

/** A reader that is given bad input. */
export interface FuzzReader {
  readonly name: string;
  readonly layers: readonly Layer[];
  /** Words its format is made of. */
  readonly words?: readonly string[];
  /**
   * Reads the input, and answers with a few words what came of it: inputs with a new answer are worth changing further.
   * Throws for what must not be: an error without a type, or an answer that breaks its own rules.
   */
  readonly read: (input: Uint8Array) => string | Promise<string>;
}

/** What must not be. */
export class FuzzViolation extends Error {
  override readonly name: string = 'FuzzViolation';
}

/** Throws {@link FuzzViolation} unless `holds`. */
export function expectThat(what: string, holds: boolean): void {
  if (!holds) throw new FuzzViolation(what);
}

export interface RefusalRules {
  readonly allowed: readonly ErrorCode[];
  /** Bytes of the input, which an offset must not pass. Default: there need be no offset. */
  readonly length?: number;
  /** Most characters of the message. Default 1,000. */
  readonly most?: number;
}

/** What an error that may be thrown says, without numbers; throws on all others. */
export function refusal(error: unknown, { allowed, length, most = 1000 }: RefusalRules): string {
  if (!isLicenseStoreError(error)) throw error;
  const { code, message, details } = error;
  expectThat(`${code} is one of ${allowed.join(', ')}: ${message}`, allowed.includes(code));
  expectThat(`an error has at most ${most} characters`, message.length <= most);
  if (length !== undefined) {
    const { offset } = details;
    const inside = Number.isInteger(offset) && Number(offset) >= 0 && Number(offset) <= length;
    expectThat(`an offset from 0 to ${length}, not ${String(offset)}: ${message}`, inside);
  }
  return `${code}: ${message.replaceAll(/\d+/g, '#')}`;
}

/** How many there are, for an answer: above three it does not matter, or the longest inputs would be changed further. */
export function few(list: readonly unknown[]): number {
  return Math.min(list.length, 3);
}
