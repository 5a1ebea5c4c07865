import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  fakeServer,
  type FakeAnswer,
  type FakeRequest,
  type FakeServerOptions,
} from '../fixtures/fake-server.js';
import { outputResponse, response } from '../fixtures/responses.js';
import { command } from '../wire/command.js';
import { SmbClient, type SmbClientOptions } from './smb-client.js';
import type { SmbShare } from './smb-share.js';

const account = { user: 'ann', password: 'never to be seen', domain: '' };
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A client of a server that answers its way. */
async function connected(
  options: Partial<FakeServerOptions> = {},
  how: Partial<SmbClientOptions> = {},
): Promise<SmbClient> {
  const server = await fakeServer({ ...account, ...options });
  ends.push(() => server.close());
  const client = await SmbClient.connect({
    server: '127.0.0.1',
    port: server.port,
    timeout: 3000,
    ...account,
    ...how,
  });
  ends.push(() => client.close());
  return client;
}

/** Its share, and answers to what is sent there. */
async function shared(
  answer: NonNullable<FakeServerOptions['answer']> = () => undefined,
): Promise<[SmbShare, SmbClient]> {
  const client = await connected({ answer });
  return [await client.openShare('rw'), client];
}

const only =
  (wanted: number, ...answers: readonly FakeAnswer[]) =>
  ({ command: asked }: FakeRequest): readonly FakeAnswer[] | undefined =>
    asked === wanted ? answers : undefined;

describe('a logon', () => {
  it('is taken by the server these tests are made with', async () => {
    const [share] = await shared();
    expect(await share.stat('a')).toMatchObject({ kind: 'file' });
  });

  it.each([
    ['a guest', 1],
    ['anonymous', 2],
  ])('as %s is refused', async (_who, sessionFlags) => {
    await expect(connected({ sessionFlags })).rejects.toMatchObject({ code: 'EACCES' });
  });

  it.each([28, 32, 36])('with a largest size below 64 KiB (byte %i) is refused', async (at) => {
    const negotiated = (message: Buffer): void => void message.writeUInt32LE(0, 64 + at);
    await expect(connected({ negotiated })).rejects.toMatchObject({ code: 'EBADMSG' });
  });
});

