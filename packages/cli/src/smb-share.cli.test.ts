import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  runOnShare,
  smbOptions,
  usePrivateSamba,
  type PrivateSamba,
} from './fixtures/private-samba.js';
import { collectionFile, deniedV1File, lcpFile } from './fixtures/sample-licenses.js';
import { filesBelow, Workspace } from './fixtures/workspace.js';

const location = '//127.0.0.1/rw/laptop';

async function filled(): Promise<Workspace> {
  const work = new Workspace();
  await work.import([lcpFile(1), lcpFile(2), deniedV1File(3)]);
  return work;
}

describe.each([
  ['default', { dialect: '3.1.1', cipher: null }],
  ['signing', { dialect: '3.1.1', cipher: null }],
  ['encryption', { dialect: '3.1.1', cipher: 'AES-128-GCM' }],
  ['smb3.0', { dialect: '3.0', cipher: null }],
  ['smb3.0-encryption', { dialect: '3.0.2', cipher: 'AES-128-CCM' }],
  ['case-sensitive', { dialect: '3.1.1', cipher: null }],
])('on a server of the variant %s', (variant, smb) => {
  const samba = usePrivateSamba(variant);

  it('backs up, verifies and says what was negotiated', async () => {
    const work = await filled();
    const run = (...args: readonly string[]) => runOnShare(work, samba(), [...args, '--json']);
    const doctor = await run('doctor', location);
    expect(doctor.exitCode).toBe(0);
    expect(doctor.lines.at(-1)).toMatchObject({
      ...{ type: 'completed', verdict: 'good', through: 'smb', smb, writable: true },
      ...{ exclusiveCreate: true, rename: true, replace: true },
      ...{ flush: 'durable', flushDirectory: 'durable', space: { free: expect.any(Number) } },
    });
    expect((await run('backup', location)).lines.at(-1)).toMatchObject({
      ...{ type: 'completed', backedUp: 2, restricted: 1, generation: 1 },
    });
    expect((await run('verify', location)).lines.at(-1)).toMatchObject({ outcome: 'good' });
  });
});

describe('a share', () => {
  const samba = usePrivateSamba('default');

  it('holds what another client reads byte for byte, and the other way round', async () => {
    const work = await filled();
    const place = '//127.0.0.1/rw/both-ways';
    await runOnShare(work, samba(), ['backup', place]);
    const copy = work.path('copy');
    mkdirSync(copy);
    smbclient(samba(), copy, 'prompt off; recurse on; cd both-ways; mget *');
    expect(filesBelow(copy)).toEqual(filesBelow(path.join(samba().directory, 'rw/both-ways')));
    expect((await work.run(['verify', 'copy'])).exitCode).toBe(0);
    smbclient(samba(), copy, 'prompt off; recurse on; mkdir put-back; cd put-back; mput *');
    const verified = await runOnShare(work, samba(), ['verify', '//127.0.0.1/rw/put-back']);
    expect(verified.stdout).toContain(': whole');
  });

  it('keeps the old backup where the account may only read, and can be restored from', async () => {
    const work = await filled();
    await runOnShare(work, samba(), ['backup', '//127.0.0.1/rw/kept']);
    const { directory } = samba();
    cpSync(path.join(directory, 'rw/kept'), path.join(directory, 'ro/kept'), { recursive: true });
    const place = '//127.0.0.1/ro/kept';
    const before = filesBelow(path.join(directory, 'ro'));
    const refused = await runOnShare(work, samba(), ['backup', place, '--overwrite']);
    expect(refused.exitCode).toBe(6);
    const doctor = await runOnShare(work, samba(), ['doctor', place, '--json']);
    expect(doctor.exitCode).toBe(6);
    expect(doctor.lines.at(-1)).toMatchObject({
      ...{ type: 'failed', code: 'access-denied' },
      report: { verdict: 'read-only', writable: false, exclusiveCreate: null },
    });
    const restored = await runOnShare(work, samba(), ['restore', place, '--store', 'new.wmdrm']);
    expect(restored.exitCode).toBe(0);
    expect(filesBelow(path.join(directory, 'ro'))).toEqual(before);
  });

  it('that is full keeps the old backup', async (context) => {
    if (!samba().fullShare) context.skip('needs root: the share is a small file system');
    const work = await filled();
    const place = '//127.0.0.1/full/laptop';
    expect((await runOnShare(work, samba(), ['backup', place])).exitCode).toBe(0);
    await work.import([collectionFile(7, 2000)]);
    const { bavail, bsize } = statfsSync(path.join(samba().directory, 'full'));
    const filler = Buffer.alloc(bavail * bsize - 100_000);
    writeFileSync(path.join(samba().directory, 'full/filler'), filler);
    const full = await runOnShare(work, samba(), ['backup', place, '--overwrite', '--json']);
    expect(full.exitCode).toBe(6);
    expect(full.lines.at(-1)).toMatchObject({ type: 'failed', code: 'target-full' });
    const verified = await runOnShare(work, samba(), ['verify', place, '--json']);
    expect(verified.lines.at(-1)).toMatchObject({ outcome: 'good', generation: 1 });
  });

  it('is reached with the password of a file, and encrypted where that is asked for', async () => {
    const work = await filled();
    writeFileSync(work.path('password'), `${samba().password}\n`);
    const { args } = smbOptions(samba());
    const more = ['--password-file', 'password', '--smb-encrypt', '--json'];
    const { exitCode, lines } = await work.run(['doctor', location, ...args, ...more]);
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toMatchObject({ smb: { cipher: 'AES-128-GCM' } });
  });

  it('is not reached with a wrong password, which nothing repeats', async () => {
    const work = await filled();
    const { args } = smbOptions(samba());
    const env = { WMDRM_SMB_PASSWORD: 'wrong-0815', WMDRM_DEBUG: '1' };
    const { exitCode, stdout, stderr } = await work.run(['backup', location, ...args], { env });
    expect(exitCode).toBe(6);
    expect(stderr).toContain('Check the user, the domain and the password.');
    expect(stdout + stderr).not.toContain('wrong-0815');
  });

  it('that is mapped is not spoken to', async () => {
    const work = await filled();
    const { args } = smbOptions(samba());
    const map = ['--map', `//127.0.0.1/rw=${work.path('mounted')}`];
    mkdirSync(work.path('mounted'));
    const { exitCode, lines } = await work.run(['doctor', location, ...args, ...map, '--json']);
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toMatchObject({ verdict: 'good', through: 'fs' });
    expect([...filesBelow(work.path('mounted')).keys()]).toEqual([]);
  });
});

