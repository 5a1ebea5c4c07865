import { UncPath, type BackupTarget, type StagedFile } from '@wmdrm/core';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '../fixtures/fake-server.js';
import { proxyTo, type Proxy, type Tamper } from '../fixtures/proxy.js';
import { useSamba } from '../fixtures/samba.js';
import { command } from '../wire/command.js';
import { smbTarget, type SmbTargetOptions } from './smb-target.js';

const samba = useSamba('default');
const text = (content: string): Uint8Array[] => [new TextEncoder().encode(content)];
let proxy: Proxy;
let made = 0;
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  proxy = await proxyTo(samba().port);
});
afterEach(async () => {
  await proxy?.close();
  for (const end of ends.splice(0).reverse()) await end();
});

/** Opens a location through the proxy. */
async function open(
  location: string,
  create = true,
  options: Partial<SmbTargetOptions> = {},
): Promise<BackupTarget> {
  const { user, password } = samba();
  const resolver = smbTarget({ user, password, port: proxy.port, timeout: 2000, ...options });
  return await resolver.open(UncPath.parse(location), { create });
}

const fresh = (): string => `//127.0.0.1/rw/target/set-${++made}`;
const onDisk = (location: string, name: string): string =>
  path.join(samba().directory, ...location.split('/').slice(3), name);

