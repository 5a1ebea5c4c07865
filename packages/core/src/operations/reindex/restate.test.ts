import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { license } from '../../fixtures/sample-licenses.js';
import type { LicenseDescription } from '../../license/license-description.js';
import type { PolicyClass } from '../../license/policy-class.js';
import { persistences, verdicts } from '../../license/verdict.js';
import { decideBackup } from '../../policy/backup-policy.js';
import type { RecordHeader } from '../../record/record-header.js';
import { restate } from './restate.js';

const stored = (policyClass: Partial<PolicyClass> = {}): RecordHeader => ({
  id: 'a',
  keyIds: [],
  attachments: [],
  payloadOmitted: false,
  policyClass: {
    format: 'xmr',
    backup: 'unknown',
    restore: 'unknown',
    persistence: 'unknown',
    operator: false,
    ...policyClass,
  },
});
const reading = (rights: Partial<Omit<PolicyClass, 'format'>>): LicenseDescription =>
  license('a', { backup: 'unknown', restore: 'unknown', persistence: 'unknown', ...rights })
    .description;
const rights = { backup: 'unknown', restore: 'unknown', persistence: 'unknown' } as const;
const granted = { backup: 'granted', restore: 'granted' } as const;

describe('restate', () => {
  it('takes over what a license says today, and keeps its label', () => {
    const alone = license('a', { keyIds: ['k'], issued: 1, notBefore: 2, notAfter: 3 }).description;
    const header = { ...stored(), label: 'one', keyIds: ['old'], issued: 9 };
    expect(restate(header, { alone })).toEqual({
      final: false,
      statement: {
        label: 'one',
        keyIds: ['k'],
        issued: 1,
        notBefore: 2,
        notAfter: 3,
        policyClass: { ...granted, persistence: 'yes', operator: false },
      },
    });
  });

  it("says that the operator decided where the operator's word made a difference", () => {
    const told = reading(granted);
    const { statement } = restate(stored(), { alone: reading({}), told });
    expect(statement.policyClass).toEqual({ ...rights, ...granted, operator: true });
  });

  it('does not say so where the license says the same by itself', () => {
    const { statement } = restate(stored(), { alone: reading(granted), told: reading(granted) });
    expect(statement.policyClass.operator).toBe(false);
  });

  it('lets an earlier word of the operator stand where none is given now', () => {
    const header = stored({ ...granted, operator: true });
    const { statement, final } = restate(header, { alone: reading({}) });
    expect(statement.policyClass).toEqual({ ...rights, ...granted, operator: true });
    expect(final).toBe(false);
  });

  it('takes a new word of the operator for an earlier one', () => {
    const header = stored({ ...granted, operator: true });
    const { statement } = restate(header, { alone: reading({}), told: reading({}) });
    expect(statement.policyClass).toEqual({ ...rights, operator: false });
  });

  it("puts a license's own denial before an earlier word of the operator", () => {
    const header = stored({ ...granted, operator: true });
    const denied = { backup: 'denied', restore: 'denied' } as const;
    const { statement } = restate(header, { alone: reading(denied) });
    expect(statement.policyClass).toEqual({ ...rights, ...denied, operator: false });
  });

  it('says so where a denial stands against what is read today', () => {
    expect(restate(stored({ backup: 'denied' }), { alone: reading(granted) }).final).toBe(true);
    expect(restate(stored({ persistence: 'no' }), { alone: reading(granted) }).final).toBe(true);
    expect(
      restate(stored({ backup: 'denied' }), { alone: reading({ backup: 'denied' }) }).final,
    ).toBe(false);
  });
});

describe('denied and temporary', () => {
  const anyRights = fc.record({
    backup: fc.constantFrom(...verdicts),
    restore: fc.constantFrom(...verdicts),
    persistence: fc.constantFrom(...persistences),
  });
  const anyStored = fc.tuple(anyRights, fc.boolean());
  const everything = { name: 'everything', decide: () => ({ backUp: true }) as const };

  it('are final, whatever was stored, is read and is said by the operator', () => {
    fc.assert(
      fc.property(anyStored, anyRights, fc.option(anyRights), ([before, operator], alone, told) => {
        const header = stored({ ...before, operator });
        const { statement } = restate(header, {
          alone: reading(alone),
          ...(told ? { told: reading(told) } : {}),
        });
        const after = statement.policyClass;
        if (before.backup === 'denied') expect(after.backup).toBe('denied');
        if (before.restore === 'denied') expect(after.restore).toBe('denied');
        if (before.persistence === 'no') expect(after.persistence).toBe('no');
        const decide = (rights: typeof after) =>
          decideBackup(everything, { format: 'xmr', ...rights }).backUp;
        if (!decide({ ...before, operator })) expect(decide(after)).toBe(false);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });
});
