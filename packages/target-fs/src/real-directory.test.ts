import { LocalPath, type BackupTarget } from '@wmdrm/core';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, symlink, writeFile, mkdir } from 'node:fs/promises';
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
    expect(await target.stat('pipe/a')).toBeUndefined();
    await expect(target.flushDirectory('pipe')).rejects.toMatchObject({ code: 'not-a-directory' });
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

/** Of which disk this is, and whether it has direct I/O, the test does not care: nobody may see a difference. */
it('the disk these sources are on has the bytes of many megabytes as they were written', async () => {
  const directory = await mkdtemp(path.join(import.meta.dirname, 'written-'));
  try {
    const target = await fsTarget().open(LocalPath.parse(directory), { create: true });
    const file = await target.createExclusive('a.tmp');
    const content = new Uint8Array(20_000_003).map((_, at) => (at * 31 + (at >> 12)) & 255);
    const under: Promise<void>[] = [];
    let at = 0;
    for (const length of [32, 1_048_000, 1_049_000, 3_000_000, 5, 700_000, 4096, 262_144, 14e6]) {
      const part = content.subarray(at, at + length);
      under.push(file.write(at, [part.subarray(0, 20), part.subarray(20)]));
      at += part.length;
      if (under.length === 4) await Promise.all([...under.splice(0), file.flush()]);
    }
    await Promise.all(under);
    await file.flush();
    await file.publish('a');
    expect(Buffer.compare(await readFile(path.join(directory, 'a')), content)).toBe(0);
    await target.close();
  } finally {
    await rm(directory, { recursive: true });
  }
});
