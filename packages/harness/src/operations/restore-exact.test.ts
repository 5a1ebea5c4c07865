import { restoreLicenses } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { storeWith, syntheticLicense } from './fixtures/licenses.js';
import { backUp } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const past = Date.UTC(2020, 0, 1);

test('a license comes back with everything that came with it', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const license = syntheticLicense(1, {
    issued: Date.UTC(2001, 1, 3),
    notAfter: past,
    attachments: [{ kind: 'revocation', type: 'made up', bytes: Uint8Array.of(1, 2, 3) }],
  });
  const source = await storeWith(host, [license]);
  await backUp(source, place.target);
  const store = await storeWith(host);
  await restoreLicenses({ store, target: place.target });
  const { sequence: _ours, ...restored } = await store.get('synthetic:1');
  const { sequence: _theirs, ...original } = await source.get('synthetic:1');
  expect(restored).toEqual(original);
  expect(restored.attachments).toEqual(license.attachments);
});

test('a restore into the store itself right after the backup changes nothing', async () => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const store = await storeWith(
    host,
    [1, 2, 3].map((number) => syntheticLicense(number)),
  );
  await backUp(store, place.target);
  const { sequence } = await store.snapshot();
  expect(await restoreLicenses({ store, target: place.target })).toMatchObject({ unchanged: 3 });
  expect((await store.snapshot()).sequence).toBe(sequence);
});
