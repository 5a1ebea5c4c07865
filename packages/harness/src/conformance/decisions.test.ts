import { expect, it } from 'vitest';
import type { Requirement } from '../contract/requirement.js';
import { licenseManagementProfile } from './license-management-profile.js';

/** How many decisions docs/reference/com-decisions.md numbers. */
const decisions = 52;

function numbersIn({ source }: Requirement): readonly string[] {
  const text =
    source?.level === 'design' ? source.decision : source?.level === 'inherited' ? source.rule : '';
  return text.match(/\bU\d+\b/g) ?? [];
}

it('each decision has a requirement, or one that says why nothing can test it', () => {
  const { cases, watched = [], untestable = [] } = licenseManagementProfile;
  const named = new Set([...cases, ...watched, ...untestable].flatMap(numbersIn));
  const all = Array.from({ length: decisions }, (_, at) => `U${at + 1}`);
  expect(all.filter((decision) => !named.has(decision))).toEqual([]);
});
