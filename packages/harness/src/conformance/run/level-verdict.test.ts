import { describe, expect, it } from 'vitest';
import { judged } from './fixtures/judged.js';
import { awardedLevel, judgeLevels } from './level-verdict.js';

const kept = [
  judged('A-1', 'pass'),
  judged('A-2', 'pass', 'inherited'),
  judged('A-3', 'pass', 'design'),
];

/** Levels that are conformant. */
function conformant(...requirements: Parameters<typeof judgeLevels>[0]): readonly string[] {
  return judgeLevels(requirements).flatMap(({ level, conformant: is }) => (is ? level : []));
}

describe('a level is kept', () => {
  it('if none of its MUSTs is broken', () => {
    expect(conformant(...kept)).toEqual(['documented', 'inherited', 'design']);
  });

  it.each(['fail', 'error', 'timeout'] as const)('not if one of its MUSTs has %s', (verdict) => {
    expect(conformant(...kept, judged('A-4', verdict, 'inherited'))).toEqual(['documented']);
  });

  it('not if a MUST of a level before it is broken', () => {
    expect(conformant(...kept, judged('A-4', 'fail'))).toEqual([]);
  });

  it.each(['SHOULD', 'MAY'] as const)('even if a %s is not', (keyword) => {
    const levels = judgeLevels([...kept, judged('A-4', 'fail', 'documented', keyword)]);
    expect(levels[0]).toMatchObject({ conformant: true, missing: [], advice: ['A-4'] });
  });

  it('even if some of its MUSTs are not applicable', () => {
    expect(conformant(...kept, judged('A-4', 'not-applicable'))).toHaveLength(3);
  });
});

it('what is missing to a level are the broken MUSTs of it, each once', () => {
  const broken = [judged('A-5', 'fail', 'design'), judged('A-4', 'fail', 'design')];
  const levels = judgeLevels([...kept, ...broken, ...broken]);
  expect(levels.map(({ missing }) => missing)).toEqual([[], [], ['A-5', 'A-4']]);
});

it('levels beyond the last are not judged', () => {
  expect(judgeLevels(kept, 'inherited').map(({ level }) => level)).toEqual([
    'documented',
    'inherited',
  ]);
});

describe('the level that is awarded', () => {
  it('is the last one that is kept', () => {
    expect(awardedLevel(judgeLevels([...kept, judged('A-4', 'fail', 'design')]))).toBe('inherited');
  });

  it('is none if the first is not kept', () => {
    expect(awardedLevel(judgeLevels([...kept, judged('A-4', 'fail')]))).toBeNull();
  });

  it('is none where a level is only kept because it asks for nothing', () => {
    expect(awardedLevel(judgeLevels([judged('A-4', 'fail', 'design')]))).toBeNull();
  });

  it('is none where nothing applied', () => {
    expect(awardedLevel(judgeLevels([judged('A-1', 'not-applicable')]))).toBeNull();
  });
});
