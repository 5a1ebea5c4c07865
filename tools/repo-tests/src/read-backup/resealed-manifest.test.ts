import { expect, test } from 'vitest';
import { setAtHand } from './set-at-hand.js';
import { generations } from './made-set.js';
import { damageIn } from './python-reader.js';
import { contentOf, manifestName, reseal, type Content } from './reseal.js';

const newest = manifestName(generations);
const set = setAtHand(4);

type List = Record<string, string | number>[];
const totals = (content: Content): Record<string, number> =>
  content['totals'] as Record<string, number>;
const list = (content: Content, name: string): List => content[name] as List;
const classes = (content: Content): List => (content['policy'] as { classes: List }).classes;

/** Adds to a number that is there. */
function add(item: Record<string, string | number> | undefined, name: string, more: number): void {
  item![name] = (item![name] as number) + more;
}

/** Changes by somebody who makes the last line fit again, each by what is then wrong. */
const changes: Readonly<Record<string, (content: Content) => void>> = {
  'another number': (content) => (content['number'] = 9),
  'another format': (content) => (content['format'] = 'wmdrm'),
  'version 0': (content) => (content['version'] = 0),
  'no store id': (content) => (content['storeId'] = 'x'),
  'a fraction': (content) => (content['time'] = 0.5),
  'more licenses than its segments': (content) => add(totals(content), 'licenses', 1),
  'more bytes than its segments': (content) => add(totals(content), 'bytes', 1),
  'more restricted licenses than its ledger': (content) => add(totals(content), 'restricted', 1),
  'segments in another order': (content) => list(content, 'segments').reverse(),
  'a segment of a later run': (content) => (list(content, 'segments')[0]!['run'] = 99),
  'a segment that leads elsewhere': (content) =>
    (list(content, 'segments')[0]!['root'] = '../'.repeat(21).padEnd(64, 'x')),
  tombstones: (content) => list(content, 'tombstones').push({}),
  'nothing retained': (content) => (content['retained'] = []),
  'a generation retained that its parent did not retain': (content) =>
    add(list(content, 'retained')[0], 'time', 1),
  'a time before that of its parent': (content) => (content['time'] = 1),
  'the lineage mark of its parent': (content) =>
    (content['lineage'] = contentOf(set.directory, manifestName(generations - 1))['lineage']),
  'another store than its parent': (content) => (content['storeId'] = '0'.repeat(32)),
  'a lower sequence than its parent': (content) => (content['sequence'] = 1),
  'a decision that is none': (content) => (classes(content)[0]!['decision'] = 'perhaps'),
  'classes that do not add up': (content) => add(classes(content)[0], 'licenses', 1),
  'classes that count otherwise': (content) => {
    const [one, other] = classes(content).filter(({ decision }) => decision === 'backed-up');
    add(one, 'licenses', 1);
    add(other, 'licenses', -1);
  },
  'members out of order': (content) => {
    const { codec } = content;
    delete content['codec'];
    content['codec'] = codec;
  },
};

test('a manifest that is sealed again as it was is good', async () => {
  reseal(set.directory, newest, () => undefined);
  expect((await set.read('verify')).exitCode).toBe(0);
});

test.each(Object.keys(changes))('a sealed manifest with %s is damaged', async (wrong) => {
  reseal(set.directory, newest, changes[wrong]!);
  const result = await set.read('verify');
  expect(result.exitCode).toBe(1);
  expect([...new Set(damageIn(result).map(({ file }) => file))]).toEqual([newest]);
});

test('list refuses a manifest that counts otherwise, too', async () => {
  reseal(set.directory, newest, changes['classes that do not add up']!);
  const result = await set.read('list');
  expect([result.exitCode, damageIn(result)[0]?.file]).toEqual([1, newest]);
});

test.each(['licenses', 'bytes'])('so are segments with other %s than it says', async (member) => {
  reseal(set.directory, newest, (content) => {
    add(list(content, 'segments')[0], member, 1);
    add(list(content, 'segments')[1], member, -1);
  });
  const { exitCode, stderr } = await set.read('verify');
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^damaged: segments\/.*: the chunks do not add up$/m);
});

test('a generation that is another than the one retained is damaged', async () => {
  const older = manifestName(1);
  reseal(set.directory, older, (content) => (content['machine'] = 'another'));
  const result = await set.read('verify');
  expect(result.exitCode).toBe(1);
  expect(damageIn(result).map(({ file }) => file)).toContain(older);
});

test.each<[string, (content: Content) => void]>([
  ['a newer version', (content) => (content['version'] = 2)],
  ['a feature it must know', (content) => (content['requiresToRead'] = ['shards'])],
])('%s is none of its business: exit code 2', async (_, change) => {
  reseal(set.directory, newest, change);
  const { exitCode, stderr } = await set.read('verify');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: manifest-\d{10}\.json is of version /);
});

test('another store is no damage where the operator said so', async () => {
  reseal(set.directory, newest, (content) => {
    content['overrides'] = ['replace-other-store'];
    content['storeId'] = '0'.repeat(32);
    content['sequence'] = content['lineageSequence'] = 1;
  });
  expect((await set.read('verify')).exitCode).toBe(0);
});
