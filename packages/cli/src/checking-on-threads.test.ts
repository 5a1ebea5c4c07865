import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  backupLicenses,
  isLicenseStoreError,
  LicenseStore,
  openTarget,
  restoreLicenses,
  verifyBackup,
  type BackupTarget,
  type ChunkWorkers,
  type Host,
  type OperationEvent,
} from '@wmdrm/core';
import { chunkWorkers, nodeHost } from '@wmdrm/node';
import { newSqliteStore } from '@wmdrm/store-sqlite';
import { fsTarget } from '@wmdrm/target-fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpLicenses } from './kill-runs/fixtures/made-up-licenses.js';
import { segmentsOf } from './fixtures/workspace.js';

const folder = mkdtempSync(path.join(tmpdir(), 'wmdrm-threads-'));
const [whole, directory] = [path.join(folder, 'whole'), path.join(folder, 'set')];
let stores = 0;
let checked = 0;

/** Real threads that are waited for from the first chunk on; what they are given is counted. */
const counted: ChunkWorkers = {
  open(bytes, most) {
    const pool = chunkWorkers({ threads: 2, bytesPerThread: 1, patient: true }).open(bytes, most)!;
    return {
      threads: pool.threads,
      check: (task) => {
        checked += 1;
        return pool.check(task);
      },
      close: () => pool.close(),
    };
  },
};
const onThreads: Host = nodeHost({ chunkWorkers: counted });
const onOneThread: Host = nodeHost({ processors: 1 });

const openSet = (create = false): Promise<BackupTarget> =>
  openTarget(create ? whole : directory, [fsTarget()], { create });

function emptyStore(host: Host): LicenseStore {
  stores += 1;
  return new LicenseStore(newSqliteStore({ file: path.join(folder, `${stores}.wmdrm`), host }), {
    host,
  });
}

beforeAll(async () => {
  await using store = emptyStore(onOneThread);
  await store.add(madeUpLicenses(0, 300, { length: 400 }));
  const target = await openSet(true);
  await backupLicenses({ store, target, tuning: { segmentBytes: 60_000, chunkBytes: 8000 } });
  await target.close();
});

type Listen = (event: OperationEvent<unknown>) => void;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything an operation tells, and how it ends. */
async function told(
  run: (target: BackupTarget, onEvent: Listen) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const target = await openSet();
  const events: unknown[] = [];
  // How often progress is told depends on the time.
  const onEvent: Listen = (event) => void (event.type === 'progress' || events.push(event));
  try {
    return [events, await run(target, onEvent)];
  } catch (error) {
    if (!isLicenseStoreError(error)) throw error;
    return [error.toJSON()];
  } finally {
    await target.close();
  }
}

const verified = (host: Host): Promise<readonly unknown[]> =>
  told((target, onEvent) => verifyBackup({ target, host, onEvent }));

async function restored(host: Host): Promise<readonly unknown[]> {
  await using store = emptyStore(host);
  return await told((target, onEvent) => restoreLicenses({ store, target, onEvent }));
}

describe.each<[string, readonly number[]]>([
  ['a whole set', []],
  ['one flipped bit', [5000]],
  ['several flipped bits', [70, 9001, 20_000]],
])('threads say of %s what one thread says', (_, bytes) => {
  beforeAll(() => {
    rmSync(directory, { recursive: true, force: true });
    cpSync(whole, directory, { recursive: true });
    const file = path.join(directory, segmentsOf(directory)[0]!);
    const segment = readFileSync(file);
    for (const byte of bytes) segment[byte]! ^= 4;
    writeFileSync(file, segment);
  });

  it.each([
    ['verifying it', verified],
    ['restoring it', restored],
  ])('%s', async (__, run) => {
    checked = 0;
    expect(await run(onThreads)).toEqual(await run(onOneThread));
    // The main thread takes its share of the others.
    expect(checked).toBeGreaterThan(bytes.length === 0 ? 2 : 0);
  });
});
