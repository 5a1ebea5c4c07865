import { DatabaseSync } from 'node:sqlite';
import { parseKeyId } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { flipBeside } from './fixtures/b-tree-pages.js';
import { openEngine } from './fixtures/engines.js';
import { change, idHash, put, records, type MadeUpLicense } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import type { SqliteEngine } from './sqlite-engine.js';

const corrupt: unknown = expect.objectContaining({ code: 'store-corrupt' });
const keyId = '0f0e0d0c-0b0a-0908-0706-050403020100';
const keyBytes = parseKeyId(keyId) ?? new Uint8Array(0);
const licenses: readonly MadeUpLicense[] = [{ id: 'kept', keyIds: [keyId] }, { id: 'removed' }];

/** A store with one license kept and one removed, changed behind its back. */
async function changed(sql: string): Promise<SqliteEngine> {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, records(...licenses));
  await change(engine, (transaction) => transaction.mark([idHash('removed')], 'deleted'));
  await engine.close();
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
  return openEngine({ file });
}

const bits = [0, 1, 2, 3, 4, 5, 6] as const;

test.each(bits)('no license is gone or back because bit %d of its state flipped', async (bit) => {
  const engine = await changed(
    `UPDATE license SET state = (state | ${1 << bit}) - (state & ${1 << bit})`,
  );
  for (const id of ['kept', 'removed']) {
    expect(() => engine.get(idHash(id))).toThrow(corrupt);
    const digits = Buffer.from(idHash(id)).toString('hex').slice(0, 9);
    expect(() => engine.findByHashPrefix(digits, 2)).toThrow(corrupt);
  }
  expect(() => engine.findByKeyId(keyBytes)).toThrow(corrupt);
});

test('a license whose row is missing is not said to have another key id', async () => {
  const engine = await changed('DELETE FROM license WHERE position = 1');
  expect(() => engine.findByKeyId(keyBytes)).toThrow(corrupt);
});

test.each([1, 2, 4, 2 ** 40])(
  'a store is not read to position %d when its last is 2',
  async (end) => {
    const engine = await changed(`UPDATE store SET next_position = ${end}`);
    expect(() => engine.snapshot()).toThrow(corrupt);
    await expect(Promise.resolve(engine.begin())).rejects.toEqual(corrupt);
  },
);

test.each([
  'UPDATE class SET licenses = licenses + 1',
  'UPDATE guard SET licenses = licenses - 1',
  'DELETE FROM guard',
])('a number of licenses that rotted is not told: %s', async (sql) => {
  const engine = await changed(sql);
  expect(() => engine.snapshot()).toThrow(corrupt);
});

test('a license is not put into a class an index leads to astray', async () => {
  const file = tempStoreFile();
  const first = openEngine({ file });
  const classes = ['granted', 'denied', 'sealed'] as const;
  await put(first, records(...classes.map((backup) => ({ id: backup, backup }))));
  await first.close();
  const denied = Buffer.from('lcp denied granted yes');
  flipBeside(file, denied, denied.length);
  const engine = openEngine({ file });
  await put(engine, records({ id: 'new', backup: 'denied' }));
  const { totals } = engine.snapshot();
  expect(totals.find(({ policyClass }) => policyClass === denied.toString())?.licenses).toBe(2);
});
