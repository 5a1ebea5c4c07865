import { expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { everyBit, whileFlipped } from './fixtures/bit-flips.js';
import { compressedPlace, expectFlipsFound } from './fixtures/compressed-place.js';
import { storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

test('every flipped bit of a set is found by verify, which names the file', async ({ task }) => {
  const { host } = new World().process();
  const place = await BackupPlace.open();
  const licenses = [
    ...syntheticLicenses(1, 9),
    syntheticLicense(10, { backup: 'unknown' }),
    syntheticLicense(11, {
      attachments: [{ kind: 'revocation', type: 'made up', bytes: new Uint8Array(20) }],
    }),
  ];
  await backUp(await storeWith(host, licenses), place.target);

  const flips = await whileFlipped(
    place,
    /./,
    () => everyBit,
    async (name, byte, bit) => {
      const { outcome, damage } = await verify(place.target, host);
      const found = damage.map(({ file }) => file);
      expect([outcome, found], `${name}, byte ${byte}, bit ${bit}`).toEqual(['damaged', [name]]);
    },
  );

  task.meta.ledger = { 'bits flipped in sets': flips };
  expect(flips).toBeGreaterThan(40_000);
});

test('so is one of each byte of a compressed set, which is named to the bit', async ({ task }) => {
  const world = new World(20_260_101);
  const { host } = world.process();
  const place = await compressedPlace(host);
  const flips = await expectFlipsFound(place, host, () => [world.random.below(8)]);
  task.meta.ledger = { 'bits flipped in sets': flips };
  expect(flips).toBeGreaterThan(4000);
});
