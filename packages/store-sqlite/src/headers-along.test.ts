import { DatabaseSync } from 'node:sqlite';
import {
  backupLicenses,
  concatBytes,
  LicenseStore,
  verifyBackup,
  type BackupTarget,
  type RecordChunk,
} from '@wmdrm/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTarget } from './crash-matrix/fixtures/steps.js';
import { openEngine } from './fixtures/engines.js';
import { host } from './fixtures/host.js';
import { joined } from './fixtures/joined-threads.js';
import { put, records } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import type { SqliteEngine } from './sqlite-engine.js';

const granted = 'lcp granted granted yes';
const denied = 'lcp denied granted yes';
const range = { from: 0, to: 2 ** 40 };
const isDenied = (at: number): boolean => at % 5 < 2 || at > 280;
const deniedIds = Array.from({ length: 300 }, (_, at) => at)
  .filter(isDenied)
  .map((at) => `license ${at}`);

/** 300 licenses, 40 % of them restricted, and all at the end. */
async function mixed(file = tempStoreFile()): Promise<SqliteEngine> {
  const engine = openEngine({ file });
  const licenses = Array.from({ length: 300 }, (_, at) => ({
    id: `license ${at}`,
    payload: new Uint8Array(500 + ((at * 97) % 3_000)).fill(at),
    ...(isDenied(at) ? { backup: 'denied' as const } : {}),
  }));
  await put(engine, records(...licenses));
  return engine;
}

async function readAll(
  engine: SqliteEngine,
  readers: number,
  options: object,
): Promise<readonly RecordChunk[]> {
  const snapshot = await engine.snapshot({ readers });
  onTestFinished(() => snapshot.close());
  await joined(snapshot);
  const chunks: RecordChunk[] = [];
  for await (const chunk of snapshot.read(range, { chunkBytes: 20_000, ...options }))
    chunks.push(chunk);
  return chunks;
}

/** Names of the segments of a backup. */
async function segmentsOf(target: BackupTarget): Promise<readonly string[]> {
  const folders = await target.list('segments');
  const names = await Promise.all(folders.map(({ name }) => target.list(`segments/${name}`)));
  return names.flatMap((files) => files.map(({ name }) => name)).sort();
}

describe.each([1, 2])('headers read along with records, by %i', (readers) => {
  test('are those a reading of headers alone gives up to the last record', async () => {
    const engine = await mixed();
    const alone = await readAll(engine, readers, { classes: [denied], headersOnly: true });
    const along = await readAll(engine, readers, { classes: [granted], headersOf: [denied] });
    const headers = concatBytes(along.map((chunk) => chunk.headers!));
    const whole = concatBytes(alone.map(({ bytes }) => bytes));
    expect(along.length).toBeGreaterThan(5);
    expect(headers.length).toBeGreaterThan(0);
    expect(whole.subarray(0, headers.length)).toEqual(headers);
    const behind = engine.snapshot();
    const rest = [
      ...behind.read(
        { ...range, from: along.at(-1)!.last + 1 },
        {
          ...{ classes: [denied], headersOnly: true },
        },
      ),
    ];
    expect(rest.length).toBeGreaterThan(0);
    expect(whole.subarray(headers.length)).toEqual(concatBytes(rest.map(({ bytes }) => bytes)));
  });

  test('change nothing about the records', async () => {
    const engine = await mixed();
    const plain = ({ bytes, count, last }: RecordChunk): object => ({ bytes, count, last });
    const alone = await readAll(engine, readers, { classes: [granted] });
    const along = await readAll(engine, readers, { classes: [granted], headersOf: [denied] });
    expect(along.map(plain)).toEqual(alone.map(plain));
    expect(alone.some(({ headers }) => headers)).toBe(false);
  });

  test('make the ledger of a backup', async () => {
    const engine = await mixed();
    const target = await openTarget();
    const store = new LicenseStore(engine, { host });
    const tuning = { readers, segmentBytes: 100_000, chunkBytes: 20_000 };
    const report = await backupLicenses({ store, target, tuning });
    const ids: string[] = [];
    for await (const some of report.restrictedLicenses()) ids.push(...some.map(({ id }) => id));
    expect(ids).toEqual(deniedIds);
    expect(report).toMatchObject({
      restricted: deniedIds.length,
      backedUp: 300 - deniedIds.length,
    });
    expect((await verifyBackup({ target, host })).outcome).toBe('good');
  });

  test('make no backup where a restricted license has vanished', async () => {
    const file = tempStoreFile();
    await (await mixed(file)).close();
    const db = new DatabaseSync(file);
    db.exec('DELETE FROM record WHERE position = (SELECT min(position) + 101 FROM record)');
    db.close();
    const store = new LicenseStore(openEngine({ file }), { host });
    const target = await openTarget();
    await expect(backupLicenses({ store, target, tuning: { readers } })).rejects.toMatchObject({
      code: 'store-corrupt',
    });
  });
});

test('a backup by several readers has the segments of one by one reader', async () => {
  const engine = await mixed();
  const store = new LicenseStore(engine, { host });
  const made: (readonly string[])[] = [];
  for (const readers of [1, 3]) {
    const target = await openTarget();
    const tuning = { readers, segmentBytes: 100_000, chunkBytes: 20_000 };
    await backupLicenses({ store, target, tuning });
    made.push(await segmentsOf(target));
  }
  expect(made[1]).toEqual(made[0]);
  expect(made[0]!.length).toBeGreaterThan(1);
});