describe('answers', () => {
  it('that come together are taken one by one', async () => {
    let first: FakeRequest | undefined;
    const [share] = await shared((request) => {
      if (request.command !== command.flush) return undefined;
      if (first) return [{ to: first, status: 0xc0000022 }, {}];
      first = request;
      return [];
    });
    const [one, other] = await Promise.all([share.openFile('a'), share.openFile('b')]);
    const flushed = await Promise.allSettled([one.flush(), other.flush()]);
    expect(flushed.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await share.stat('a')).toMatchObject({ kind: 'file' });
  });

  it.each([
    ['unsigned', {}],
    ['with a signature of something else', { flags: 2 | 8, signed: false }],
  ])('to wait may come %s', async (_how, how) => {
    const wait = { status: 0x103, flags: 2, signed: false, ...how };
    const [share] = await shared((request) => {
      if (request.command !== command.flush) return undefined;
      request.answer(wait, { flags: 2, credits: 0 });
      return [];
    });
    const file = await share.openFile('a');
    await file.flush();
  });

  it('nobody asked for, about oplocks, are passed over', async () => {
    const [share] = await shared((request) => {
      if (request.command !== command.flush) return undefined;
      const unasked = Buffer.alloc(64, 0xff);
      unasked.writeUInt16LE(0x12, 12);
      const message = response({}, 24, [[0, 2, 24]]);
      request.answer({ to: { ...request, message: unasked }, message, signed: false }, {});
      return [];
    });
    const file = await share.openFile('a');
    await file.flush();
  });

  it('that make no sense end the connection', async () => {
    const message = response({}, 4, [[0, 2, 5]]);
    const [share, client] = await shared(only(command.flush, { message }));
    const file = await share.openFile('a');
    await expect(file.flush()).rejects.toMatchObject({ code: 'EBADMSG' });
    expect(client.ended).toMatchObject({ code: 'EBADMSG' });
  });

  it('without a signature end the connection', async () => {
    const [share, client] = await shared(only(command.flush, { signed: false }));
    const file = await share.openFile('a');
    await expect(file.flush()).rejects.toMatchObject({ code: 'EBADMSG' });
    expect(client.ended).toMatchObject({ code: 'EBADMSG' });
  });

  it.each([
    ['STATUS_USER_SESSION_DELETED', 0xc0000203, false],
    ['STATUS_USER_SESSION_DELETED', 0xc0000203, true],
    ['STATUS_NETWORK_SESSION_EXPIRED', 0xc000035c, true],
    ['STATUS_NETWORK_NAME_DELETED', 0xc00000c9, true],
  ])('that the session has gone end it: %s (%i), signed: %s', async (name, status, signed) => {
    const [share, client] = await shared(only(command.flush, { signed, status }));
    const file = await share.openFile('a');
    await expect(file.flush()).rejects.toMatchObject({ code: 'ECONNRESET', status: name });
    expect(client.ended).toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('patience', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Files whose flushes are all on their way, and the server's view of them. */
  async function flushing(): Promise<[Promise<void>[], FakeRequest[], SmbClient]> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const asked: FakeRequest[] = [];
    let arrived = (): void => undefined;
    const all = new Promise<void>((resolve) => (arrived = resolve));
    const [share, client] = await shared((request) => {
      if (request.command !== command.flush) return undefined;
      if (asked.push(request) === 4) arrived();
      return [];
    });
    const names = ['a', 'b', 'c', 'd'];
    const files = await Promise.all(names.map((name) => share.openFile(name)));
    const flushes = files.map((file) => file.flush());
    await all;
    return [flushes, asked, client];
  }

  it('lasts as long as the answers come one after the other', async () => {
    const [flushes, asked] = await flushing();
    for (const [index, flush] of flushes.entries()) {
      vi.advanceTimersByTime(2000);
      asked[index]?.answer({});
      await flush;
    }
  });

  it('ends when the oldest request has none, whatever the others have', async () => {
    const [flushes, asked, client] = await flushing();
    vi.advanceTimersByTime(2000);
    asked[1]?.answer({});
    await flushes[1];
    vi.advanceTimersByTime(1001);
    await expect(flushes[0]).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(await Promise.allSettled(flushes.slice(2))).toMatchObject([
      { reason: { code: 'ETIMEDOUT' } },
      { reason: { code: 'ETIMEDOUT' } },
    ]);
    expect(client.ended).toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('does not end before what has arrived is read: the process may have been stopped', async () => {
    const [flushes, asked, client] = await flushing();
    // Between two turns of the event loop, as timers fire.
    await new Promise((resolve) => setImmediate(resolve));
    for (const each of asked) each.answer({});
    vi.advanceTimersByTime(60_000);
    await Promise.all(flushes);
    expect(client.ended).toBeUndefined();
  });

  it('begins anew with one answer to wait, and not with a second', async () => {
    const [flushes, asked] = await flushing();
    const wait = { status: 0x103, flags: 2, signed: false };
    for (const other of [3, 2]) {
      vi.advanceTimersByTime(2000);
      asked[0]?.answer(wait);
      asked[other]?.answer({});
      // Once it is there, so is the one sent before.
      await flushes[other];
    }
    vi.advanceTimersByTime(1001);
    await expect(flushes[0]).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await expect(flushes[1]).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });
});

describe('credits', () => {
  it('that come one by one are enough', async () => {
    const client = await connected({ credits: 1 });
    const share = await client.openShare('rw');
    const files = await Promise.all(['a', 'b', 'c'].map((name) => share.openFile(name)));
    await Promise.all(files.map((file) => file.flush()));
  });

  it('that are not granted any more end the connection', async () => {
    const client = await connected({ credits: 1, answer: only(command.flush, { credits: 0 }) });
    const share = await client.openShare('rw');
    const file = await share.openFile('a');
    await file.flush();
    await expect(file.flush()).rejects.toMatchObject({ code: 'EAGAIN' });
    expect(client.ended).toMatchObject({ code: 'EAGAIN' });
  });

  it('in abundance are as good as some', async () => {
    const client = await connected({
      answer: ({ command: asked }) => (asked === command.flush ? [{ credits: 65_535 }] : undefined),
    });
    const share = await client.openShare('rw');
    const file = await share.openFile('a');
    for (let round = 0; round < 100; round++) await file.flush();
  });
});

it('a connection that stood is lost, however the system puts it', async () => {
  let socket: unknown;
  const keep = (message: unknown): void => {
    if (message instanceof Object && 'socket' in message) socket = message.socket;
  };
  subscribe('net.client.socket', keep);
  const [share, client] = await shared(only(command.flush));
  unsubscribe('net.client.socket', keep);
  const file = await share.openFile('a');
  const flushing = file.flush();
  if (!(socket instanceof Socket)) throw new Error('No socket was made.');
  socket.destroy(Object.assign(new Error('unplugged'), { code: 'EHOSTUNREACH' }));
  await expect(flushing).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(client.ended?.message).toContain('EHOSTUNREACH');
});

describe('a server is reached by its address', () => {
  /** Paths of the shares that were asked for. */
  async function pathsAt(address: string, server: string): Promise<readonly string[]> {
    const paths: string[] = [];
    const answer = ({ command: asked, message }: FakeRequest): undefined => {
      if (asked === command.treeConnect) paths.push(message.subarray(72).toString('utf16le'));
    };
    const client = await connected({ address, answer }, { server });
    await client.openShare('rw');
    return paths;
  }

  it('of IPv4', async () => {
    expect(await pathsAt('127.0.0.1', '127.0.0.1')).toEqual(['\\\\127.0.0.1\\rw']);
  });

  it.for(['::1', '0:0::0:1'])('of IPv6, which is a name in a path: %s', async (server, context) => {
    const own = Object.values(networkInterfaces()).flat();
    if (own.every((each) => each?.address !== '::1')) context.skip('needs IPv6');
    expect(await pathsAt('::1', server)).toEqual(['\\\\0--1.ipv6-literal.net\\rw']);
  });
});

describe('a directory', () => {
  it('without end is given up', async () => {
    const listing = only(command.queryDirectory, { message: outputResponse(Buffer.alloc(0)) });
    const [share] = await shared(listing);
    await expect(share.list('')).rejects.toMatchObject({ code: 'EBADMSG' });
  });
});
