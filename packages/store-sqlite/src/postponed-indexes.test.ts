import { DatabaseSync } from 'node:sqlite';
import { recordLayout, viewOf } from '@wmdrm/core';
import { expect, onTestFinished, test } from 'vitest';
import { IncomingLot } from './incoming-lot.js';
import { migrate } from './migrate.js';
import { PostponedIndexes } from './postponed-indexes.js';
import { migrations } from './schema.js';
import { SeenIds } from './seen-ids.js';

/** Of a record here. */
const length = 128;

function emptyStore(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  migrate(db, migrations);
  return db;
}

const schema = (db: DatabaseSync): unknown =>
  db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
const isMissing = (db: DatabaseSync): boolean => !JSON.stringify(schema(db)).includes('license_id');
const idHash = (number: number, last = number): Uint8Array =>
  new Uint8Array(16).fill(number, 0, 8).fill(last, 8);
/** A lot of records of which only the ids are there. */
function lotOf(...idHashes: readonly Uint8Array[]): IncomingLot {
  const bytes = new Uint8Array(idHashes.length * length);
  const lot = new IncomingLot(idHashes.length);
  lot.begin(bytes, viewOf(bytes));
  for (const [at, one] of idHashes.entries()) {
    bytes.set(one, at * length + recordLayout.idHash);
    const record = { headerLength: length, length, classId: 1, issued: undefined };
    lot.add({ offset: at * length, ...record });
  }
  return lot;
}
let position = 0;
/** What a writer does with ids that are new. */
function store(db: DatabaseSync, ...idHashes: readonly Uint8Array[]): void {
  const add = db.prepare('INSERT INTO license VALUES (?, ?, ?, 0, 1, NULL, 1, 1, 0, 0)');
  for (const one of idHashes) add.run(++position, one, position);
}

test('the indexes are missing until they are made, and are then what they were', () => {
  const db = emptyStore();
  const before = schema(db);
  const postponed = new PostponedIndexes(db);
  expect(isMissing(db)).toBe(true);
  postponed.make();
  postponed.make();
  expect(schema(db)).toEqual(before);
});

test('ids are new as long as none comes again; then the indexes are there', () => {
  const db = emptyStore();
  const postponed = new PostponedIndexes(db);
  expect(postponed.areNew(lotOf(idHash(1), idHash(2)))).toBe(true);
  store(db, idHash(1), idHash(2));
  expect(isMissing(db)).toBe(true);
  expect(postponed.areNew(lotOf(idHash(3), idHash(1)))).toBe(false);
  expect(isMissing(db)).toBe(false);
  expect(postponed.areNew(lotOf(idHash(4)))).toBe(false);
});

test('an id that is only like another is new, stored or in the same lot', () => {
  const db = emptyStore();
  const postponed = new PostponedIndexes(db);
  expect(postponed.areNew(lotOf(idHash(1), idHash(1, 2)))).toBe(true);
  store(db, idHash(1), idHash(1, 2));
  expect(postponed.areNew(lotOf(idHash(1, 3)))).toBe(true);
  expect(isMissing(db)).toBe(true);
});

test('an id that stands in one lot twice is not new', () => {
  const db = emptyStore();
  const postponed = new PostponedIndexes(db);
  expect(postponed.areNew(lotOf(idHash(1), idHash(2), idHash(1)))).toBe(false);
  expect(isMissing(db)).toBe(false);
});

test('the indexes are made when no more ids can be remembered', () => {
  const db = emptyStore();
  const postponed = new PostponedIndexes(db, new SeenIds(2));
  expect(postponed.areNew(lotOf(idHash(1), idHash(2)))).toBe(true);
  expect(postponed.areNew(lotOf(idHash(3)))).toBe(false);
  expect(isMissing(db)).toBe(false);
});
