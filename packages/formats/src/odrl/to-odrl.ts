import {
  LicenseStoreError,
  type LicenseDescription,
  type LicenseRight,
  type PolicyClass,
  type Verdict,
} from '@wmdrm/core';
import { actionOf } from './actions.js';
import { toIri } from './iri.js';
import {
  odrlContext,
  odrlProfile,
  profileNamespace,
  type OdrlConstraint,
  type OdrlPolicy,
  type OdrlRule,
} from './odrl-policy.js';

/** A license to put into ODRL. */
export interface OdrlSource {
  /** 32 hexadecimal digits, as a store knows it. */
  readonly shortId: string;
  /** As the store knows it: what was denied once stays so. An operator's word is not the issuer's and is left out. */
  readonly policyClass: PolicyClass;
  /** What the license says today. */
  readonly description: LicenseDescription;
}

/**
 * What a license says, as an ODRL 2.2 policy of the type Set: its rights on the content as permissions with their limits
 * as constraints, its backup and restore rights as permissions or prohibitions on the license itself. The table is
 * `docs/formats/odrl.md`. Holds what the description holds, so no key material and no person.
 *
 * Throws `unsupported` for a license that says nothing a rule could state, as a sealed one: a policy needs a rule.
 */
export function toOdrl(source: OdrlSource): OdrlPolicy {
  const { shortId, description } = source;
  const permission = [...contentRules(source), ...licenseRules(source, permissions)];
  const prohibition = licenseRules(source, prohibitions);
  if (permission.length === 0 && prohibition.length === 0) {
    throw new LicenseStoreError('unsupported', 'The license says nothing that ODRL could state.', {
      remedy: 'See what is known of it without --odrl.',
    });
  }
  const assigner = toIri(description.provider ?? '');
  return {
    '@context': [odrlContext, { wmdrm: profileNamespace }],
    '@type': 'Set',
    uid: `urn:wmdrm:policy:${shortId}`,
    profile: odrlProfile,
    ...(assigner === undefined ? {} : { assigner }),
    ...(permission.length === 0 ? {} : { permission }),
    ...(prohibition.length === 0 ? {} : { prohibition }),
  };
}

/** One permission a right, on what the license is for. */
function contentRules({ shortId, policyClass, description }: OdrlSource): readonly OdrlRule[] {
  const keys = description.keyIds.map((keyId) => `urn:uuid:${keyId}`);
  const target = keys.length > 1 ? keys : (keys[0] ?? `urn:wmdrm:content:${shortId}`);
  return rightsOf(description).map((right) => {
    const { action, unit } = actionOf(policyClass.format, right.name);
    const constraint = constraintsOf(right, description, unit);
    return { target, action, ...(constraint.length === 0 ? {} : { constraint }) };
  });
}

/** Formats without any words for rights grant their use; the rights of backup have rules of their own. */
function rightsOf({ rights, backup }: LicenseDescription): readonly LicenseRight[] {
  if (rights.length === 0 && backup.verdict === 'not-expressed') return [{ name: 'use' }];
  return rights.filter(({ name }) => name !== 'Backup' && name !== 'Restore');
}

function constraintsOf(
  right: LicenseRight,
  license: LicenseDescription,
  unit: string | undefined,
): readonly OdrlConstraint[] {
  const constraints: OdrlConstraint[] = [];
  const { count, secondsAfterFirstUse, conditional } = right;
  for (const { notBefore, notAfter } of [license, right]) {
    if (notBefore !== undefined) constraints.push(date('gteq', notBefore));
    if (notAfter !== undefined) constraints.push(date('lteq', notAfter));
  }
  if (count !== undefined) {
    constraints.push({
      leftOperand: 'count',
      operator: 'lteq',
      rightOperand: count,
      ...(unit === undefined ? {} : { unit: { '@id': unit } }),
    });
  }
  if (secondsAfterFirstUse !== undefined) {
    constraints.push({
      leftOperand: 'elapsedTime',
      operator: 'lteq',
      rightOperand: { '@value': `PT${secondsAfterFirstUse}S`, '@type': 'xsd:duration' },
    });
  }
  return conditional ? [...constraints, conditionHolds] : constraints;
}

/** A condition of the license that is not evaluated here; nobody who does not know it can take it for fulfilled. */
const conditionHolds: OdrlConstraint = {
  leftOperand: 'wmdrm:licenseCondition',
  operator: 'eq',
  rightOperand: true,
};

function date(operator: 'gteq' | 'lteq', milliseconds: number): OdrlConstraint {
  const value = new Date(milliseconds);
  if (Number.isNaN(value.getTime())) {
    throw new LicenseStoreError('unsupported', 'The license has a date beyond the calendar.');
  }
  return {
    leftOperand: 'dateTime',
    operator,
    rightOperand: { '@value': toXsd(value.toISOString()), '@type': 'xsd:dateTime' },
  };
}

/** XML Schema 1.1 has no plus sign and no zeros in front of a longer year (part 2, section 3.3.7). */
function toXsd(iso: string): string {
  return iso.replace(/^([+-])0*(?=\d{4,}-)/, (_, sign: string) => (sign === '-' ? sign : ''));
}

type RuleOf = (verdict: Verdict) => Pick<OdrlRule, 'constraint'> | undefined;

const permissions: RuleOf = (verdict) => {
  if (verdict === 'granted') return {};
  return verdict === 'conditional' ? { constraint: [conditionHolds] } : undefined;
};
const prohibitions: RuleOf = (verdict) => (verdict === 'denied' ? {} : undefined);

/** Rules on the license itself: its backup and restore; whoever has it for one session must not archive it. */
function licenseRules(source: OdrlSource, ruleOf: RuleOf): readonly OdrlRule[] {
  const { backup, restore, persistence } = rightsInLicense(source);
  const target = `urn:wmdrm:license:${source.shortId}`;
  const rules = [
    ['wmdrm:backup', ruleOf(backup)],
    ['wmdrm:restore', ruleOf(restore)],
    ['archive', persistence === 'no' ? ruleOf('denied') : undefined],
  ] as const;
  return rules.flatMap(([action, rule]) => (rule ? [{ target, action, ...rule }] : []));
}

function rightsInLicense({
  policyClass,
  description,
}: OdrlSource): Pick<PolicyClass, 'backup' | 'restore' | 'persistence'> {
  const { persistence } = policyClass;
  if (!policyClass.operator) return policyClass;
  return {
    backup: description.backup.verdict,
    restore: description.restore.verdict,
    persistence,
  };
}
