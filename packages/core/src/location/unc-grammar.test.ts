import { describe, expect, it } from 'vitest';
import { componentCases } from './fixtures/component-cases.js';
import { hostCases } from './fixtures/host-cases.js';
import { refusalOf } from './fixtures/refusal.js';
import { shapeCases } from './fixtures/shape-cases.js';
import { shareCases } from './fixtures/share-cases.js';
import { plainPlace, type AcceptedCase, type RefusedCase } from './fixtures/unc-case.js';
import { UncPath } from './unc-path.js';
import { uncRules } from './unc-rule.js';

const cases = [...shapeCases, ...hostCases, ...shareCases, ...componentCases];
const accepted = cases.filter((one): one is AcceptedCase => 'accepted' in one);
const refused = cases.filter((one): one is RefusedCase => 'refused' in one);

describe('the UNC grammar', () => {
  it.each(accepted)('$rule accepts: $about', ({ text, accepted: expected }) => {
    const place = UncPath.parse(text);
    const host = expected.server ?? plainPlace.server;
    expect(place).toMatchObject({ ...plainPlace, host, ...expected });
  });

  it.each(refused)('$rule refuses: $about ($refused)', ({ text, refused: rule }) => {
    const error = refusalOf(() => UncPath.parse(text));
    expect(error.code).toBe('invalid-path');
    expect(error.details.rule).toBe(rule);
    expect(error.remedy).toBe(uncRules[rule].remedy);
  });

  const rules = Array.from({ length: 21 }, (_, index) => `R${index + 1}`);
  it.each(rules)('%s has a case on each side', (rule) => {
    expect(accepted.some((one) => one.rule === rule)).toBe(true);
    expect(refused.some((one) => one.rule === rule)).toBe(true);
  });

  it('has a refusing case for every code', () => {
    const seen = new Set(refused.map((one) => one.refused));
    expect([...seen].sort()).toEqual(Object.keys(uncRules).sort());
  });
});
