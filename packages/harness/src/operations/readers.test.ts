import { verifyBackup, type BackupTarget } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import { BackupPlace } from './fixtures/backup-place.js';
import { interceptedTarget } from './fixtures/intercepted-target.js';
import { resealed } from './fixtures/reseal.js';
import { failureOf, restored, verify } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';
import { World } from './fixtures/world.js';

const keepLittle = { retention: { keep: 2, keepWithinMs: 0 } };

/** A target that lets something happen before a reader opens a segment, so many times. */
function whileReading(
  target: BackupTarget,
  times: number,
  happen: () => Promise<unknown>,
): BackupTarget {
  let left = times;
  return interceptedTarget(target, async (call, perform) => {
    if (call.method === 'open' && call.name.endsWith('.seg') && left > 0) {
      left -= 1;
      await happen();
    }
    return perform();
  });
}

/** Three later runs: whatever a reader was at is gone. */
async function overtake(series: Series): Promise<void> {
  for (let run = 0; run < 3; run += 1) {
    // Every license is another one, so that no segment is shared.
    await series.rewrite();
    await series.next(keepLittle);
  }
}

async function seriesOf(generations: number): Promise<Series> {
  const series = await Series.begin();
  for (let run = 0; run < generations; run += 1) await series.next();
  return series;
}

describe('a set that is pruned while it is read', () => {
  test.each([1, 2, 3])(
    'overtaken %i times: the newest generation is read, whole',
    async (times) => {
      const series = await seriesOf(1);
      const { host } = series.process;
      const target = whileReading(series.place.target, times, () => overtake(series));
      const report = await verify(target, host);
      expect(report).toMatchObject({ outcome: 'good', generation: 1 + 3 * times });
    },
  );

  test('generations are never mixed in a restore', async () => {
    const series = await seriesOf(1);
    const target = whileReading(series.place.target, 1, () => overtake(series));
    expect(await restored(target, series.process.host)).toEqual(series.contents.get(4));
  });

  test('overtaken in the middle, too', async () => {
    const series = await seriesOf(1);
    let opened = 0;
    const target = interceptedTarget(series.place.target, async (call, perform) => {
      if (call.method === 'open' && call.name.endsWith('.seg') && (opened += 1) === 2) {
        await overtake(series);
      }
      return perform();
    });
    expect(await restored(target, series.process.host)).toEqual(series.contents.get(4));
  });

  test('overtaken every time: set-changed', async () => {
    const series = await seriesOf(1);
    const target = whileReading(series.place.target, Infinity, () => overtake(series));
    expect((await failureOf(restored(target, series.process.host))).code).toBe('set-changed');
    expect((await failureOf(verify(target, series.process.host))).code).toBe('set-changed');
  });

  test('a generation that is pruned while it is read by its number: no-generation', async () => {
    const series = await seriesOf(2);
    const target = whileReading(series.place.target, 1, () => overtake(series));
    const error = await failureOf(restored(target, series.process.host, 1));
    expect(error).toMatchObject({ code: 'no-generation', details: { generation: 1 } });
  });
});

test('a segment that is just missing is damage, and named', async () => {
  const series = await seriesOf(1);
  const [name = ''] = await series.place.names(/\.seg$/);
  await series.place.remove(name);
  const error = await failureOf(restored(series.place.target, series.process.host));
  expect(error).toMatchObject({ code: 'damaged', details: { path: name } });
  expect(await verify(series.place.target, series.process.host)).toMatchObject({
    outcome: 'damaged',
    damage: [{ file: name }],
  });
});

describe('which generation is read', () => {
  test('the newest, or the one that is named', async () => {
    const series = await seriesOf(3);
    const { host } = series.process;
    const { target } = series.place;
    expect(await restored(target, host)).toEqual(series.contents.get(3));
    for (const number of [1, 2, 3]) {
      expect(await restored(target, host, number)).toEqual(series.contents.get(number));
      expect((await verify(target, host, number)).generation).toBe(number);
    }
  });

  test.each([0, 4, 99])('generation %i does not exist', async (number) => {
    const series = await seriesOf(3);
    const error = await failureOf(restored(series.place.target, series.process.host, number));
    expect(error).toMatchObject({ code: 'no-generation', details: { generation: number } });
  });

  test('one that lies there but is not on the list is none', async () => {
    const series = await seriesOf(3);
    const { place, process } = series;
    const first = await place.read('manifest-0000000001.json');
    await series.next(keepLittle);
    await place.write('manifest-0000000001.json', first);
    expect((await failureOf(restored(place.target, process.host, 1))).code).toBe('no-generation');
  });
});

test('a kept generation that is not the one that was kept is damaged', async () => {
  const series = await seriesOf(3);
  const name = 'manifest-0000000001.json';
  const another = resealed(await series.place.read(name), (content) => ({ ...content, time: 1 }));
  await series.place.write(name, another);
  const error = await failureOf(restored(series.place.target, series.process.host, 1));
  expect(error).toMatchObject({ code: 'damaged', details: { path: name } });
});

describe('a directory without a backup', () => {
  test.each([
    ['empty', {}],
    ['with files of others', { 'notes.txt': 'hello', 'manifest-1.json': '{}' }],
    [
      'with the leftovers of a run that died',
      { 'lease-0000000001.json': '', 'manifest-0000000001.tmp': '{' },
    ],
  ])('%s: no-backup', async (_, files) => {
    const { host } = new World().process();
    const place = await BackupPlace.open();
    for (const [name, text] of Object.entries(files)) await place.write(name, text);
    for (const read of [verify(place.target, host), restored(place.target, host)]) {
      expect(await failureOf(read)).toMatchObject({
        code: 'no-backup',
        details: { path: '/backup' },
      });
    }
  });
});

test.each(['access-denied', 'connection-lost', 'target-io', 'target-timeout'] as const)(
  'what the target does not let be read is unknown, not damaged: %s',
  async (code) => {
    const series = await seriesOf(1);
    const target = faultyTarget(series.place.target, [
      { on: 'file.read', path: 'segments/*', nth: 4, do: 'error', code },
    ]);
    const report = await verifyBackup({ target, host: series.process.host });
    expect(report).toMatchObject({ outcome: 'unknown', damage: [] });
    expect(report.warnings.map((warning) => warning.code)).toEqual(['unreadable']);
  },
);

test('no failing call of a target is mistaken for damage', async () => {
  const series = await seriesOf(1);
  const { host } = series.process;
  for (let nth = 1; ; nth += 1) {
    const target = faultyTarget(series.place.target, [
      { on: '*', nth, do: 'error', code: 'target-io' },
    ]);
    const outcome = await verifyBackup({ target, host }).then(
      (report) => report.outcome,
      (error: unknown) => error,
    );
    if (target.calls.length < nth) break;
    const point = JSON.stringify(target.calls[nth - 1]);
    if (outcome instanceof Error) expect(outcome, point).toMatchObject({ code: 'target-io' });
    else expect(['good', 'unknown'], point).toContain(outcome);
  }
});
