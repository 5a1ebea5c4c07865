import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { errorCodes } from '@wmdrm/core';
import { exitCodeOf } from './exit-codes.js';
import { lcpFile } from './fixtures/sample-licenses.js';
import { Workspace } from './fixtures/workspace.js';

it('explains itself', async () => {
  const { exitCode, stdout, stderr } = await new Workspace().run(['--help']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 usage');
});

it.each(
  ['import', 'list', 'show', 'export', 'remove', 'clean'].concat(
    'backup',
    'verify',
    'history',
    'restore',
    'prune',
    'doctor',
  ),
)('explains %s, with the options all commands have', async (command) => {
  const { exitCode, stdout } = await new Workspace().run([command, '--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`Usage: wmdrm ${command} `);
  expect(stdout).toContain('--store <file>');
});

it('tells its version', async () => {
  const { exitCode, stdout } = await new Workspace().run(['--version']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it('is the command npm links, which exists before a build', () => {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly bin: { readonly wmdrm: string };
  };
  expect(bin.wmdrm).not.toContain('dist');
  const file = path.join(folder, bin.wmdrm);
  const { stdout } = spawnSync(process.execPath, [file, '--version'], { encoding: 'utf8' });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it('exits with 2 and shows the help without a command', async () => {
  const { exitCode, stdout, stderr } = await new Workspace().run([]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('Usage: wmdrm');
});

it.each([
  [['lst'], "Unknown command 'lst' (Did you mean list?)"],
  [['list', '--nope'], "Unknown option '--nope'."],
  [['backup'], "Missing required argument 'dir'."],
  [['show', 'a', 'b'], "Too many arguments for 'show'. Expected 1 argument but got 2: a, b."],
  [['export', '--all'], "Required option '--to <dir>' not specified."],
  [['list', '--policy', 'lax'], 'There is no policy "lax".'],
  [['list', '--map', 'nas'], 'A mapped share has the form //server/share=DIR, not "nas".'],
  [['list', '--store', ''], 'The path of the store (--store) is empty.'],
])('%s is a usage error in text and for machines', async (args, message) => {
  const work = new Workspace();
  const text = await work.run(args);
  expect(text.exitCode).toBe(2);
  expect(text.stdout).toBe('');
  expect(text.stderr).toMatch(/^error: .*\nremedy: .*\n$/);
  expect(text.stderr).toContain(message);
  const { exitCode, lines } = await work.run([...args, '--json']);
  expect(exitCode).toBe(2);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'invalid-argument', message });
});

it('says that the shell ate a backslash', async () => {
  const { exitCode, stderr } = await new Workspace().run(['verify', String.raw`\nas\backups`]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: One backslash .*shell.*\nremedy: Write \/\/server\/share\/dir/);
});

it.each(['https://nas/backups', '//nas', ''])('refuses the location %j', async (location) => {
  const { exitCode, lines } = await new Workspace().run(['verify', location, '--json']);
  expect(exitCode).toBe(2);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'invalid-path' });
});

it.each([
  ['verify', '//ann:hunter2@nas/backups'],
  ['verify', 'smb://ann:hunter2@nas/backups'],
  ['list', '--map', '//ann:hunter2@nas/backups=/mnt'],
])('repeats no password: %s %s', async (...args) => {
  const work = new Workspace();
  for (const json of [[], ['--json']]) {
    const { exitCode, stdout, stderr } = await work.run([...args, ...json]);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain('hunter2');
  }
});

it.skipIf(process.platform === 'win32')('says how to map a share', async () => {
  const { exitCode, stderr } = await new Workspace().run(['verify', '//elsewhere/share/x']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--map //server/share=DIR');
});

it('takes options before and behind the command', async () => {
  const work = new Workspace();
  await work.import([lcpFile(1)]);
  const before = await work.run(['--json', '--store', work.store, 'list']);
  const behind = await work.run(['list', '--store', work.store, '--json']);
  expect(before.lines).toEqual(behind.lines);
});

it('prefers options to the environment', async () => {
  const work = new Workspace();
  const { stderr } = await work.run(['list', '--store', 'mine.wmdrm']);
  expect(stderr).toContain(`Store: ${work.path('mine.wmdrm')}\n`);
});

it('loads a plugin by path, and refuses what is none', async () => {
  const work = new Workspace();
  const { exitCode, lines } = await work.run(['list', '--plugin', './none.mjs', '--json']);
  expect(exitCode).toBe(2);
  expect(lines.at(-1)).toMatchObject({ type: 'failed', code: 'invalid-argument' });
});

it('refuses sizes it cannot read', async () => {
  const work = new Workspace();
  const { exitCode, stderr } = await work.run(['verify', '.'], {
    env: { WMDRM_TUNING: '{"segmentBytes":"many"}' },
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('WMDRM_TUNING');
});

it('knows an exit code for every error', () => {
  expect(Object.keys(exitCodeOf).sort()).toEqual(Object.keys(errorCodes).sort());
});
