import {
  equalBytes,
  isLicenseStoreError,
  type ErrorCode,
  type LicenseStoreError,
  type MaybePromise,
} from '@wmdrm/core';
import { inspect, isDeepStrictEqual } from 'node:util';

/** What a case throws when the subject does not keep the contract. */
export class ContractViolation extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ContractViolation';
  }
}

/** What a case throws when its statement says nothing about this subject. */
export class NotApplicable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotApplicable';
  }
}

/** @param what the statement that must be true. */
export function expectThat(what: string, holds: boolean): asserts holds {
  if (!holds) throw new ContractViolation(`Expected that ${what}.`);
}

/** Same structure and values; for bytes use {@link expectBytes}. */
export function expectEqual<T>(what: string, actual: T, expected: T): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new ContractViolation(`${what}: expected ${shown(expected, 5)}, got ${shown(actual, 5)}.`);
}

export function expectBytes(
  what: string,
  actual: Uint8Array | undefined,
  expected: Uint8Array,
): void {
  if (actual && equalBytes(actual, expected)) return;
  const got = actual ? `${actual.length} bytes` : 'nothing';
  throw new ContractViolation(`${what}: expected other bytes (${expected.length}), got ${got}.`);
}

/** The work must fail with a `LicenseStoreError` of one of these codes; all codes if none is given. */
export async function expectFailure(
  what: string,
  codes: ErrorCode | readonly ErrorCode[] | undefined,
  work: () => MaybePromise<unknown>,
): Promise<LicenseStoreError> {
  const allowed = typeof codes === 'string' ? [codes] : codes;
  const wanted = allowed ? allowed.join(' or ') : 'a LicenseStoreError';
  let result: unknown;
  try {
    result = await work();
  } catch (error) {
    if (isLicenseStoreError(error) && (allowed === undefined || allowed.includes(error.code))) {
      return error;
    }
    throw new ContractViolation(`${what}: expected ${wanted}, got ${describeError(error)}.`, {
      cause: error,
    });
  }
  throw new ContractViolation(`${what}: expected ${wanted}, got ${shown(result, 1)}.`);
}

/** A value in words. Of bytes only their number: they may be of a license, and messages go into reports. */
function shown(value: unknown, depth: number): string {
  return inspect(value, { depth })
    .replaceAll(/((?:Uint8Array|Buffer)\(\d+\))(?: \[[^\]]*\])/g, '$1')
    .replaceAll(/<Buffer[^>]*>/g, 'Buffer');
}

function describeError(error: unknown): string {
  if (isLicenseStoreError(error)) return `${error.code}: ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
}
