import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { recordingTarget } from './fixtures/intercepted-target.js';
import { resealed } from './fixtures/reseal.js';
import { restored, verify } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';

const keepLittle = { retention: { keep: 2, keepWithinMs: 0 } };

async function seriesOf(generations: number): Promise<Series> {
  const series = await Series.begin();
  for (let run = 1; run <= generations; run += 1) await series.next();
  return series;
}

describe('a manifest that cannot be read stops all deletion', () => {
  const oldest = 'manifest-0000000001.json';
  test.each([
    ['damaged', (series: Series) => series.place.flip(oldest, 50, 1)],
    ['empty', (series: Series) => series.place.write(oldest, '')],
    [
      'from the future',
      async ({ place }: Series) =>
        place.write(
          oldest,
          resealed(await place.read(oldest), (content) => ({
            ...content,
            requiresToRead: ['something new'],
          })),
        ),
    ],
    [
      'missing although retained',
      (series: Series) => series.place.remove('manifest-0000000002.json'),
    ],
  ])('%s', async (_, spoil) => {
    const series = await seriesOf(3);
    await spoil(series);
    const before = await series.place.names();

    const report = await series.next({ retention: { keep: 3, keepWithinMs: 0 } });

    expect(report.pruned).toEqual([]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['not-pruned']);
    expect(await series.place.names()).toEqual(expect.arrayContaining([...before]));
  });

  test('the warning names the file', async () => {
    const series = await seriesOf(3);
    await series.place.flip(oldest, 50, 1);
    const { warnings } = await series.next(keepLittle);
    expect(warnings[0]?.message).toContain(oldest);
  });

  test('and deletion goes on once it has been removed', async () => {
    const series = await seriesOf(3);
    await series.place.flip(oldest, 50, 1);
    await series.next(keepLittle);
    await series.place.remove(oldest);
    expect((await series.next(keepLittle)).pruned).toEqual([2, 3]);
  });
});

test('manifests go first, and durably, before anything they name', async () => {
  const series = await seriesOf(3);
  const { target, calls } = recordingTarget(series.place.target);
  await series.next(keepLittle, target);
  const removed = calls.flatMap(({ method, name }, at) =>
    method === 'remove' ? [{ name, at }] : [],
  );
  const manifests = removed.filter(({ name }) => name.startsWith('manifest'));
  const others = removed.filter(({ name }) => !/^manifest|-0000000004[-.]/.test(name));
  expect(manifests.map(({ name }) => name)).toEqual([
    'manifest-0000000001.json',
    'manifest-0000000002.json',
  ]);
  expect(others.length).toBeGreaterThan(0);
  const flushed = calls.findIndex(
    ({ method, name }, at) =>
      method === 'flush-directory' && name === '' && at > manifests.at(-1)!.at,
  );
  expect(flushed).toBeGreaterThan(0);
  for (const { at } of others) expect(at).toBeGreaterThan(flushed);
});

test('the files of dead runs go too, those of later numbers and of others stay', async () => {
  const series = await seriesOf(2);
  const { place } = series;
  const root = '0'.repeat(64);
  await place.target.makeDirectory('segments/00');
  const dead = [
    'journal-0000000001.jsonl',
    'manifest-0000000002.tmp',
    'lease-0000000002.tmp',
    'segments/staged-0000000001-3.tmp',
    `segments/00/${root}-0000000002.seg`,
  ];
  const alive = [
    'journal-0000000009.jsonl',
    'segments/staged-0000000009-3.tmp',
    `segments/00/${root}-0000000009.seg`,
    'foreign.tmp',
    'segments/foreign.seg',
    `segments/00/${root}.seg`,
    'manifest-00000000001.json',
    'segments/00/manifest-0000000001.json',
  ];
  for (const name of [...dead, ...alive]) await place.write(name, 'made up');

  await series.next(keepLittle);

  const left = await place.names();
  expect(dead.filter((name) => left.includes(name))).toEqual([]);
  expect(alive.filter((name) => !left.includes(name))).toEqual([]);
});

test('nothing is deleted while a higher run has begun', async () => {
  const series = await seriesOf(3);
  const before = await series.place.names(/manifest|seg$/);
  let begun = false;
  const report = await series.next({
    ...keepLittle,
    onEvent: async (event) => {
      if (event.type !== 'progress' || event.phase !== 'pruning' || begun) return;
      begun = true;
      await series.place.write('lease-0000000005.json', 'torn: somebody has just begun');
    },
  });
  expect(begun).toBe(true);
  expect(report.warnings.map(({ code }) => code)).toEqual(['not-pruned']);
  expect(await series.place.names()).toEqual(expect.arrayContaining([...before]));
});

test('a deletion that fails is a warning: the backup is complete', async () => {
  const series = await seriesOf(3);
  const target = faultyTarget(series.place.target, [{ on: 'remove', do: 'error' }]);
  const report = await series.next(keepLittle, target);
  expect(report).toMatchObject({ generation: 4, pruned: [] });
  expect(report.warnings.map(({ code }) => code)).toEqual(['not-pruned']);
  const { host } = series.process;
  expect((await verify(series.place.target, host)).outcome).toBe('good');
  expect(await restored(series.place.target, host)).toEqual(series.contents.get(4));
});
