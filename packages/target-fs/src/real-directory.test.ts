import { LocalPath, type BackupTarget } from '@wmdrm/core';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fsTarget } from './fs-target.js';
import { fileText, putFile } from './fixtures/open.js';

describe.runIf(process.platform !== 'win32')('a real directory', () => {
  let directory: string;
  let target: BackupTarget;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'target-fs-'));
    target = await fsTarget().open(LocalPath.parse(path.join(directory, 'a', 'b')), {
      create: true,
    });
  });

  afterEach(async () => {
    await target.close();
    await rm(directory, { recursive: true });
  });

  it('is made for its owner alone', async () => {
    expect((await stat(path.join(directory, 'a', 'b'))).mode & 0o777).toBe(0o700);
  });

  it('keeps a file written in many parts', async () => {
    const parts = Array.from({ length: 3000 }, (_, index) => Uint8Array.of(index & 255));
    const file = await target.createExclusive('many.tmp');
    await file.write(0, parts);
    await file.flush();
    await file.publish('many');
    await target.flushDirectory('');
    const read = await target.open('many');
    expect([...(await read.read(0, read.size))]).toEqual(parts.map(([byte]) => byte));
  });

  it('makes the files it writes for their owner alone', async () => {
    await putFile(target, 'x', 'y');
    expect((await stat(path.join(directory, 'a', 'b', 'x'))).mode & 0o777).toBe(0o600);
  });

  it('does not follow a link out of the directory', async () => {
    await writeFile(path.join(directory, 'secret'), 'text');
    await symlink(path.join(directory, 'secret'), path.join(directory, 'a', 'b', 'link'));
    expect(await target.stat('link')).toEqual({ kind: 'other', size: 0 });
    await expect(target.open('link')).rejects.toMatchObject({ code: 'damaged' });
    await expect(target.flushFile('link')).rejects.toMatchObject({ code: 'target-io' });
    await expect(target.createExclusive('link')).rejects.toMatchObject({ code: 'file-exists' });
  });

  it('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [path.join(directory, 'a', 'b', 'pipe')]);
    expect(await target.stat('pipe')).toEqual({ kind: 'other', size: 0 });
    await expect(target.open('pipe')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('opens through a link to a directory: that is the choice of the user', async () => {
    await mkdir(path.join(directory, 'elsewhere'));
    await symlink(path.join(directory, 'elsewhere'), path.join(directory, 'link'));
    const linked = await fsTarget().open(LocalPath.parse(path.join(directory, 'link')), {
      create: true,
    });
    await putFile(linked, 'x', 'hello');
    expect(await fileText(linked, 'x')).toBe('hello');
    await linked.close();
  });

  it('tells the space of its disk', async () => {
    const space = await target.space();
    expect(space?.total).toBeGreaterThan(space?.free ?? Infinity);
  });
});