it('a directory is tried out as well, and left as it was', async () => {
  const work = new Workspace();
  const { exitCode, stdout } = await work.run(['doctor', 'backups']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^through +the file system\nexclusive creation +yes\n/);
  expect([...filesBelow(work.path('backups')).keys()]).toEqual([]);
});

it('a share nobody opens is told how to reach', async () => {
  const { exitCode, stderr } = await new Workspace().run(['verify', '//elsewhere/share/dir']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('remedy: Give --user NAME to reach it directly, or --map ');
});

it('a password is asked for only when a share is opened', async () => {
  const work = new Workspace();
  writeFileSync(work.path('empty'), '\n');
  const user = ['--user', 'ann'];
  expect((await work.run(['doctor', 'here', ...user])).exitCode).toBe(0);
  const without = await work.run(['doctor', '//127.0.0.1/rw', ...user]);
  expect(without.stderr).toContain('There is no password for --user.');
  const empty = await work.run(['doctor', '//127.0.0.1/rw', ...user, '--password-file', 'empty']);
  expect(empty.stderr).toContain('holds no password.');
  const missing = await work.run(['doctor', '//127.0.0.1/rw', ...user, '--password-file', 'none']);
  expect(missing.stderr).toContain('(ENOENT)');
});

it.each([
  [['--smb-port', '445'], '--smb-port is about a user, and none is named.'],
  [['--smb-encrypt'], '--smb-encrypt is about a user, and none is named.'],
  [['--user', ''], 'The user (--user) is empty.'],
  [['--user', 'ann', '--smb-port', '0'], '"0" is no port.'],
])('%s is a usage error', async (args, message) => {
  const { exitCode, stderr } = await new Workspace().run(['doctor', 'here', ...args]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

/** Runs commands of Samba's own client on the share `rw`. */
function smbclient({ port, user, password }: PrivateSamba, cwd: string, commands: string): void {
  const args = ['//127.0.0.1/rw', '-p', String(port), '-U', `${user}%${password}`, '-c', commands];
  execFileSync('smbclient', args, { cwd, stdio: 'pipe' });
}
