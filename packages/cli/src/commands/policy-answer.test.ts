import { defaultPolicy, strictPolicy, type PolicyClass } from '@wmdrm/core';
import { expect, it } from 'vitest';
import { reasonsText, restrictedText, restrictionOf } from './policy-answer.js';

const lcp: PolicyClass = {
  format: 'lcp',
  backup: 'not-expressed',
  restore: 'not-expressed',
  persistence: 'yes',
  operator: false,
};

it.each([
  [lcp, undefined, 'not-expressed'],
  [{ ...lcp, backup: 'granted' } as const, undefined, undefined],
  [{ ...lcp, backup: 'denied' } as const, 'denied', 'denied'],
  [{ ...lcp, backup: 'sealed' } as const, 'sealed', 'sealed'],
  [{ ...lcp, backup: 'granted', persistence: 'no' } as const, 'temporary', 'temporary'],
])('answers for %j as the policies do', (policyClass, byDefault, strictly) => {
  expect(restrictionOf(defaultPolicy, { policyClass })).toBe(byDefault);
  expect(restrictionOf(strictPolicy, { policyClass })).toBe(strictly);
});

it('names one reason plainly and counts several', () => {
  expect(reasonsText({ denied: 3 })).toBe('issuer forbids');
  expect(reasonsText({ denied: 1200, sealed: 1 })).toBe('1,200 issuer forbids, 1 sealed');
});

it('names a license by label and key id, and without either', () => {
  expect(
    restrictedText([
      { id: 'a', label: 'song.lic', keyIds: ['k1', 'k2'], reason: 'denied' },
      { id: 'b', keyIds: [], reason: 'temporary' },
    ]),
  ).toBe(
    'not copied: song.lic (key id k1, k2): issuer forbids\n' +
      'not copied: b (no key id): temporary',
  );
});
