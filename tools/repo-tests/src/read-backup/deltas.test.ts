import { expect, test } from 'vitest';
import { seededRandom } from '@wmdrm/harness';
import { expectFound } from './flips.js';
import { generations } from './made-set.js';
import { damageIn } from './python-reader.js';
import { contentOf, manifestName, reseal, type Content } from './reseal.js';
import { filesOf } from './set-files.js';
import { setAtHand } from './set-at-hand.js';

const increments = 2;
const newest = manifestName(generations + increments);
const set = setAtHand(4, increments);

type Delta = Record<'segments' | 'ledger' | 'tombstones', Record<string, number | string>[]> & {
  since: number;
};
const deltas = (content: Content): Delta[] => content['deltas'] as Delta[];

test('a set with deltas needs that to be known', () => {
  const content = contentOf(set.directory, newest);
  expect(content['requiresToRead']).toEqual(['deltas']);
  expect(deltas(content)).toHaveLength(increments);
  for (const { segments, tombstones } of deltas(content))
    expect([segments.length, tombstones.length]).toEqual([1, 1]);
});

test('every flipped bit is found in the files of deltas, too', async () => {
  const roots = deltas(contentOf(set.directory, newest)).flatMap((delta) =>
    [...delta.segments, ...delta.ledger, ...delta.tombstones].map(({ root }) => String(root)),
  );
  const files = [...filesOf(set.directory)].filter(([name]) =>
    roots.some((root) => name.includes(root)),
  );
  expect(files).toHaveLength(4);
  const random = seededRandom(7);
  const inDeltas = files.flatMap(([name, { length }]) =>
    Array.from({ length: 25 }, () => ({ name, byte: random.below(length), bit: random.below(8) })),
  );
  await expectFound(set, inDeltas);
});

test.each<[string, (content: Content) => unknown]>([
  ['a delta too few', (content) => deltas(content).pop()],
  ['no deltas', (content) => (content['deltas'] = [])],
  ['deltas in another order', (content) => deltas(content).reverse()],
  ['a delta that begins in the future', (content) => (deltas(content)[1]!.since = 1e9)],
  ['tombstones left out', (content) => deltas(content)[1]!.tombstones.pop()],
  ['licenses left out', (content) => deltas(content)[1]!.segments.pop()],
  [
    'a license twice in one delta',
    (content) => {
      const { segments } = deltas(content)[1]!;
      const { from } = segments[0]!;
      segments.unshift({ ...segments[0]!, to: from! });
    },
  ],
  ['another set hash', (content) => (content['setHash'] = '0'.repeat(16))],
  [
    'a mark later than its snapshot',
    (content) => (content['lineageSequence'] = Number(content['sequence']) + 1),
  ],
])('a sealed manifest with %s is damaged', async (_, change) => {
  reseal(set.directory, newest, change);
  const result = await set.read('verify');
  expect(result.exitCode).toBe(1);
  expect(damageIn(result)[0]?.file).toBe(newest);
});
