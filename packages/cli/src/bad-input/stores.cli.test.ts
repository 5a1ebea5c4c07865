import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import type { ErrorCode } from '@wmdrm/core';
import { lcpFile } from '../fixtures/sample-licenses.js';
import type { RunResult } from '../fixtures/wmdrm.js';
import { Workspace } from '../fixtures/workspace.js';
import { onNetworkDisk } from './fixtures/preload.js';
import { changedFiles, keptFiles, workWithBackup } from './fixtures/work-with-backup.js';

const pageSize = 16_384;

/** What the command says of a store it refuses: a code, an exit code, and what to do about it. */
function expectRefusal({ exitCode, lines }: RunResult, code: ErrorCode, exit: number): void {
  expect(lines.at(-1)).toMatchObject({
    type: 'failed',
    code,
    remedy: expect.stringMatching(/./) as unknown,
  });
  expect(exitCode).toBe(exit);
}

/** Runs SQL on the store as another program would. */
function change(work: Workspace, sql: string): void {
  const db = new DatabaseSync(work.store);
  db.exec(sql);
  db.close();
}

/** Holds the store locked until the test has ended. */
function lock(work: Workspace, sql: string): void {
  const db = new DatabaseSync(work.store);
  onTestFinished(() => db.close());
  db.exec(sql);
}

it.each<[string, (work: Workspace) => void, ErrorCode, number]>([
  ['is not there', ({ store }) => rmSync(store), 'store-not-found', 1],
  ['is empty', ({ store }) => truncateSync(store, 0), 'store-invalid', 1],
  [
    'is a text',
    ({ store }) => writeFileSync(store, 'Dear diary, '.repeat(2000)),
    'store-invalid',
    1,
  ],
  [
    'is a database of another program',
    (work) => change(work, 'PRAGMA application_id = 7'),
    'store-invalid',
    1,
  ],
  [
    'is a directory',
    ({ store }) => {
      rmSync(store);
      mkdirSync(store);
    },
    'store-invalid',
    1,
  ],
  [
    'is of a newer version',
    (work) => change(work, 'PRAGMA user_version = 99'),
    'store-unsupported',
    1,
  ],
  [
    'lacks a table',
    (work) => change(work, 'ALTER TABLE license RENAME TO lost'),
    'store-corrupt',
    4,
  ],
  [
    'lacks a license it counts',
    (work) => change(work, 'DELETE FROM license WHERE position = 2'),
    'store-corrupt',
    4,
  ],
  [
    'has a rotten number of licenses',
    (work) => change(work, 'UPDATE class SET licenses = 9'),
    'store-corrupt',
    4,
  ],
])('a store that %s is refused', async (_, spoil, code, exit) => {
  const work = await workWithBackup();
  spoil(work);
  expectRefusal(await work.run(['list', '--json']), code, exit);
  const before = keptFiles(work);
  expectRefusal(await work.run(['backup', work.directory, '--overwrite', '--json']), code, exit);
  expect(changedFiles(before, keptFiles(work))).toEqual([]);
});

it('a store that is truncated is refused at every length', async () => {
  const work = await workWithBackup();
  const whole = readFileSync(work.store);
  const middle = pageSize * Math.floor(whole.length / pageSize / 2);
  for (const length of [99, 100, 511, pageSize - 1, pageSize, middle + 7, whole.length - 1]) {
    writeFileSync(work.store, whole.subarray(0, length));
    expectRefusal(await work.run(['list', '--json']), 'store-corrupt', 4);
  }
});

it('a store another process is changing is busy for changes, and read all the same', async () => {
  const work = await workWithBackup();
  lock(work, 'BEGIN IMMEDIATE');
  const [imported, listed] = await Promise.all([
    work.run(['import', 'in', '--json']),
    work.run(['list', '--json']),
  ]);
  expectRefusal(imported, 'store-busy', 5);
  expect(listed.exitCode).toBe(0);
});

it('a store another process holds for itself alone is busy', async () => {
  const work = await workWithBackup();
  lock(work, 'PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; UPDATE store SET id = id');
  expectRefusal(await work.run(['list', '--json']), 'store-busy', 5);
});

it('a store on a network file system is refused, and none is begun there', async () => {
  const work = await workWithBackup();
  expectRefusal(await work.run(['list', '--json'], { env: onNetworkDisk }), 'store-unsupported', 1);
  const store = work.path('new', 'licenses.wmdrm');
  const env = { ...onNetworkDisk, WMDRM_STORE: store };
  expectRefusal(await work.run(['import', 'in', '--json'], { env }), 'store-unsupported', 1);
  expect(readdirSync(work.folder)).not.toContain('new');
});

it.each(['//nas/backups/licenses.wmdrm', String.raw`\\nas\backups\licenses.wmdrm`])(
  'a store named as %s is refused, not begun somewhere else',
  async (store) => {
    const work = new Workspace();
    await work.import([lcpFile(1)]);
    const before = readdirSync(work.folder);
    const result = await work.run(['import', 'in', '--store', store, '--json']);
    expectRefusal(result, 'store-unsupported', 1);
    expect(result.lines.at(-1)).toMatchObject({
      message: expect.stringContaining(store) as unknown,
      remedy: 'Keep the store on a local disk and back it up to the network.',
    });
    expect(readdirSync(work.folder)).toEqual(before);
  },
);

it('a backup is not completed over a rotten number of bytes', async () => {
  const work = await workWithBackup();
  change(work, 'UPDATE class SET bytes = bytes + 1');
  const before = keptFiles(work);
  const args = ['backup', work.directory, '--overwrite', '--json'];
  expectRefusal(await work.run(args), 'store-corrupt', 4);
  expect(changedFiles(before, keptFiles(work))).toEqual([]);
  expect((await work.run(['verify', work.directory])).exitCode).toBe(0);
});

it('a license an index has lost is refused, not called unknown, removed or stored a second time', async () => {
  const work = await workWithBackup();
  const listed = (await work.run(['list', '--json'])).lines[1];
  const shortId = listed?.type === 'license' ? listed.shortId : '';
  flipInIndex(work, Buffer.from(shortId, 'hex'));
  for (const args of [
    ['show', shortId],
    ['remove', shortId],
    ['import', 'in'],
  ]) {
    expectRefusal(await work.run([...args, '--json']), 'store-corrupt', 4);
  }
});

/** Flips a bit of the entry of an id's hash in the index that leads to licenses. */
function flipInIndex({ store }: Workspace, hash: Buffer): void {
  const bytes = readFileSync(store);
  const leafIndex = 0x0a;
  for (let at = bytes.indexOf(hash); at >= 0; at = bytes.indexOf(hash, at + 1)) {
    if (bytes[at - (at % pageSize)] !== leafIndex) continue;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(store, bytes);
    return;
  }
  throw new Error('The index does not hold it.');
}
