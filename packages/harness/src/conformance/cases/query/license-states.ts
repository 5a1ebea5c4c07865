import { g_wszWMDRM_ActionAllowed, g_wszWMDRM_LicenseState } from '@wmdrm/com/constants';
import { ContractViolation } from '../../../contract/expectations.js';
import type { ConformanceContext } from '../../conformance-context.js';
import type { LicenseStateValue } from '../../interfaces/interface-kinds.js';
import type { Face } from '../../machine/face.js';
import { present } from '../../machine/machine.js';
import type { FixtureLimits, LicenseFixture } from '../../subject/license-fixture.js';

export type Query = Face<'IWMDRMLicenseQuery'>;

/** A query object of a machine that holds these licenses and no others. */
export async function queryOver(
  { open }: ConformanceContext,
  ...licenses: readonly Pick<LicenseFixture, 'name'>[]
): Promise<Query> {
  const machine = await open({ licenses: licenses.map(({ name }) => name) });
  return machine.create('IWMDRMLicenseQuery');
}

/** The state of each right, in the same order. */
export async function statesOf(
  query: Query,
  keyId: string,
  rights: readonly string[],
): Promise<readonly LicenseStateValue[]> {
  const actions = rights.map((right) => g_wszWMDRM_LicenseState + right);
  return present('QueryLicenseState', await query.call('QueryLicenseState', keyId, actions));
}

export async function stateOf(
  query: Query,
  keyId: string,
  right: string,
): Promise<LicenseStateValue> {
  const [state] = await statesOf(query, keyId, [right]);
  if (state === undefined) throw new ContractViolation('QueryLicenseState answered no state.');
  return state;
}

/** Whether each action is allowed, in the same order. */
export async function answersOf(
  query: Query,
  keyId: string,
  rights: readonly string[],
  leastVersion: string | null = null,
): Promise<readonly number[]> {
  const actions = rights.map((right) => g_wszWMDRM_ActionAllowed + right);
  const answer = await query.call('QueryActionAllowed', keyId, leastVersion, actions);
  return present('QueryActionAllowed', answer);
}

export async function answerOf(
  query: Query,
  keyId: string,
  right: string,
  leastVersion: string | null = null,
): Promise<number> {
  const [answer] = await answersOf(query, keyId, [right], leastVersion);
  if (answer === undefined) throw new ContractViolation('QueryActionAllowed answered no result.');
  return answer;
}

/** Whether nothing but the right itself decides about this license. */
export function isPlain(fixture: LicenseFixture): boolean {
  const { kind, limits, expired, rootKeyId, securityLevel } = fixture;
  return kind === 'permitted' && !limits && !expired && !rootKeyId && !securityLevel;
}

/** Whether these limits are there and no others. */
export function hasJust(limits: FixtureLimits | undefined, wanted: readonly string[]): boolean {
  const names = Object.keys(limits ?? {});
  return names.length === wanted.length && wanted.every((name) => names.includes(name));
}
