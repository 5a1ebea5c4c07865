import {
  encodeRecord,
  formatKeyId,
  isLicenseStoreError,
  parseKeyId,
  persistences,
  portableHost,
  verdicts,
  type License,
  type LicenseDescription,
  type LicenseReadResult,
  type LicenseStoreError,
} from '@wmdrm/core';
import { ContractViolation, expectThat } from '../contract/expectations.js';
import { nameOf } from './read-work.js';

/** What a damaged part of a file, or a payload, may be called. */
export const damageCodes: readonly string[] = ['malformed-license', 'limit-exceeded'];

/** A list with something in it, each a license a store takes or a typed error. */
export function expectSound(what: string, results: readonly LicenseReadResult[]): void {
  expectThat(`${what}: read gives a list`, Array.isArray(results));
  expectThat(`${what}: read gives a license or says what is wrong`, results.length > 0);
  for (const result of results) {
    if (result.type === 'license') expectStorable(what, result.license);
    else expectDamage(what, result.error);
  }
}

/** A store takes the license, and its description keeps to the model. */
export function expectStorable(what: string, license: License): void {
  expectDescription(what, license.description);
  try {
    encodeRecord(license, portableHost.hasher);
  } catch (error) {
    throw new ContractViolation(`${what}: no store takes this license: ${nameOf(error)}`, {
      cause: error,
    });
  }
}

/** A typed error that says the input is bad. */
export function expectDamage(what: string, error: unknown): asserts error is LicenseStoreError {
  expectThat(
    `${what}: ${nameOf(error)} is a LicenseStoreError of code ${damageCodes.join(' or ')}`,
    isLicenseStoreError(error) && damageCodes.includes(error.code),
  );
}

/** The words and forms of the model. */
export function expectDescription(what: string, description: LicenseDescription): void {
  const holds = (statement: string, is: boolean): void => expectThat(`${what}: ${statement}`, is);
  for (const right of ['backup', 'restore'] as const) {
    const { verdict, evidence } = description[right];
    holds(`${right} has a verdict of the model`, verdicts.includes(verdict));
    holds(`${right} names its evidence`, typeof evidence === 'string' && evidence !== '');
  }
  const { persistence, stateful, keyIds, rights, unknownMustUnderstand } = description;
  holds('persistence is a word of the model', persistences.includes(persistence));
  holds('stateful is true, false or unknown', [true, false, 'unknown'].includes(stateful));
  holds('key ids have their canonical form', keyIds.every(isCanonical));
  holds('rights are named and counted in whole numbers', rights.every(isRight));
  holds(
    'unknownMustUnderstand is a list of numbers',
    unknownMustUnderstand.every(Number.isInteger),
  );
  for (const date of ['issued', 'notBefore', 'notAfter'] as const) {
    holds(`${date} is in whole milliseconds`, isWhole(description[date]));
  }
}

function isCanonical(keyId: string): boolean {
  const bytes = parseKeyId(keyId);
  return bytes !== undefined && formatKeyId(bytes) === keyId;
}

function isRight({
  name,
  count,
  notBefore,
  notAfter,
}: LicenseDescription['rights'][number]): boolean {
  return (
    name !== '' && isWhole(count) && (count ?? 0) >= 0 && isWhole(notBefore) && isWhole(notAfter)
  );
}

function isWhole(value: number | undefined): boolean {
  return value === undefined || Number.isSafeInteger(value);
}
