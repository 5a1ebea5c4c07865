import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { someFormat } from '../fixtures/some-license.js';
import type { PolicyClass } from '../license/policy-class.js';
import { persistences, verdicts, type Persistence, type Verdict } from '../license/verdict.js';
import { decideBackup, defaultPolicy, strictPolicy, type BackupPolicy } from './backup-policy.js';

function classOf(backup: Verdict, persistence: Persistence, operator = false): PolicyClass {
  return { format: 'xmr', backup, restore: 'granted', persistence, operator };
}

/** The word for what becomes of a class. */
function answer(policy: BackupPolicy, cls: PolicyClass): string {
  const decision = decideBackup(policy, cls);
  return decision.backUp ? 'backed up' : decision.reason;
}

// The table of default and strict policy, for every verdict and persistence.
const table: readonly (readonly [Verdict, Persistence, string, string])[] = [
  ['granted', 'yes', 'backed up', 'backed up'],
  ['granted', 'unknown', 'backed up', 'backed up'],
  ['granted', 'no', 'temporary', 'temporary'],
  ['not-expressed', 'yes', 'backed up', 'not-expressed'],
  ['not-expressed', 'unknown', 'backed up', 'not-expressed'],
  ['not-expressed', 'no', 'temporary', 'temporary'],
  ['denied', 'yes', 'denied', 'denied'],
  ['denied', 'unknown', 'denied', 'denied'],
  ['denied', 'no', 'denied', 'denied'],
  ['conditional', 'yes', 'conditional', 'conditional'],
  ['conditional', 'unknown', 'conditional', 'conditional'],
  ['conditional', 'no', 'temporary', 'temporary'],
  ['unknown', 'yes', 'unknown', 'unknown'],
  ['unknown', 'unknown', 'unknown', 'unknown'],
  ['unknown', 'no', 'temporary', 'temporary'],
  ['sealed', 'yes', 'sealed', 'sealed'],
  ['sealed', 'unknown', 'sealed', 'sealed'],
  ['sealed', 'no', 'temporary', 'temporary'],
];

describe('the policies', () => {
  it('are tried with every verdict and persistence', () => {
    expect(table).toHaveLength(verdicts.length * persistences.length);
  });

  it.each(table)('backup %s, stored %s: %s by default', (backup, persistence, byDefault) => {
    expect(answer(defaultPolicy, classOf(backup, persistence))).toBe(byDefault);
  });

  const strictTable = table.map(
    ([backup, persistence, , strict]) => [backup, persistence, strict] as const,
  );
  it.each(strictTable)('backup %s, stored %s: %s when strict', (backup, persistence, strict) => {
    expect(answer(strictPolicy, classOf(backup, persistence))).toBe(strict);
  });

  it('do not look at who stated a verdict', () => {
    expect(answer(strictPolicy, classOf('granted', 'yes', true))).toBe('backed up');
  });

  it('have names for the manifest', () => {
    expect([defaultPolicy.name, strictPolicy.name]).toEqual(['default', 'strict']);
  });
});

describe('decideBackup, for any policy', () => {
  const anyPolicy: fc.Arbitrary<BackupPolicy> = fc
    .func(fc.constantFrom({ backUp: true } as const, { backUp: false, reason: 'policy' } as const))
    .map((decide) => ({ name: 'any', decide }));
  const rest = {
    format: someFormat,
    restore: fc.constantFrom(...verdicts),
    operator: fc.boolean(),
  };

  it('keeps out what the issuer denied', () => {
    const denied = fc.record({
      ...rest,
      backup: fc.constant('denied' as const),
      persistence: fc.constantFrom(...persistences),
    });
    fc.assert(
      fc.property(anyPolicy, denied, (policy, cls) => {
        expect(decideBackup(policy, cls)).toEqual({ backUp: false, reason: 'denied' });
      }),
      { seed },
    );
  });

  it('keeps out what was issued for one session', () => {
    const temporary = fc.record({
      ...rest,
      backup: fc.constantFrom(...verdicts),
      persistence: fc.constant('no' as const),
    });
    fc.assert(
      fc.property(anyPolicy, temporary, (policy, cls) => {
        expect(decideBackup(policy, cls).backUp).toBe(false);
      }),
      { seed },
    );
  });

  it('otherwise does what the policy says', () => {
    const answers: BackupPolicy = {
      name: 'x',
      decide: () => ({ backUp: false, reason: 'policy' }),
    };
    expect(decideBackup(answers, classOf('granted', 'yes'))).toEqual({
      backUp: false,
      reason: 'policy',
    });
  });
});
