import type { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { beginWriting } from './begin-writing.js';
import { CommitWatch } from './commit-watch.js';
import { openReader, openWriter } from './connection.js';
import { openEngine } from './fixtures/engines.js';
import { host } from './fixtures/host.js';
import { change, idHash, importing, numbered, put } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import type { SqliteEngine } from './sqlite-engine.js';

const mark = 'c0ffee'.padEnd(32, '0');

interface Watched {
  readonly engine: SqliteEngine;
  readonly file: string;
  readonly watch: CommitWatch;
  readonly name: () => Promise<string>;
}

/** A store, and a connection beside it that names its state while it holds the write lock. */
async function watched(): Promise<Watched> {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, numbered('license ', [100, 200, 300]));
  await change(engine, (transaction) => transaction.mark([idHash('license 1')], 'deleted'));
  const db = closedLater(openWriter(file, 0));
  const watch = new CommitWatch();
  const name = async (): Promise<string> => {
    await beginWriting(db, 0, host.clock, () => undefined);
    const state = watch.nameOf(db);
    db.exec('ROLLBACK');
    return state;
  };
  return { engine, file, watch, name };
}

function closedLater(db: DatabaseSync): DatabaseSync {
  onTestFinished(() => db.close());
  return db;
}

test.each<[string, (engine: SqliteEngine) => Promise<unknown>]>([
  ['a new license', (engine) => put(engine, numbered('other ', [100]))],
  [
    'a deleted license',
    (engine) => change(engine, (transaction) => transaction.mark([idHash('license 2')], 'deleted')),
  ],
  ['purging', (engine) => change(engine, (transaction) => transaction.purge())],
  ['a mark', (engine) => change(engine, (transaction) => transaction.addLineage(mark))],
])('a state has another name after %s', async (_, work) => {
  const { engine, name } = await watched();
  const before = await name();
  await work(engine);
  expect(await name()).not.toBe(before);
});

test('a state has another name after a commit of any other program', async () => {
  const { file, name } = await watched();
  const before = await name();
  const other = closedLater(openWriter(file, 0));
  other.exec('UPDATE class SET bytes = bytes + 1');
  expect(await name()).not.toBe(before);
});

test('a state has another name after a change of the same connection', async () => {
  const { watch, name } = await watched();
  const before = await name();
  watch.onChange();
  expect(await name()).not.toBe(before);
});

test('a state keeps its name while nothing is committed', async () => {
  const { engine, file, name } = await watched();
  const before = await name();
  expect(await name()).toBe(before);
  const given = await engine.begin();
  given.put(numbered('other ', [100]), importing);
  given.rollback();
  const reader = closedLater(openReader(file, 0));
  reader.prepare('SELECT count(*) FROM license').get();
  expect(await name()).toBe(before);
});
