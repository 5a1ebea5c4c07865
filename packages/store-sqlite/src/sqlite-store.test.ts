import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { idHash, numbered, put, records } from './fixtures/records.js';
import { tempDirectory, tempStoreFile } from './fixtures/temp-directory.js';
import { applicationId, migrations } from './schema.js';
import type { SqliteEngine } from './sqlite-engine.js';
import { sqliteStore } from './sqlite-store.js';

const code = (wanted: string): unknown => expect.objectContaining({ code: wanted });
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

function otherDatabase(...statements: readonly string[]): string {
  const file = tempStoreFile();
  const db = new DatabaseSync(file);
  for (const statement of statements) db.exec(statement);
  db.exec('CREATE TABLE something (x)');
  db.close();
  return file;
}

describe('creating', () => {
  test('does not happen unless asked for', () => {
    const file = join(tempDirectory(), 'deep', 'licenses.wmdrm');
    expect(() => sqliteStore({ file })).toThrow(code('store-not-found'));
    expect(existsSync(dirname(file))).toBe(false);
  });

  test('does not happen to read only', () => {
    const file = tempStoreFile();
    expect(() => sqliteStore({ file, create: 'if-missing', readOnly: true })).toThrow(
      code('store-not-found'),
    );
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  test('leaves nothing but an empty store', async () => {
    const file = tempStoreFile();
    const engine = openEngine({ file });
    expect(engine.storeId).toMatch(/^[0-9a-f]{32}$/);
    expect(engine.snapshot()).toMatchObject({ sequence: 0, lineage: undefined, totals: [] });
    await engine.close();
    expect(readdirSync(dirname(file)).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  test('keeps a store that is there', async () => {
    const file = tempStoreFile();
    const first = openEngine({ file });
    await put(first, records({ id: 'a' }));
    await first.close();
    const second = openEngine({ file });
    expect(second.storeId).toBe(first.storeId);
    expect(second.get(idHash('a'))?.state).toBe('live');
  });

  test.runIf(process.platform !== 'win32')('is for this user alone', async () => {
    const above = tempDirectory();
    const file = join(above, 'new', 'newer', 'licenses.wmdrm');
    const before = modeOf(above);
    await put(openEngine({ file }), records({ id: 'a' }));
    expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
    expect([dirname(file), dirname(dirname(file))].map(modeOf)).toEqual(['700', '700']);
    expect(modeOf(above)).toBe(before);
  });

  test('refuses to begin beside the log of a store that is missing', async () => {
    const file = tempStoreFile();
    writeFileSync(`${file}-wal`, 'frames of another store');
    expect(() => openEngine({ file })).toThrow(code('store-invalid'));
    expect(readdirSync(dirname(file))).toEqual(['licenses.wmdrm-wal']);
  });

  test('does not mind the empty log of a reader that was killed', () => {
    const file = tempStoreFile();
    writeFileSync(`${file}-wal`, '');
    expect(openEngine({ file }).snapshot().sequence).toBe(0);
  });

  test('takes a relative path from the working directory', () => {
    const file = tempStoreFile();
    expect(openEngine({ file: relative(process.cwd(), file) }).location).toBe(file);
  });
});

describe('opening refuses', () => {
  test('an empty file', () => {
    const file = tempStoreFile();
    writeFileSync(file, '');
    expect(() => openEngine({ file })).toThrow(code('store-invalid'));
    expect(statSync(file).size).toBe(0);
  });

  test('a file of something else', () => {
    const file = tempStoreFile();
    writeFileSync(file, 'Dear diary, '.repeat(1_000));
    expect(() => openEngine({ file })).toThrow(code('store-invalid'));
  });

  test('a directory', () => {
    expect(() => openEngine({ file: tempDirectory() })).toThrow(code('store-invalid'));
  });

  test('a path that leads through a file', () => {
    const file = tempStoreFile();
    writeFileSync(file, 'x');
    expect(() => openEngine({ file: join(file, 'licenses.wmdrm') })).toThrow(code('store-invalid'));
  });

  test('a database without our mark', () => {
    expect(() => openEngine({ file: otherDatabase() })).toThrow(code('store-invalid'));
  });

  test('a database with the mark of another program', () => {
    const file = otherDatabase('PRAGMA application_id = 252006673');
    expect(() => openEngine({ file })).toThrow(code('store-invalid'));
  });

  test('a store in UTF-16, where batched reading would not keep every byte', () => {
    const file = otherDatabase(
      "PRAGMA encoding = 'UTF-16'",
      `PRAGMA application_id = ${applicationId}`,
    );
    expect(() => openEngine({ file })).toThrow(code('store-invalid'));
  });

  test('a store of a newer version', () => {
    const file = otherDatabase(
      `PRAGMA application_id = ${applicationId}`,
      `PRAGMA user_version = ${migrations.length + 1}`,
    );
    expect(() => openEngine({ file })).toThrow(code('store-unsupported'));
  });

  test.each([100, 16_384, 20_000])('a store cut off after %d bytes', async (size) => {
    const file = tempStoreFile();
    const engine = openEngine({ file });
    await put(engine, numbered('a', Array<number>(20).fill(3_000)));
    await engine.close();
    truncateSync(file, size);
    expect(() => openEngine({ file })).toThrow(code('store-corrupt'));
  });

  test('a network file system, and creates nothing there', () => {
    const file = join(tempDirectory(), 'deep', 'licenses.wmdrm');
    const disks = { platform: 'linux', fileSystemType: () => 0x6969 } as const;
    expect(() => openEngine({ file }, { disks })).toThrow(code('store-unsupported'));
    expect(existsSync(dirname(file))).toBe(false);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 31])('to wait %d ms', (busyTimeoutMs) => {
    expect(() => openEngine({ busyTimeoutMs })).toThrow(code('invalid-argument'));
  });
});

test('errors name the file and say what to do', () => {
  const file = tempStoreFile();
  writeFileSync(file, '');
  expect(() => openEngine({ file })).toThrow(
    expect.objectContaining({
      message: `License store ${file}: the file is empty.`,
      remedy: expect.stringMatching(/./) as unknown,
      details: { path: file },
    }),
  );
});

describe('a schema that moves on', () => {
  const next = [
    ...migrations,
    (db: DatabaseSync): void => db.exec('CREATE TABLE added_later (x INTEGER) STRICT'),
  ];

  test('is brought up when the store is opened, and nothing is lost', async () => {
    const file = tempStoreFile();
    const old = openEngine({ file });
    await put(old, records({ id: 'a' }));
    await old.close();
    const engine = openEngine({ file }, { migrations: next });
    expect(engine.get(idHash('a'))?.state).toBe('live');
    await engine.close();
    const db = new DatabaseSync(file, { readOnly: true });
    expect(db.prepare('SELECT count(*) AS n FROM added_later').get()).toEqual({ n: 0 });
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: next.length });
    db.close();
  });

  test('is not touched by reading', async () => {
    const file = tempStoreFile();
    await openEngine({ file }).close();
    expect(() => openEngine({ file, readOnly: true }, { migrations: next })).toThrow(
      code('store-unsupported'),
    );
  });

  test('stays as it was if the migration fails', async () => {
    const file = tempStoreFile();
    await openEngine({ file }).close();
    const failing = [
      ...next,
      () => {
        throw new Error('disk on fire');
      },
    ];
    expect(() => openEngine({ file }, { migrations: failing })).toThrow(code('store-io'));
    expect(openEngine({ file }).snapshot().sequence).toBe(0);
  });

  test('stops an older program that has the store open', async () => {
    const file = tempStoreFile();
    const old = openEngine({ file });
    openEngine({ file }, { migrations: next });
    await expect(old.begin()).rejects.toThrow(code('store-unsupported'));
    expect(() => old.snapshot()).toThrow(code('store-unsupported'));
  });
});

test('a store that is only read can be read and not changed', async () => {
  const file = tempStoreFile();
  await put(openEngine({ file }), records({ id: 'a' }));
  const engine = openEngine({ file, readOnly: true });
  expect(engine.get(idHash('a'))?.state).toBe('live');
  expect(engine.snapshot().sequence).toBe(1);
  await expect(engine.begin()).rejects.toThrow(code('access-denied'));
});

test('a store whose file is replaced while it is open is not written to', async () => {
  const [file, other] = [tempStoreFile(), tempStoreFile()];
  const engine = openEngine({ file });
  await openEngine({ file: other }).close();
  renameSync(other, file);
  await expect(engine.begin()).rejects.toThrow(code('store-corrupt'));
});

describe('a store whose file gets another one in its place after it was changed', () => {
  // A copy, so that it is the same store by its id.
  async function replaced(): Promise<SqliteEngine> {
    const file = tempStoreFile();
    await openEngine({ file }).close();
    copyFileSync(file, `${file}.copy`);
    const engine = openEngine({ file });
    await put(engine, records({ id: 'a' }));
    renameSync(`${file}.copy`, file);
    return engine;
  }

  test('is not written to, where nobody would find it', async () => {
    const engine = await replaced();
    await expect(put(engine, records({ id: 'b' }))).rejects.toThrow(code('store-corrupt'));
  });

  test('is not read by a backup, which would not have the changes', async () => {
    const engine = await replaced();
    expect(() => engine.snapshot()).toThrow(code('store-corrupt'));
  });

  test('is not written to after it was removed', async () => {
    const file = tempStoreFile();
    const engine = openEngine({ file });
    await put(engine, records({ id: 'a' }));
    rmSync(file);
    await expect(put(engine, records({ id: 'b' }))).rejects.toThrow(code('store-not-found'));
  });
});

test('a store whose file vanishes is not made anew', async () => {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  mkdirSync(`${file}.away`);
  renameSync(file, join(`${file}.away`, 'licenses.wmdrm'));
  await expect(engine.begin()).rejects.toThrow(code('store-io'));
  expect(existsSync(file)).toBe(false);
});

describe('closing', () => {
  test('ends snapshots and transactions, and undoes what was not committed', async () => {
    const file = tempStoreFile();
    const engine = openEngine({ file });
    const snapshot = engine.snapshot();
    const transaction = await engine.begin();
    transaction.put(records({ id: 'a' }), { tie: 'local', revive: false, redescribe: false });
    await engine.close();
    expect(() => snapshot.hasLineage('0'.repeat(32))).toThrow(code('closed'));
    expect(() => transaction.commit()).toThrow(code('closed'));
    expect(openEngine({ file }).get(idHash('a'))).toBeUndefined();
  });

  test('can be done twice', async () => {
    const engine = openEngine();
    await engine.close();
    await engine[Symbol.asyncDispose]();
    expect(() => engine.get(idHash('a'))).toThrow(code('closed'));
    await expect(engine.begin()).rejects.toThrow(code('closed'));
  });

  test('a second time waits for the first', async () => {
    const engine = openEngine();
    // Its thread has to end.
    await engine.snapshot({ readers: 2 });
    let closed = false;
    void engine.close().then(() => (closed = true));
    await engine[Symbol.asyncDispose]();
    expect(closed).toBe(true);
  });

  test('refuses the changes that were waiting', async () => {
    const engine = openEngine();
    await engine.begin();
    const waiting = expect(engine.begin()).rejects.toThrow(code('closed'));
    await engine.close();
    await waiting;
  });

  test.each([
    ['read', (engine: SqliteEngine) => void engine.get(idHash('a'))],
    ['was looked at in a snapshot', (engine: SqliteEngine) => void engine.snapshot()],
    ['changed', (engine: SqliteEngine) => put(engine, records({ id: 'a' }))],
  ])('a store that was %s leaves one file behind', async (_, work) => {
    const file = tempStoreFile();
    const engine = openEngine({ file });
    await work(engine);
    await engine.close();
    expect(readdirSync(dirname(file))).toEqual(['licenses.wmdrm']);
  });
});
