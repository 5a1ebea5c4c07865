import { describe, expect, it } from 'vitest';
import { refusal } from '../../fixtures/refusals.js';
import { defaultPolicy, type BackupPolicy } from '../../policy/backup-policy.js';
import type { ClassTotal } from '../../store/store-engine.js';
import { decideClasses } from './decisions.js';

const total = (
  policyClass: string,
  licenses: number,
  bytes: number = licenses * 10,
): ClassTotal => ({
  policyClass,
  licenses,
  bytes,
  headerBytes: licenses,
});

const totals = [
  total('xmr granted granted yes', 3),
  total('lcp not-expressed granted yes', 2),
  total('wmdrm-v1 denied granted yes', 5),
  total('xmr sealed unknown yes', 7),
  total('xmr granted granted no', 11),
  total('xmr denied granted no', 13),
];

describe('decideClasses', () => {
  it('says for every class what becomes of it, in the order of their keys', () => {
    expect(decideClasses(totals, defaultPolicy).classes).toEqual([
      { policyClass: 'lcp not-expressed granted yes', decision: 'backed-up', licenses: 2 },
      { policyClass: 'wmdrm-v1 denied granted yes', decision: 'denied', licenses: 5 },
      { policyClass: 'xmr denied granted no', decision: 'denied', licenses: 13 },
      { policyClass: 'xmr granted granted no', decision: 'temporary', licenses: 11 },
      { policyClass: 'xmr granted granted yes', decision: 'backed-up', licenses: 3 },
      { policyClass: 'xmr sealed unknown yes', decision: 'sealed', licenses: 7 },
    ]);
  });

  it('adds up what is backed up and what is not, by reason', () => {
    expect(decideClasses(totals, defaultPolicy)).toMatchObject({
      backedUp: 5,
      bytes: 50,
      restricted: 36,
      restrictedByReason: { denied: 18, temporary: 11, sealed: 7 },
    });
  });

  it('parts the classes', () => {
    const { backedUpClasses, restrictedClasses } = decideClasses(totals, defaultPolicy);
    expect(backedUpClasses).toEqual(['lcp not-expressed granted yes', 'xmr granted granted yes']);
    expect(restrictedClasses).toHaveLength(4);
  });

  it('asks the policy once per class, and not at all for what is final', () => {
    const asked: string[] = [];
    const policy: BackupPolicy = {
      name: 'asking',
      decide: ({ format, backup }) => {
        asked.push(`${format} ${backup}`);
        return { backUp: true };
      },
    };
    decideClasses(totals, policy);
    expect(asked).toEqual(['lcp not-expressed', 'xmr granted', 'xmr sealed']);
  });

  it('passes over classes without licenses', () => {
    expect(decideClasses([total('xmr granted granted yes', 0)], defaultPolicy).classes).toEqual([]);
  });

  it('takes a class nobody writes for a corrupt store', async () => {
    const error = await refusal(() =>
      decideClasses([total('xmr perhaps granted yes', 1)], defaultPolicy),
    );
    expect(error.code).toBe('store-corrupt');
    expect(error.message).toContain('xmr perhaps granted yes');
  });
});
