import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proxyTo, type Proxy } from '../fixtures/proxy.js';
import { connectTo, useSamba } from '../fixtures/samba.js';
import type { SmbClient } from './smb-client.js';
import type { SmbShare } from './smb-share.js';

const samba = useSamba('default');
let client: SmbClient;
let share: SmbShare;

beforeEach(async () => {
  client = await connectTo(samba());
  share = await client.openShare('rw');
});
afterEach(async () => {
  await client?.close();
});

const onDisk = (name: string): string => path.join(samba().directory, 'rw', name);

async function put(name: string, content: string): Promise<void> {
  await using file = await share.createExclusive(name);
  await file.write(0, [Buffer.from(content)]);
}

describe('refusals have the name of the server and of errno', () => {
  it('of a wrong password, which is not repeated', async () => {
    const error: unknown = await connectTo(samba(), { password: 'wrong-0815' }).catch(
      (each: unknown) => each,
    );
    expect(error).toMatchObject({ code: 'EACCES', status: 'STATUS_LOGON_FAILURE' });
    expect(String(error instanceof Error && error.stack)).not.toContain('wrong-0815');
  });

  it('of a share that is not there', async () => {
    await expect(client.openShare('none')).rejects.toMatchObject({
      code: 'ENOENT',
      status: 'STATUS_BAD_NETWORK_NAME',
    });
  });

  it('of a share that is only read', async () => {
    const readOnly = await client.openShare('ro');
    await expect(readOnly.createExclusive('a')).rejects.toMatchObject({ code: 'EACCES' });
  });

  it('of a share that is full', async (context) => {
    if (!samba().fullShare) context.skip('needs root: the share is a small file system');
    const full = await client.openShare('full');
    const file = await full.createExclusive('a');
    await file.setDeletePending(true);
    const writing = file.write(0, [Buffer.alloc(16 << 20)]);
    await expect(writing).rejects.toMatchObject({ code: 'ENOSPC', status: 'STATUS_DISK_FULL' });
    await file.close();
  });

  it('of a file that is there already', async () => {
    await put('twice', 'first');
    await expect(share.createExclusive('twice')).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('of what is missing', async () => {
    await expect(share.openFile('missing')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(share.openFile('missing/too')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await share.stat('missing')).toBeUndefined();
  });

  it.each(['a\\..\\..\\b', '..', 'con', 'nul.txt', 'dot.', 'space ', 'a:b', 'a*', 'a//b'])(
    'of the name %j, before the server hears of it',
    async (name) => {
      await expect(share.createExclusive(name)).rejects.toMatchObject({
        code: 'EINVAL',
        status: undefined,
      });
    },
  );
});

it.each([
  ['its domain in front', 'SOMEWHERE\\', undefined],
  ['its domain beside it', '', 'SOMEWHERE'],
])('a user may be given with %s', async (_where, prefix, domain) => {
  const user = `${prefix}${samba().user}`;
  await using reached = await connectTo(samba(), { user, ...(domain ? { domain } : {}) });
  expect(reached.ended).toBeUndefined();
});

describe('names', () => {
  it('change in one step, over another file only if asked', async () => {
    await put('old', 'old');
    await put('new', 'new');
    await expect(share.rename('new', 'old')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(onDisk('old'), 'utf8')).toBe('old');
    await share.rename('new', 'old', { replace: true });
    expect(await readFile(onDisk('old'), 'utf8')).toBe('new');
    expect(await share.stat('new')).toBeUndefined();
  });

  it('do not change the number of a file', async () => {
    await using file = await share.createExclusive('numbered.tmp');
    await file.rename('numbered');
    await using again = await share.openFile('numbered');
    const { ino } = await stat(onDisk('numbered'), { bigint: true });
    expect([await file.number(), await again.number()]).toEqual([ino, ino]);
  });

  it('go with a file that is to be deleted, unless it is kept in time', async () => {
    for (const kept of [true, false]) {
      const file = await share.createExclusive(`kept-${kept}`);
      await file.setDeletePending(true);
      if (kept) await file.setDeletePending(false);
      await file.close();
      expect(await share.stat(`kept-${kept}`)).toEqual(kept ? expect.anything() : undefined);
    }
  });

  it('are all listed, also thousands of them', async () => {
    await mkdir(onDisk('many'));
    const names = Array.from({ length: 2500 }, (_, index) => `file-${index}`).sort();
    for (const name of names) await writeFile(onDisk(`many/${name}`), name);
    const listed = await share.list('many');
    expect(listed.map(({ name }) => name).sort()).toEqual(names);
    expect((await share.list('many', 'file-77')).map(({ name }) => name)).toEqual(['file-77']);
  });

  it('of directories are made, flushed and removed', async () => {
    await share.makeDirectory('directory');
    await expect(share.makeDirectory('directory')).rejects.toMatchObject({ code: 'EEXIST' });
    await put('directory/a', 'a');
    await share.flushDirectory('directory');
    await expect(share.removeDirectory('directory')).rejects.toMatchObject({ code: 'ENOTEMPTY' });
    await share.remove('directory/a');
    await share.removeDirectory('directory');
    expect(await share.stat('directory')).toBeUndefined();
  });
});

describe('smbclient', () => {
  const run = promisify(execFile);
  const command = async (line: string): Promise<void> => {
    const { port, user, password } = samba();
    const args = ['//127.0.0.1/rw', '-p', `${port}`, '-U', `${user}%${password}`, '-c', line];
    await run('smbclient', args, { cwd: samba().directory });
  };

  it('reads what this client wrote, byte for byte', async () => {
    const content = randomBytes(2_500_001);
    const file = await share.createExclusive('ours');
    await file.write(0, [content.subarray(0, 1000), content.subarray(1000)]);
    await file.close();
    await command('get ours ours-read');
    expect(await readFile(path.join(samba().directory, 'ours-read'))).toEqual(content);
  });

  it('writes what this client reads, byte for byte', async () => {
    const content = randomBytes(2_500_001);
    await writeFile(path.join(samba().directory, 'theirs'), content);
    await command('put theirs');
    await using file = await share.openFile('theirs');
    expect(await file.read(0, file.size)).toEqual(content);
    expect(await file.read(file.size - 10, 100)).toEqual(content.subarray(-10));
  });
});

describe('a connection', () => {
  let proxy: Proxy;
  beforeEach(async () => {
    proxy = await proxyTo(samba().port);
  });
  afterEach(async () => {
    await proxy?.close();
  });

  const behindProxy = async (options: object = {}): Promise<[SmbClient, SmbShare]> => {
    const reached = await connectTo(samba(), { port: proxy.port, ...options });
    return [reached, await reached.openShare('rw')];
  };

  it.each([{ encrypt: false }, { encrypt: true }])(
    'ends with the first flipped bit, with %j',
    async (options) => {
      const [reached, there] = await behindProxy(options);
      proxy.tamper((bytes) => {
        const changed = Buffer.from(bytes);
        changed[changed.length - 1]! ^= 1;
        return changed;
      });
      await expect(there.stat('a')).rejects.toMatchObject({ code: 'EBADMSG' });
      expect(reached.ended).toMatchObject({ code: 'EBADMSG' });
      await expect(there.stat('a')).rejects.toMatchObject({ code: 'EBADMSG' });
    },
  );

  it('ends when an answer does not come', async () => {
    const [reached, there] = await behindProxy({ timeout: 1500 });
    proxy.tamper(() => undefined);
    const all = await Promise.allSettled([there.stat('a'), there.stat('b')]);
    expect(all.map((each) => each.status)).toEqual(['rejected', 'rejected']);
    expect(reached.ended).toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('that is cut rejects everything under way', async () => {
    const [, there] = await behindProxy();
    proxy.tamper(() => undefined);
    const waiting = [there.stat('a'), there.list(''), there.space()];
    proxy.cut();
    for (const each of await Promise.allSettled(waiting)) {
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'ECONNRESET' } });
    }
  });

  it('asks for a sign of life in silence, and finds out when there is none', async () => {
    const [reached] = await behindProxy({ keepAlive: 40, timeout: 1500 });
    proxy.tamper(() => undefined);
    await expect.poll(() => reached.ended?.code, { timeout: 20_000 }).toBe('ETIMEDOUT');
  });
});

describe('a server that dies', () => {
  it('rejects a write under way within a second, and serves again once it is back', async () => {
    const file = await share.createExclusive('unfinished');
    const writing = (async () => {
      for (let at = 0; ; at += 1 << 20) await file.write(at % (64 << 20), [Buffer.alloc(1 << 20)]);
    })().then(
      () => undefined,
      (error: unknown) => ({ error, at: performance.now() }),
    );
    await samba().crash();
    const dead = performance.now();
    const rejected = await writing;
    expect(rejected?.error).toMatchObject({ name: 'SmbError', code: 'ECONNRESET' });
    expect((rejected?.at ?? Infinity) - dead).toBeLessThan(1000);
    await samba().start();
    await using again = await connectTo(samba());
    const there = await again.openShare('rw');
    expect(await there.stat('unfinished')).toMatchObject({ kind: 'file' });
  });
});
