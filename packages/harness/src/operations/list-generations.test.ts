import { listGenerations } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { failureOf } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';

const hour = 3600_000;

async function history(generations: number): Promise<Series> {
  const series = await Series.begin();
  for (let run = 1; run <= generations; run += 1) {
    await series.next();
    await series.world.clock.advance(hour);
  }
  return series;
}

test('generations are listed newest first, with what their manifests say', async () => {
  const series = await history(3);
  const start = series.world.clock.now() - 3 * hour;

  const list = await listGenerations({ target: series.place.target, host: series.process.host });

  expect(list.map(({ number, newest, retained }) => [number, newest, retained])).toEqual([
    [3, true, true],
    [2, false, true],
    [1, false, true],
  ]);
  expect(list.map(({ details }) => [details?.time, details?.parent, details?.licenses])).toEqual([
    [start + 2 * hour, 2, 7],
    [start + hour, 1, 6],
    [start, undefined, 5],
  ]);
  for (const { details } of list) {
    expect(details).toMatchObject({
      storeId: series.store.storeId,
      restricted: 0,
      policy: 'default',
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  }
});

test('a generation whose manifest cannot be read is listed with its problem', async () => {
  const series = await history(3);
  await series.place.flip('manifest-0000000002.json', 40, 0);
  const list = await listGenerations({ target: series.place.target, host: series.process.host });
  expect(list.map(({ number, problem }) => [number, problem?.code])).toEqual([
    [3, undefined],
    [2, 'damaged'],
    [1, undefined],
  ]);
});

test('where the newest cannot be read, the others count as retained', async () => {
  const series = await history(3);
  await series.place.write('manifest-0000000003.json', '');
  const list = await listGenerations({ target: series.place.target, host: series.process.host });
  expect(list.map(({ number, newest, retained }) => [number, newest, retained])).toEqual([
    [3, true, true],
    [2, false, true],
    [1, false, true],
  ]);
});

test('a manifest that is on no list is shown as not retained', async () => {
  const series = await history(3);
  const first = await series.place.read('manifest-0000000001.json');
  await series.next({ retention: { keep: 2, keepWithinMs: 0 } });
  await series.place.write('manifest-0000000001.json', first);
  const list = await listGenerations({ target: series.place.target, host: series.process.host });
  expect(list.map(({ number, retained }) => [number, retained])).toEqual([
    [4, true],
    [3, true],
    [1, false],
  ]);
});

test('a directory without a backup has none, and nothing is written', async () => {
  const place = await BackupPlace.open();
  await place.write('notes.txt', 'hello');
  expect(await listGenerations({ target: place.target })).toEqual([]);
  expect(await place.names()).toEqual(['notes.txt']);
});

test('it can be cancelled', async () => {
  const series = await history(1);
  const listing = listGenerations({ target: series.place.target, signal: AbortSignal.abort() });
  expect((await failureOf(listing)).code).toBe('cancelled');
});
