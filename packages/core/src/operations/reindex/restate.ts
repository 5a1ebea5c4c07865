import type { LicenseDescription } from '../../license/license-description.js';
import type { PolicyClass } from '../../license/policy-class.js';
import type { Verdict } from '../../license/verdict.js';
import type { RecordHeader } from '../../record/record-header.js';
import type { HeaderStatement } from '../../store/reframe.js';

/** What a license says about itself, read without and with what the operator says of its issuer. */
export interface Reading {
  readonly alone: LicenseDescription;
  /** Absent if the operator says nothing. */
  readonly told?: LicenseDescription;
}

/** The header a license gets. */
export interface Restated {
  readonly statement: HeaderStatement;
  /** True if the license was denied or temporary, would no longer be, and stays so. */
  readonly final: boolean;
}

type Rights = Omit<PolicyClass, 'format'>;

/**
 * What a stored license is to say from now on. What once was `denied` or temporary stays so, whatever format, mask or
 * plugin says today. Where an operator's statement decided and none is given now, it stands: it is not in the license,
 * so nothing can have changed its mind; only a denial of the license itself goes before it.
 */
export function restate(header: RecordHeader, { alone, told }: Reading): Restated {
  const read = rightsOf(alone, told);
  const stored = header.policyClass;
  const wanted = stored.operator && !told ? keepOperator(stored, read) : read;
  const policyClass: Rights = {
    backup: finalVerdict(stored.backup, wanted.backup),
    restore: finalVerdict(stored.restore, wanted.restore),
    persistence: stored.persistence === 'no' ? 'no' : wanted.persistence,
    operator: stored.backup === 'denied' ? stored.operator : wanted.operator,
  };
  const { keyIds, issued, notBefore, notAfter } = alone;
  const statement: HeaderStatement = {
    policyClass,
    keyIds,
    ...(header.label === undefined ? {} : { label: header.label }),
    ...(issued === undefined ? {} : { issued }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(notAfter === undefined ? {} : { notAfter }),
  };
  const final =
    policyClass.backup !== wanted.backup ||
    policyClass.restore !== wanted.restore ||
    policyClass.persistence !== wanted.persistence;
  return { statement, final };
}

function rightsOf(alone: LicenseDescription, told: LicenseDescription | undefined): Rights {
  const { backup, restore, persistence } = told ?? alone;
  return {
    backup: backup.verdict,
    restore: restore.verdict,
    persistence,
    operator: backup.verdict !== alone.backup.verdict || restore.verdict !== alone.restore.verdict,
  };
}

function keepOperator(stored: Rights, read: Rights): Rights {
  if (read.backup === 'denied') return read;
  return { ...stored, persistence: read.persistence };
}

function finalVerdict(stored: Verdict, wanted: Verdict): Verdict {
  return stored === 'denied' ? 'denied' : wanted;
}
