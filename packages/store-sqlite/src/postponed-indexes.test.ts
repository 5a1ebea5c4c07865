import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from './migrate.js';
import { PostponedIndexes } from './postponed-indexes.js';
import { migrations } from './schema.js';
import { SeenIds } from './seen-ids.js';

function emptyStore(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  migrate(db, migrations);
  return db;
}

const schema = (db: DatabaseSync): unknown =>
  db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
const isMissing = (db: DatabaseSync): boolean => !JSON.stringify(schema(db)).includes('license_id');
const idHash = (number: number): Uint8Array => new Uint8Array(16).fill(number);

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
  expect(postponed.areNew([idHash(1), idHash(2)])).toBe(true);
  expect(isMissing(db)).toBe(true);
  expect(postponed.areNew([idHash(3), idHash(1)])).toBe(false);
  expect(isMissing(db)).toBe(false);
  expect(postponed.areNew([idHash(4)])).toBe(false);
});

test('the indexes are made when no more ids can be remembered', () => {
  const db = emptyStore();
  const postponed = new PostponedIndexes(db, new SeenIds(2));
  expect(postponed.areNew([idHash(1), idHash(2)])).toBe(true);
  expect(postponed.areNew([idHash(3)])).toBe(false);
  expect(isMissing(db)).toBe(false);
});
