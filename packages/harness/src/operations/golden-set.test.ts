/**
 * The committed set of format version 1: whatever changes in this project, it must still be read, and be written byte
 * for byte. If a change to the format is meant, it is a new version with a set of its own beside this one. A set is
 * written by `npx vitest run --mode write-golden golden-set`.
 *
 * Until version 1 is released it may still change, and the set with it: last when record headers got a checksum
 * (docs/adr/0010-header-checksum.md), and when manifests began to say where the mark was left (0011-increments.md).
 */
import { listGenerations, verifyBackup } from '@wmdrm/core';
import { beforeAll, expect, test } from 'vitest';
import type { BackupPlace } from './fixtures/backup-place.js';
import { readGoldenFiles, writeGoldenFiles } from './fixtures/golden-files.js';
import { goldenChanges, goldenLicenses, makeGoldenSet } from './fixtures/golden-set.js';
import { contentsOf } from './fixtures/licenses.js';
import { restored } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const folder = 'golden-set-v1';
const { host } = new World().process();
let committed: BackupPlace;

beforeAll(async () => {
  if (process.env['MODE'] === 'write-golden')
    await writeGoldenFiles(folder, (await makeGoldenSet()).place);
  committed = await readGoldenFiles(folder);
});

test('written today it is the same, byte for byte', async () => {
  const { place } = await makeGoldenSet();
  expect(await place.tree()).toEqual(await committed.tree());
});

test.each(['quick', 'default'] as const)('a %s verification finds it good', async (depth) => {
  expect(await verifyBackup({ target: committed.target, host, depth })).toMatchObject({
    outcome: 'good',
    generation: 2,
    licenses: 15,
    bytes: 6705,
    damageCount: 0,
    warnings: [],
  });
});

test('its generations are listed', async () => {
  const list = await listGenerations({ target: committed.target, host });
  const time = Date.UTC(2026, 0, 1);
  expect(list.map(({ number, retained, details }) => ({ number, retained, ...details }))).toEqual([
    expect.objectContaining({
      number: 2,
      retained: true,
      parent: 1,
      time: time + 60_000,
      licenses: 15,
      restricted: 5,
      segments: 5,
    }),
    expect.objectContaining({
      number: 1,
      retained: true,
      time,
      licenses: 13,
      restricted: 5,
      segments: 4,
    }),
  ]);
});

test('both generations restore what was backed up', async () => {
  const { store } = await makeGoldenSet();
  const second = await contentsOf(store);
  for (const restricted of [7, 8, 9, 10, 11]) delete second[`synthetic:${restricted}`];
  const payloads = (ids: readonly number[]): Record<string, string> =>
    Object.fromEntries(
      [...goldenChanges.slice(1), ...goldenLicenses]
        .filter(({ id }) => ids.includes(Number(id.slice('synthetic:'.length))))
        .map(({ id, payload }) => [id, new TextDecoder().decode(payload)]),
    );
  expect(await restored(committed.target, host, 1)).toEqual(
    payloads([1, 2, 3, 4, 5, 6, 12, 13, 14, 15, 16, 17, 18]),
  );
  expect(await restored(committed.target, host)).toEqual(second);
  expect(second['synthetic:15']).toContain('second edition');
});

test('its payloads say that they are synthetic', async () => {
  for (const payload of Object.values(await restored(committed.target, host))) {
    expect(payload).toMatch(/^Synthetic license \d+, \w+ edition, holds no key\. /);
  }
});
