import { describe, expect, it } from 'vitest';
import { conformanceProfiles, profileNames } from './conformance-profiles.js';
import { requirementsOf, type StatedRequirement } from './stated-requirement.js';

const all = profileNames.flatMap(requirementsOf);
const watched = all.filter(({ kind }) => kind === 'watched');

function idsOf(requirements: readonly StatedRequirement[]): readonly string[] {
  return requirements.map(({ id }) => id);
}

it('ids are words in capitals with dashes between, and mostly a number', () => {
  expect(idsOf(all).filter((id) => !/^[A-Z]+(-[A-Z]+)+(-[0-9]{2})?$/.test(id))).toEqual([]);
});

it('an id stands for one requirement; profiles share those that are watched', () => {
  const own = idsOf(all.filter(({ kind }) => kind !== 'watched'));
  const ids = [...own, ...new Set(idsOf(watched))];
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const statements = new Set(
    watched.map(({ id, title, keyword, source }) => JSON.stringify([id, title, keyword, source])),
  );
  expect(statements.size).toBe(new Set(idsOf(watched)).size);
});

it('profiles are named as they are listed', () => {
  expect(profileNames.map((name) => conformanceProfiles[name].name)).toEqual(profileNames);
});

describe.each(profileNames)('%s', (name) => {
  const { offers } = conformanceProfiles[name];
  const requirements = requirementsOf(name);

  it('needs nothing that is not among the offers', () => {
    const strangers = requirements.filter(({ needs }) => needs.some((need) => !(need in offers)));
    expect(idsOf(strangers)).toEqual([]);
  });

  it('states each requirement once, as a sentence without a full stop', () => {
    const titles = requirements.map(({ title }) => title);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    expect(titles.filter((title) => !/\s/.test(title) || title.endsWith('.'))).toEqual([]);
  });

  it('gives a reason for every requirement nothing can test', () => {
    const untestable = requirements.filter(({ kind }) => kind === 'untestable');
    expect(idsOf(untestable.filter(({ untestable: why = '' }) => why.length < 10))).toEqual([]);
  });

  it('says of every requirement where it comes from', () => {
    const texts = requirements.map(({ id, source }) => {
      if (source.level === 'documented') return [id, source.page && source.section];
      return [id, source.level === 'inherited' ? source.rule : source.decision];
    });
    expect(texts.filter(([, text]) => text === '' || text === 'unnamed')).toEqual([]);
  });
});
