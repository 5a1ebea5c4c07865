import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed } from '../fixtures/seed.js';
import { someFormat } from '../fixtures/some-license.js';
import { parsePolicyClassKey, policyClassKey, type PolicyClass } from './policy-class.js';
import { persistences, verdicts } from './verdict.js';

const someClass: fc.Arbitrary<PolicyClass> = fc.record({
  format: someFormat,
  backup: fc.constantFrom(...verdicts),
  restore: fc.constantFrom(...verdicts),
  persistence: fc.constantFrom(...persistences),
  operator: fc.boolean(),
});

describe('policyClassKey', () => {
  it('writes the words of a class', () => {
    const cls = {
      format: 'xmr',
      backup: 'granted',
      restore: 'denied',
      persistence: 'yes',
    } as const;
    expect(policyClassKey({ ...cls, operator: false })).toBe('xmr granted denied yes');
    expect(policyClassKey({ ...cls, operator: true })).toBe('xmr granted denied yes operator');
  });

  it('is read back for any class', () => {
    fc.assert(
      fc.property(someClass, (cls) => {
        expect(parsePolicyClassKey(policyClassKey(cls))).toEqual(cls);
      }),
      { seed },
    );
  });
});

describe('parsePolicyClassKey', () => {
  it.each([
    ['nothing', ''],
    ['no format', ' granted granted yes'],
    ['too few words', 'xmr granted granted'],
    ['too many words', 'xmr granted granted yes operator twice'],
    ['another last word', 'xmr granted granted yes admin'],
    ['a space behind', 'xmr granted granted yes '],
    ['two spaces', 'xmr  granted granted yes'],
    ['an unknown backup verdict', 'xmr allowed granted yes'],
    ['an unknown restore verdict', 'xmr granted allowed yes'],
    ['an unknown persistence', 'xmr granted granted maybe'],
    ['a name every object has', 'xmr toString granted yes'],
    ['capitals', 'xmr Granted granted yes'],
  ])('refuses %s', (_, key) => {
    expect(parsePolicyClassKey(key)).toBeUndefined();
  });
});
