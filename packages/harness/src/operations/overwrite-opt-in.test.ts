import { planBackup } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { storeWith, syntheticLicenses } from './fixtures/licenses.js';
import { resealed } from './fixtures/reseal.js';
import { backUp, failureOf } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const manifest = 'manifest-0000000001.json';

const sets: readonly (readonly [string, (place: BackupPlace) => Promise<void>])[] = [
  ['a backup', async () => undefined],
  ['a backup among foreign files', (place) => place.write('shopping-list.txt', 'milk')],
  ['a backup with a damaged manifest', (place) => place.flip(manifest, 100, 3)],
  ['a backup with an empty manifest', (place) => place.write(manifest, '')],
  [
    'a backup of a future version',
    async (place) =>
      place.write(
        manifest,
        resealed(await place.read(manifest), (content) => ({ ...content, version: 2 })),
      ),
  ],
];

describe('without overwrite', () => {
  test.each(sets)('%s stays byte for byte, and so does the store', async (_, prepare) => {
    const world = new World();
    const { host } = world.process();
    const place = await BackupPlace.open();
    const store = await storeWith(host, syntheticLicenses(1, 6));
    await backUp(store, place.target);
    await prepare(place);
    await store.add(syntheticLicenses(7, 8));
    const tree = await place.tree();
    const { sequence, lineage } = await store.snapshot();

    const error = await failureOf(backUp(store, place.target));

    expect(error).toMatchObject({ code: 'backup-exists', details: { generation: 1 } });
    expect(error.message).toContain('/backup');
    expect(await place.tree()).toEqual(tree);
    expect(await store.snapshot()).toMatchObject({ sequence, lineage });
  });

  test('the plan says so too', async () => {
    const place = await BackupPlace.open();
    const store = await storeWith(new World().process().host, syntheticLicenses(1, 2));
    await backUp(store, place.target);

    const error = await failureOf(planBackup({ store, target: place.target }));

    expect(error.code).toBe('backup-exists');
  });

  test('a backup that appears between looking and claiming is not overwritten', async () => {
    const world = new World();
    const place = await BackupPlace.open();
    const store = await storeWith(world.process().host, syntheticLicenses(1, 4));
    const other = await storeWith(world.process().host, syntheticLicenses(5, 8));
    let others: Promise<unknown> | undefined;

    const error = await failureOf(
      backUp(store, place.target, {
        onEvent: async (event) => {
          if (event.type === 'progress') others ??= backUp(other, place.target);
          await others;
        },
      }),
    );

    expect(error.code).toBe('backup-exists');
    expect(await place.names(/^manifest/)).toEqual([manifest]);
  });
});

test('with overwrite, files of others stay as they are', async () => {
  const place = await BackupPlace.open();
  const store = await storeWith(new World().process().host, syntheticLicenses(1, 6));
  await place.target.makeDirectory('segments');
  const foreign = {
    'shopping-list.txt': 'milk',
    'manifest-1.json': 'not ours: no ten digits',
    'lease-0000000001.json.bak': 'not ours either',
    'segments/notes.txt': 'nor this',
  };
  for (const [name, text] of Object.entries(foreign)) await place.write(name, text);

  await backUp(store, place.target);
  for (let run = 0; run < 4; run += 1) {
    await store.add(syntheticLicenses(10 + run, 10 + run));
    await backUp(store, place.target, {
      overwrite: true,
      retention: { keep: 1, keepWithinMs: 0 },
    });
  }

  for (const [name, text] of Object.entries(foreign)) {
    expect(new TextDecoder().decode(await place.read(name))).toBe(text);
  }
});
