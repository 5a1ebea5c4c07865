import { describe, expect, test } from 'vitest';
import type { BackupPlace } from './fixtures/backup-place.js';
import { resealed } from './fixtures/reseal.js';
import { failureOf, restored, verify } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';

async function seriesOf(generations: number): Promise<Series> {
  const series = await Series.begin();
  for (let run = 0; run < generations; run += 1) await series.next();
  return series;
}

describe('a newest manifest that cannot be used', () => {
  const name = 'manifest-0000000003.json';
  type Content = Record<string, unknown>;
  const cases: readonly (readonly [string, string, (place: BackupPlace) => Promise<void>])[] = [
    ['damaged', 'damaged', (place) => place.flip(name, 99, 2)],
    ['empty', 'damaged', (place) => place.write(name, '')],
    [
      'cut off',
      'damaged',
      async (place) => place.write(name, (await place.read(name)).slice(0, -9)),
    ],
    [
      'with something behind it',
      'damaged',
      async (place) => place.write(name, Buffer.concat([await place.read(name), Buffer.of(10)])),
    ],
    [
      'of another number',
      'damaged',
      async (place) => place.write(name, await place.read('manifest-0000000002.json')),
    ],
    ['not ours', 'damaged', edited((content) => ({ ...content, format: 'something else' }))],
    [
      'with sums that do not come out',
      'damaged',
      edited((content) => ({ ...content, segments: [] })),
    ],
    ['without a member', 'damaged', edited(({ storeId: _storeId, ...content }) => content)],
    ['of version 2', 'unsupported', edited((content) => ({ ...content, version: 2 }))],
    [
      'that needs a feature',
      'unsupported',
      edited((content) => ({ ...content, requiresToRead: ['encryption'] })),
    ],
    ['with a codec', 'unsupported', edited((content) => ({ ...content, codec: 'lz4' }))],
    [
      'with a codec that it does not need',
      'damaged',
      edited((content) => ({ ...content, codec: 'zstd' })),
    ],
  ];

  function edited(change: (content: Content) => Content) {
    return async (place: BackupPlace): Promise<void> =>
      place.write(name, resealed(await place.read(name), change));
  }

  test.each(cases)('%s: %s, naming the file', async (_, code, spoil) => {
    const series = await seriesOf(3);
    await spoil(series.place);
    const error = await failureOf(restored(series.place.target, series.process.host));
    expect(error).toMatchObject({ code, details: { path: name } });
    expect(error.message).toContain(name);
  });

  test.each(cases)('%s: an older generation is restored when named', async (_, _code, spoil) => {
    const series = await seriesOf(3);
    await spoil(series.place);
    const { host } = series.process;
    expect(await restored(series.place.target, host, 2)).toEqual(series.contents.get(2));
  });

  test('what it needs is in the message', async () => {
    const series = await seriesOf(3);
    await cases.find(([, code]) => code === 'unsupported')![2](series.place);
    await edited((content) => ({ ...content, requiresToRead: ['encryption'] }))(series.place);
    const error = await failureOf(verify(series.place.target, series.process.host));
    expect(error.message).toContain('encryption');
  });

  test('damage in it is a finding of verify', async () => {
    const series = await seriesOf(3);
    await series.place.flip(name, 99, 2);
    expect(await verify(series.place.target, series.process.host)).toMatchObject({
      outcome: 'damaged',
      generation: 3,
      damage: [{ file: name }],
      damageCount: 1,
    });
  });
});
