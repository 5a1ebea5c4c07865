import { restoreLicenses, verifyBackup } from '@wmdrm/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { whileFlipped } from './fixtures/bit-flips.js';
import {
  storeWith,
  syntheticLicense,
  syntheticLicenses,
  syntheticPayload,
} from './fixtures/licenses.js';
import { backUp, failureOf, outcomeOf, restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const seed = 20_260_101;
const world = new World(seed);
const { host } = world.process();
const licenses = [...syntheticLicenses(1, 3), syntheticLicense(4, { backup: 'sealed' })];
let place: BackupPlace;
/** The files as they were written, to mend what a test breaks. */
let whole: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  place = await BackupPlace.open();
  await backUp(await storeWith(host, licenses), place.target);
  whole = await place.files();
});

/** File and byte where the payload of a license lies. */
async function placeOfPayload(number: number): Promise<{ name: string; start: number }> {
  const payload = Buffer.from(syntheticPayload(number));
  for (const [name, bytes] of await place.files()) {
    const start = Buffer.from(bytes).indexOf(payload);
    if (start >= 0) return { name, start };
  }
  throw new Error(`License ${number} is not in the set.`);
}

test('the set is whole to begin with', async () => {
  expect(await place.names()).toEqual([
    'lease-0000000001.json',
    'manifest-0000000001.json',
    expect.stringMatching(/^segments\/..\/.{64}-0000000001\.seg$/),
    expect.stringMatching(/^segments\/..\/.{64}-0000000001\.seg$/),
  ]);
  expect(await verify(place.target, host)).toMatchObject({ outcome: 'good', damage: [] });
});

describe(`a flipped bit in any byte of any file (seed ${seed})`, () => {
  const oneBit = (): readonly number[] => [world.random.below(8)];

  test('is found by verify, which names the file', async () => {
    const flips = await whileFlipped(place, /./, oneBit, async (name, byte, bit) => {
      const { outcome, damage } = await verify(place.target, host);
      const found = damage.map(({ file }) => file);
      expect([outcome, found], `${name}, byte ${byte}, bit ${bit}`).toEqual(['damaged', [name]]);
    });
    expect(flips).toBeGreaterThan(2500);
  });

  test('makes restore refuse, and the store stays empty', async () => {
    const store = await storeWith(host);
    const { name: segment } = await placeOfPayload(1);
    const needed = new RegExp(`^manifest|${segment}`);
    await whileFlipped(place, needed, oneBit, async (name, byte, bit) => {
      const outcome = await outcomeOf(restoreLicenses({ store, target: place.target }));
      expect(outcome, `${name}, byte ${byte}, bit ${bit}`).toBe('damaged');
    });
    expect((await store.snapshot()).sequence).toBe(0);
  });
});

test.each([1, 2, 3])('in payload %i it is named: license, label and byte', async (number) => {
  const { name, start } = await placeOfPayload(number);
  for (const at of [0, 17, 199]) {
    const where = { offset: start + at, license: `synthetic:${number}` };
    const label = `license ${number}.txt`;
    await place.flip(name, start + at, world.random.below(8));

    const report = await verify(place.target, host);
    const error = await failureOf(restored(place.target, host));

    expect(report.damage).toEqual([expect.objectContaining({ file: name, ...where, label })]);
    expect(error).toMatchObject({ code: 'damaged', details: { path: name, ...where, label } });
    expect(error.message).toContain(label);
    await place.write(name, whole.get(name)!);
  }
});

test('two flipped bits in one payload: the license is named', async () => {
  const { name, start } = await placeOfPayload(2);
  await place.flip(name, start + 3, 1);
  await place.flip(name, start + 90, 6);
  const { damage } = await verify(place.target, host);
  await place.write(name, whole.get(name)!);
  expect(damage).toEqual([expect.objectContaining({ file: name, license: 'synthetic:2' })]);
});

test('two hit licenses of one chunk are both named', async () => {
  const { name, start } = await placeOfPayload(1);
  const { start: second } = await placeOfPayload(2);
  await place.flip(name, start, 0);
  await place.flip(name, second, 0);
  const { damage, damageCount } = await verify(place.target, host);
  await place.write(name, whole.get(name)!);
  expect(damage.map(({ license }) => license)).toEqual(['synthetic:1', 'synthetic:2']);
  expect(damageCount).toBe(2);
});

test.each(['quick', 'default', 'deep'] as const)('a %s verification finds it', async (depth) => {
  const { name, start } = await placeOfPayload(2);
  await place.flip(name, start + 5, 0);
  const report = await verifyBackup({ target: place.target, host, depth });
  await place.flip(name, start + 5, 0);
  expect(report).toMatchObject({ outcome: 'damaged', depth, damage: [{ offset: start + 5 }] });
});
