/**
 * The committed set of compressed chunks, deltas and tombstones: whatever changes in this project, and in zstd, it must
 * still be read. It is written by `npx vitest run --mode write-golden golden-layered-set`.
 */
import { verifyBackup } from '@wmdrm/core';
import { beforeAll, expect, test } from 'vitest';
import type { BackupPlace } from './fixtures/backup-place.js';
import { readGoldenFiles, writeGoldenFiles } from './fixtures/golden-files.js';
import { makeLayeredGoldenSet } from './fixtures/golden-set.js';
import { contentOf } from './fixtures/reseal.js';
import { restored, verify } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

const folder = 'golden-set-v1-layered';
const { host } = new World().process();
const restricted = [7, 8, 9, 10, 11];
let committed: BackupPlace;

beforeAll(async () => {
  if (process.env['MODE'] === 'write-golden')
    await writeGoldenFiles(folder, (await makeLayeredGoldenSet()).place);
  committed = await readGoldenFiles(folder);
});

/** Codecs of the chunks of each kind of segment. */
async function codecs(): Promise<Readonly<Record<number, readonly number[]>>> {
  const found: Record<number, number[]> = {};
  for (const [name, bytes] of await committed.files()) {
    if (!name.endsWith('.seg')) continue;
    const segment = Buffer.from(bytes);
    const trailer = segment.length - 64;
    for (let row = Number(segment.readBigUInt64LE(trailer + 8)); row < trailer; row += 64)
      (found[segment.readUInt16LE(6)] ??= []).push(segment.readUInt32LE(row + 20));
  }
  return found;
}

test.each(['quick', 'default'] as const)('a %s verification finds it good', async (depth) => {
  expect(await verifyBackup({ target: committed.target, host, depth })).toMatchObject({
    outcome: 'good',
    generation: 3,
    damageCount: 0,
    warnings: [],
  });
});

test('it has chunks of both codecs, and deltas with tombstones', async () => {
  const { 1: licenses = [], 2: ledger = [], 3: tombstones = [] } = await codecs();
  expect([new Set(licenses), new Set(ledger)]).toEqual([new Set([0, 1]), new Set([0, 1])]);
  expect(tombstones).toHaveLength(2);
  const { deltas, requiresToRead } = contentOf(await committed.read('manifest-0000000003.json'));
  expect(deltas).toHaveLength(2);
  expect(requiresToRead).toEqual(['deltas', 'zstd']);
});

test('each generation restores what was backed up', async () => {
  const { contents } = await makeLayeredGoldenSet();
  for (const [at, whole] of contents.entries()) {
    const wanted = { ...whole };
    for (const number of [...restricted, ...(at === 2 ? [4] : [])])
      delete wanted[`synthetic:${number}`];
    expect(await restored(committed.target, host, at + 1)).toEqual(wanted);
  }
});

test('written today it says the same', async () => {
  const { place } = await makeLayeredGoldenSet();
  expect((await verify(place.target, host)).outcome).toBe('good');
  const totals = async (of: BackupPlace): Promise<unknown> => {
    const { totals: all, setHash } = contentOf(await of.read('manifest-0000000003.json'));
    return { all, setHash };
  };
  expect(await totals(place)).toEqual(await totals(committed));
});
