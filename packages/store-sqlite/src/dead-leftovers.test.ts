import {
  linkSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { buildingName } from './dead-leftovers.js';
import { openEngine } from './fixtures/engines.js';
import { host } from './fixtures/host.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import { newSqliteStore, type SqliteStoreOptions } from './sqlite-store.js';

const minute = 60 * 1000;
const hour = 60 * minute;

const besides = (file: string): readonly string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.includes('.new-'))
    .sort();

/** Opens the store as the clock will show it after some milliseconds. */
async function openLater(
  file: string,
  later: number,
  options: Partial<SqliteStoreOptions> = {},
): Promise<void> {
  const clock = { ...host.clock, now: () => Date.now() + later };
  await openEngine({ file, host: { ...host, clock }, ...options }).close();
}

/** A creation that is killed at once, and what SQLite had beside its file. */
function leaveBehind(file: string): void {
  const building = buildingName(file, host.random);
  for (const suffix of ['', '-journal']) writeFileSync(building + suffix, 'half a store');
}

test.each(['that is made again', 'that another run has made'])(
  'what a killed creation left is removed by a later one of a store %s',
  async (which) => {
    const file = tempStoreFile();
    if (which === 'that another run has made') await openEngine({ file }).close();
    leaveBehind(file);
    await openLater(file, 2 * hour);
    expect(besides(file)).toEqual([]);
    expect(() => openEngine({ file, create: 'never' })).not.toThrow();
  },
);

test('a second name of the finished store goes, the store stays', async () => {
  const file = tempStoreFile();
  const first = openEngine({ file });
  await first.close();
  linkSync(file, buildingName(file, host.random));
  await openLater(file, 2 * hour);
  expect(besides(file)).toEqual([]);
  expect(openEngine({ file }).storeId).toBe(first.storeId);
});

test('what may still be at work stays', async () => {
  const file = tempStoreFile();
  leaveBehind(file);
  await openLater(file, 30 * minute);
  expect(besides(file)).toHaveLength(2);
});

test('who does not make stores removes nothing', async () => {
  const file = tempStoreFile();
  await openEngine({ file }).close();
  leaveBehind(file);
  await openLater(file, 2 * hour, { create: 'never' });
  await openLater(file, 2 * hour, { readOnly: true });
  expect(besides(file)).toHaveLength(2);
});

test('what only looks like it stays', async () => {
  const file = tempStoreFile();
  const hex = '0123456789abcdef';
  mkdirSync(`${file}.new-${hex}`);
  symlinkSync(file, `${file}.new-${hex.replaceAll('0', '1')}`);
  for (const name of [`${hex}.bak`, hex.slice(1), 'version'])
    writeFileSync(`${file}.new-${name}`, '');
  writeFileSync(`${dirname(file)}/other.wmdrm.new-${hex}`, '');
  const before = besides(file);
  await openLater(file, 2 * hour);
  expect(besides(file)).toEqual(before);
});

test('what was being filled when its process was killed goes after a day', async () => {
  const file = tempStoreFile();
  const building = buildingName(file, host.random);
  writeFileSync(building, '');
  truncateSync(building, 2 * 1024 * 1024);
  await openLater(file, 23 * hour);
  expect(besides(file)).toHaveLength(1);
  await openLater(file, 25 * hour);
  expect(besides(file)).toEqual([]);
});

test('making a store with its first change removes them as well', async () => {
  const file = tempStoreFile();
  leaveBehind(file);
  const clock = { ...host.clock, now: () => Date.now() + 2 * hour };
  await newSqliteStore({ file, host: { ...host, clock } }).close();
  expect(besides(file)).toEqual([]);
});
