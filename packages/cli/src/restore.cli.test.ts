import { existsSync, mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deniedV1File, lcpFile } from './fixtures/sample-licenses.js';
import { filesBelow, Workspace } from './fixtures/workspace.js';

const other: readonly string[] = ['--store', 'new.wmdrm'];

async function backedUp(): Promise<Workspace> {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2), deniedV1File(3)]);
  await work.run(['backup', work.location]);
  return work;
}

async function shortIds(work: Workspace): Promise<readonly string[]> {
  const { lines } = await work.run(['list', '--json']);
  return lines.flatMap((line) => (line.type === 'license' ? [line.shortId] : []));
}

it('restores into a store that it creates, byte for byte', async () => {
  const work = await backedUp();
  const { exitCode, stdout } = await work.run(['restore', work.location, ...other]);
  expect(exitCode).toBe(0);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    '2 restored, 0 unchanged, 0 kept (newer here), 0 not revived',
  );
  await work.run(['export', '--all', '--to', 'out', ...other]);
  const before = filesBelow(work.path('in'));
  for (const [name, bytes] of filesBelow(work.path('out'))) expect(bytes).toEqual(before.get(name));
});

it('tells machines the five counts', async () => {
  const work = await backedUp();
  const { lines } = await work.run(['restore', work.location, '--json']);
  expect(lines.at(-1)).toMatchObject({
    ...{ type: 'completed', generation: 1 },
    ...{ restored: 0, unchanged: 2, kept: 0, notRevived: 0, expired: 0 },
  });
});

it('creates no store in a dry run', async () => {
  const work = await backedUp();
  const { exitCode, lines } = await work.run([
    ...['restore', work.location, '--dry-run', '--json'],
    ...other,
  ]);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', dryRun: true, restored: 2 });
  expect(existsSync(work.path('new.wmdrm'))).toBe(false);
});

it('does not revive what was removed unless told to', async () => {
  const work = await backedUp();
  const [first = ''] = await shortIds(work);
  await work.run(['remove', first]);
  const restore = ['restore', work.location, '--json'];
  expect((await work.run(restore)).lines.at(-1)).toMatchObject({ restored: 0, notRevived: 1 });
  expect((await work.run([...restore, '--revive'])).lines.at(-1)).toMatchObject({ restored: 1 });
});

it('restores only the licenses named', async () => {
  const work = await backedUp();
  const [first = ''] = await shortIds(work);
  const one = ['restore', work.location, first.slice(0, 12), '--json', ...other];
  expect((await work.run(one)).lines.at(-1)).toMatchObject({ restored: 1 });
});

it('exits with 1 if a license named is not in the backup', async () => {
  const work = await backedUp();
  const { exitCode, lines } = await work.run(['restore', work.location, 'ffffffff', '--json']);
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ code: 'license-not-found' });
});

it('restores an older generation by its number', async () => {
  const work = await backedUp();
  await work.import([lcpFile(4)]);
  await work.run(['backup', work.location, '--overwrite']);
  const older = ['restore', work.location, '--generation', '1', '--json', ...other];
  expect((await work.run(older)).lines.at(-1)).toMatchObject({ generation: 1, restored: 2 });
});

it.each(['0', '-1', 'x', '1.5'])('takes %s for no generation', async (number) => {
  const work = await backedUp();
  const { exitCode } = await work.run(['restore', work.location, `--generation=${number}`]);
  expect(exitCode).toBe(2);
});

it('exits with 7 for a generation that is not there', async () => {
  const work = await backedUp();
  const { exitCode, lines } = await work.run([
    ...['restore', work.location, '--generation', '9', '--json'],
  ]);
  expect(exitCode).toBe(7);
  expect(lines.at(-1)).toMatchObject({ code: 'no-generation' });
});

it.each(['restore', 'verify', 'history'])(
  '%s exits with 7 where there is no backup, and creates no store',
  async (command) => {
    const work = new Workspace();
    mkdirSync(work.directory);
    for (const location of [work.location, '//nas/backups/none']) {
      const { exitCode, lines } = await work.run([command, location, '--json']);
      expect(exitCode).toBe(7);
      expect(lines.at(-1)?.type).toBe('failed');
    }
    expect(existsSync(work.store)).toBe(false);
  },
);

it('verify checks a good backup', async () => {
  const work = await backedUp();
  const { exitCode, lines } = await work.run(['verify', work.location, '--json']);
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toMatchObject({ type: 'completed', outcome: 'good', licenses: 2 });
});

it('verify is quick or deep, not both', async () => {
  const work = await backedUp();
  const { exitCode } = await work.run(['verify', work.location, '--quick', '--deep']);
  expect(exitCode).toBe(2);
});

it('history lists generations, the newest first', async () => {
  const work = await backedUp();
  await work.run(['backup', work.location, '--overwrite']);
  const { exitCode, stdout } = await work.run(['history', work.location]);
  expect(exitCode).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(
    /^generation 2 \(newest\): \d{4}-\d\d-\d\d \d\d:\d\d UTC, 2 licenses, 1 left out, /,
  );
  expect(lines[1]).toMatch(/^generation 1: /);
  expect(lines[2]).toBe('2 generations');
});
