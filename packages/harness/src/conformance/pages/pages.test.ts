import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../contract/requirement.js';
import { eventGeneratorProfile } from '../event-generator-profile.js';
import { iunknownProfile } from '../iunknown-profile.js';
import { licenseManagementProfile } from '../license-management-profile.js';
import { managementPages } from './management/management-pages.js';
import { providerPages } from './provider/provider-pages.js';

const pages = [...providerPages, ...managementPages];

const requirements = new Map<string, Requirement>(
  [licenseManagementProfile, eventGeneratorProfile, iunknownProfile]
    .flatMap(({ cases, watched = [], untestable = [] }) => [...cases, ...watched, ...untestable])
    .map((requirement) => [requirement.id, requirement]),
);

describe.each(pages)('$name', ({ sentences }) => {
  it('names requirements that exist', () => {
    const named = sentences.flatMap(({ covered }) => covered);
    expect(named.filter((id) => !requirements.has(id))).toEqual([]);
  });

  it('gives a reason where none covers a sentence, and only there', () => {
    for (const { says, covered, uncovered } of sentences) {
      expect({ says, hasReason: uncovered !== undefined }).toEqual({
        says,
        hasReason: covered.length === 0,
      });
    }
  });
});

it('no page is there twice', () => {
  const names = pages.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('every documented requirement stands by a sentence of its page', () => {
  const areas = new Set(pages.map(({ name }) => name));
  const homeless = [...requirements.values()].filter(({ id, source }) => {
    if (source?.level !== 'documented' || !areas.has(source.page)) return false;
    const page = pages.find(({ name }) => name === source.page);
    return page?.sentences.some(({ covered }) => covered.includes(id)) !== true;
  });
  expect(homeless.map(({ id }) => id)).toEqual([]);
});

it('every documented requirement of license management names a page that is here', () => {
  const names = new Set(pages.map(({ name }) => name));
  const unknown = [
    ...licenseManagementProfile.cases,
    ...(licenseManagementProfile.untestable ?? []),
  ].filter(({ source }) => source?.level === 'documented' && !names.has(source.page));
  expect(unknown.map(({ id }) => id)).toEqual([]);
});