describe('opening', () => {
  it('makes what is missing below the share, and leaves no probe behind', async () => {
    const target = await open('//127.0.0.1/rw/made/on/the/way');
    expect(await target.list('')).toEqual([]);
    expect(target.capabilities).toEqual({
      exclusiveCreate: true,
      flush: 'durable',
      flushDirectory: 'durable',
      writable: true,
    });
    await target.close();
  });

  it('removes probes that were killed, and none that lives or is something else', async () => {
    const location = fresh();
    const target = await open(location);
    const dead = 'probe-0000000000000001.tmp';
    const mine = ['probe-0000000000000002.tmp', 'probe-3.tmp', 'probe-0000000000000004.tmp'];
    await writeFile(onDisk(location, dead), '');
    await writeFile(onDisk(location, mine[0]!), 'not empty');
    await writeFile(onDisk(location, mine[1]!), '');
    const living = await target.createExclusive(mine[2]!);
    await (await open(location)).close();
    const names = (await target.list('')).map(({ name }) => name);
    expect(names.sort()).toEqual([...mine].sort());
    await living.discard();
    await target.close();
  });

  it('makes nothing for who only reads', async () => {
    const opening = open('//127.0.0.1/rw/never/made', false);
    await expect(opening).rejects.toMatchObject({ code: 'directory-not-found' });
    await expect(open('//127.0.0.1/rw/never', false)).rejects.toMatchObject({
      code: 'directory-not-found',
    });
  });

  it('opens the share itself', async () => {
    const target = await open('//127.0.0.1/rw', false);
    expect((await target.stat(''))?.kind).toBe('directory');
    await target.close();
  });

  it('says of a share that is only read that it is not writable', async () => {
    await mkdir(path.join(samba().directory, 'ro/set'), { recursive: true });
    for (const create of [true, false]) {
      const target = await open('//127.0.0.1/ro/set', create);
      expect(target.capabilities.writable).toBe(false);
      await expect(target.createExclusive('a')).rejects.toMatchObject({ code: 'access-denied' });
      await target.close();
    }
  });

  it('says that a share is unknown', async () => {
    await expect(open('//127.0.0.1/none/x')).rejects.toMatchObject({ code: 'share-unknown' });
  });

  it('says that something else is in the way', async () => {
    await writeFile(path.join(samba().directory, 'rw/a-file'), 'x');
    for (const location of ['//127.0.0.1/rw/a-file', '//127.0.0.1/rw/a-file/below']) {
      await expect(open(location)).rejects.toMatchObject({ code: 'not-a-directory' });
    }
  });

  it('says that a logon is denied, without the password', async () => {
    const error: unknown = await open(fresh(), true, { password: () => 'wrong-0815' }).catch(
      (each: unknown) => each,
    );
    expect(error).toMatchObject({ code: 'access-denied' });
    expect(JSON.stringify(error) + String(error)).not.toContain('wrong-0815');
  });

  it('says that nobody is there', async () => {
    await proxy.close();
    await expect(open(fresh())).rejects.toMatchObject({ code: 'target-unreachable' });
  });

  it('is cancelled', async () => {
    const { user, password } = samba();
    const controller = new AbortController();
    proxy.tamper(() => {
      controller.abort();
      return undefined;
    });
    const opening = smbTarget({ user, password, port: proxy.port }).open(UncPath.parse(fresh()), {
      signal: controller.signal,
    });
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('a share that is full says so, and the file goes', async (context) => {
  if (!samba().fullShare) context.skip('needs root: the share is a small file system');
  const target = await open('//127.0.0.1/full/set');
  const file = await target.createExclusive('a.tmp');
  const writing = file.write(0, [new Uint8Array(16 << 20)]);
  await expect(writing).rejects.toMatchObject({ code: 'target-full' });
  await file.discard();
  expect(await target.list('')).toEqual([]);
  await target.close();
});

describe('a lost connection', () => {
  const cut: Tamper = () => {
    proxy.cut();
    return undefined;
  };

  it('takes unpublished temporary files with it, and keeps what has its final name', async () => {
    const location = fresh();
    const target = await open(location);
    const stray = await target.createExclusive('staged.tmp');
    await stray.write(0, text('half'));
    const lease = await target.createExclusive('lease-0000000001.json');
    await lease.write(0, text('{}'));
    proxy.cut();
    await expect(stray.write(4, text('more'))).rejects.toMatchObject({ code: 'connection-lost' });
    await expect
      .poll(async () => (await target.list('')).map(({ name }) => name), { timeout: 20_000 })
      .toEqual(['lease-0000000001.json']);
    await target.close();
  });

  it('is replaced before the next operation', async () => {
    const target = await open(fresh());
    await target.makeDirectory('d');
    proxy.cut();
    expect((await target.stat('d'))?.kind).toBe('directory');
    expect(await target.makeDirectory('e')).toBe(true);
    await target.close();
  });

  it('ends a write under way', async () => {
    const target = await open(fresh());
    const file = await target.createExclusive('a.tmp');
    proxy.tamper(() => undefined);
    const writing = file.write(0, [new Uint8Array(4 << 20)]);
    proxy.cut();
    await expect(writing).rejects.toMatchObject({ code: 'connection-lost' });
    proxy.tamper((bytes) => bytes);
    await file.discard();
    await target.close();
  });

  it.each([
    ['lost', cut],
    ['kept back', (): undefined => undefined],
    [
      'changed',
      (bytes: Buffer): Buffer => {
        bytes[60]! ^= 1;
        return bytes;
      },
    ],
  ] satisfies [string, Tamper][])(
    'with the answer to the rename %s is looked into: the file has its name',
    async (_what, how) => {
      const location = fresh();
      const target = await open(location, true, { timeout: 1500 });
      const file = await staged(target);
      atAnswer(command.setInfo, 2, how);
      await file.publish('a');
      expect(await readFile(onDisk(location, 'a'), 'utf8')).toBe('content');
      await target.close();
    },
  );

  it('with the answer to the rename lost is looked into: the name is that of another file', async () => {
    const location = fresh();
    const target = await open(location);
    const file = await staged(target);
    await writeFile(onDisk(location, 'a'), 'another');
    atAnswer(command.setInfo, 2, cut);
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'connection-lost' });
    expect(await readFile(onDisk(location, 'a'), 'utf8')).toBe('another');
    await target.close();
  });

  it('before the rename is looked into: the file has no name', async () => {
    const target = await open(fresh());
    const file = await staged(target);
    atAnswer(command.setInfo, 1, cut);
    await expect(file.publish('a')).rejects.toMatchObject({ code: 'connection-lost' });
    expect(await target.stat('a')).toBeUndefined();
    await target.close();
  });

  it('after the rename takes nothing away', async () => {
    const location = fresh();
    const target = await open(location);
    const file = await staged(target);
    atAnswer(command.close, 1, cut);
    await file.publish('a');
    expect(await readFile(onDisk(location, 'a'), 'utf8')).toBe('content');
    await target.close();
  });

  /** A file that is whole and flushed. */
  async function staged(target: BackupTarget): Promise<StagedFile> {
    const file = await target.createExclusive('a.tmp');
    await file.write(0, text('content'));
    await file.flush();
    return file;
  }

  /** Does something to the nth answer from now on to a command, and nothing to others. The answers come one by one. */
  function atAnswer(wanted: number, nth: number, how: Tamper): void {
    let seen = 0;
    proxy.tamper((bytes) => {
      if (bytes.readUInt16LE(4 + 12) !== wanted || ++seen !== nth) return bytes;
      proxy.tamper((later) => later);
      return how(bytes);
    });
  }
});

describe('a server that lets nothing be removed', () => {
  /** Names of files that were closed, whatever was said about them. */
  const refusing = async (): Promise<[BackupTarget, () => number]> => {
    let closed = 0;
    const account = { user: 'ann', password: 'secret', domain: '' };
    const server = await fakeServer({
      ...account,
      answer: ({ command: asked }) => {
        if (asked === command.close) closed += 1;
        return asked === command.setInfo ? [{ status: 0xc0000121 }] : undefined;
      },
    });
    ends.push(() => server.close());
    const location = UncPath.parse('//127.0.0.1/rw');
    const target = await smbTarget({ ...account, port: server.port }).open(location);
    ends.push(() => target.close());
    closed = 0;
    return [target, () => closed];
  };

  it('is not left with an open file that could not be staged', async () => {
    const [target, closed] = await refusing();
    await expect(target.createExclusive('a.tmp')).rejects.toMatchObject({ code: 'access-denied' });
    expect(closed()).toBe(1);
  });

  it('is not left with an open file that could not be discarded', async () => {
    const [target, closed] = await refusing();
    const file = await target.createExclusive('a');
    await expect(file.discard()).rejects.toMatchObject({ code: 'access-denied' });
    expect(closed()).toBe(1);
  });
});

it('a share the server has closed is opened anew', async () => {
  const target = await open(fresh());
  const file = await target.createExclusive('a.tmp');
  const configuration = path.join(samba().directory, 'smb.conf');
  execFileSync('smbcontrol', ['-s', configuration, 'smbd', 'close-share', 'rw']);
  await expect
    .poll(() => file.write(0, text('x')).then(() => 'written', codeOf), { timeout: 20_000 })
    .toBe('connection-lost');
  expect(await target.makeDirectory('d')).toBe(true);
  await target.close();
});

it('a server that goes silent is given up in time', async () => {
  const target = await open(fresh(), true, { timeout: 1500 });
  proxy.tamper(() => undefined);
  await expect(target.remove('a')).rejects.toMatchObject({ code: 'target-timeout' });
});

it('a server that answers late is waited for until the timeout, and served again after it', async () => {
  const target = await open(fresh(), true, { timeout: 1500 });
  proxy.delay(50);
  expect(await target.makeDirectory('d')).toBe(true);
  proxy.delay(4000);
  await expect(target.makeDirectory('e')).rejects.toMatchObject({ code: 'target-timeout' });
  proxy.delay(0);
  // It was made all the same: an answer that is late is one that is lost.
  expect(await target.makeDirectory('e')).toBe(false);
  await target.close();
});

it('a file is published with all of a long write that nobody has waited for', async () => {
  const target = await open(fresh());
  const file = await target.createExclusive('a.tmp');
  const mebibyte = new Uint8Array(1024 * 1024).fill(7);
  const parts = Array.from({ length: 80 }, () => mebibyte);
  const ends = await Promise.allSettled([file.write(0, parts), file.publish('a')]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(await target.stat('a')).toMatchObject({ size: 80 * mebibyte.length });
  await target.close();
});

it('what is written has the bytes and the name it should have on the server', async () => {
  const location = fresh();
  const target = await open(location);
  const file = await target.createExclusive('a.tmp');
  await file.write(0, text('hello'));
  await file.flush();
  await file.publish('a');
  await target.flushDirectory('');
  expect(await readFile(onDisk(location, 'a'), 'utf8')).toBe('hello');
  await writeFile(onDisk(location, 'b'), 'from elsewhere');
  const read = await target.open('b');
  expect(Buffer.from(await read.read(0, read.size)).toString()).toBe('from elsewhere');
  await target.close();
});

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : error;
}
