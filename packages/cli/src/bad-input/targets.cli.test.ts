import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeGate, type Gate } from '../fixtures/gate.js';
import { collectionFile, lcpFile } from '../fixtures/sample-licenses.js';
import type { Running, RunResult } from '../fixtures/wmdrm.js';
import { filesBelow, Workspace } from '../fixtures/workspace.js';
import { makeReadOnly, mountMemory } from './fixtures/mounts.js';
import {
  changedFiles,
  keptFiles,
  licensesInBackup,
  workWithBackup,
} from './fixtures/work-with-backup.js';

const noMount = 'needs to be root, and allowed to mount';

async function verified(work: Workspace, directory = work.directory): Promise<RunResult> {
  return await work.run(['verify', directory, '--json']);
}

it('a target that is read-only: denied to a backup, good to verify and restore', async (context) => {
  const work = await workWithBackup();
  await work.import([lcpFile(4)]);
  if (!makeReadOnly(work.directory)) return context.skip(noMount);
  const before = filesBelow(work.directory);
  const { exitCode, lines } = await work.run(['backup', work.directory, '--overwrite', '--json']);
  expect(exitCode).toBe(6);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'access-denied' });
  expect(filesBelow(work.directory)).toEqual(before);
  expect((await verified(work)).exitCode).toBe(0);
  const restored = await work.run(['restore', work.directory, '--store', 'new.wmdrm', '--json']);
  expect(restored.lines.at(-1)).toMatchObject({ restored: licensesInBackup });
});

it('a target that gets full: the backup before is whole, and nothing of the new one is left', async (context) => {
  const work = new Workspace();
  if (!mountMemory(work.share, 'size=512k')) return context.skip(noMount);
  await work.import([lcpFile(1)]);
  expect((await work.run(['backup', work.directory])).exitCode).toBe(0);
  await work.import([collectionFile(1, 1500)]);
  const before = keptFiles(work);
  const { exitCode, lines } = await work.run(['backup', work.directory, '--overwrite', '--json']);
  expect(exitCode).toBe(6);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'target-full' });
  expect(changedFiles(before, keptFiles(work))).toEqual([]);
  expect([...keptFiles(work).keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect((await verified(work)).lines.at(-1)).toMatchObject({ generation: 1, licenses: 1 });
});

interface Held {
  readonly work: Workspace;
  readonly gate: Gate;
  readonly running: Running;
}

/** An overwriting backup that has looked at the set and waits before it writes a segment. */
async function heldBackup(): Promise<Held> {
  const work = await workWithBackup();
  await work.import([lcpFile(4)]);
  const gate = makeGate(work.folder, 'createExclusive');
  const args = ['backup', work.directory, '--overwrite', '--json', ...gate.args];
  const running = work.start(args, { env: gate.env });
  await gate.reached();
  return { work, gate, running };
}

it('a target that vanishes midway: the run fails, and the backup that went with it is whole', async () => {
  const { work, gate, running } = await heldBackup();
  const moved = path.join(work.share, 'moved');
  renameSync(work.directory, moved);
  gate.open();
  const { exitCode, lines } = await running.result;
  expect([exitCode, lines.at(-1)]).toMatchObject([7, { code: 'directory-not-found' }]);
  expect(readdirSync(work.share)).toEqual(['moved']);
  expect((await verified(work, moved)).lines.at(-1)).toMatchObject({ generation: 2 });
});

it('a target that is removed midway: the run fails and makes no directory of its own', async () => {
  const { work, gate, running } = await heldBackup();
  rmSync(work.directory, { recursive: true });
  gate.open();
  const { exitCode, lines } = await running.result;
  expect([exitCode, lines.at(-1)]).toMatchObject([7, { code: 'directory-not-found' }]);
  expect(readdirSync(work.share)).toEqual([]);
});

it.each([
  ['another directory', 7, 'directory-not-found', (other: string) => mkdirSync(other)],
  [
    'an older copy of itself',
    1,
    'file-not-found',
    (other: string, moved: string) =>
      cpSync(moved, other, { recursive: true, filter: (name) => !name.includes('0000000003') }),
  ],
])(
  'a target that is replaced by %s midway: the run fails, and publishes in neither',
  async (_, exit, code, replace) => {
    const { work, gate, running } = await heldBackup();
    const moved = path.join(work.share, 'moved');
    renameSync(work.directory, moved);
    replace(work.directory, moved);
    writeFileSync(path.join(work.directory, 'notes.txt'), 'mine');
    const before = filesBelow(work.directory);
    gate.open();
    const { exitCode, lines } = await running.result;
    expect([exitCode, lines.at(-1)]).toMatchObject([exit, { code }]);
    expect(changedFiles(before, filesBelow(work.directory))).toEqual([]);
    for (const directory of [work.directory, moved]) {
      expect(readdirSync(directory)).not.toContain('manifest-0000000003.json');
    }
    expect((await verified(work, moved)).lines.at(-1)).toMatchObject({ generation: 2 });
  },
);

it('a NAS that is not mounted: nothing is found in the empty mount point, and a backup into it is warned of', async (context) => {
  const work = new Workspace();
  const unmount = mountMemory(work.share, 'size=1m');
  if (!unmount) return context.skip(noMount);
  await work.import([lcpFile(1)]);
  const mounted = await work.run(['backup', work.location, '--json']);
  expect([mounted.exitCode, mounted.lines.some(({ type }) => type === 'warning')]).toEqual([
    0,
    false,
  ]);
  unmount();
  for (const args of [['verify'], ['history'], ['restore', '--store', 'new.wmdrm']]) {
    const { exitCode, lines } = await work.run([...args, work.location, '--json']);
    expect([exitCode, lines.at(-1)]).toMatchObject([7, { code: 'directory-not-found' }]);
  }
  const { exitCode, lines } = await work.run(['backup', work.location, '--json']);
  expect(exitCode).toBe(0);
  expect(lines[1]).toMatchObject({ type: 'warning', code: 'same-device' });
});

it('a mount point that is missing: the share is unknown, and nothing is made there', async () => {
  const work = await workWithBackup();
  rmSync(work.share, { recursive: true });
  for (const args of [['verify'], ['backup', '--overwrite'], ['restore']]) {
    const { exitCode, lines } = await work.run([...args, work.location, '--json']);
    expect([args[0], exitCode, lines.at(-1)]).toMatchObject([
      args[0],
      6,
      { code: 'share-unknown' },
    ]);
  }
  expect(readdirSync(work.folder)).not.toContain('nas');
});
