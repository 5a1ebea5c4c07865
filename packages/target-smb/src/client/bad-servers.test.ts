import type { Socket } from 'node:net';
import { seededRandom } from '@wmdrm/harness';
import { afterEach, describe, expect, it } from 'vitest';
import { mutated } from '../fixtures/mutated.js';
import { published } from '../fixtures/published-exchange.js';
import { negotiateResponse, response } from '../fixtures/responses.js';
import { scriptedServer } from '../fixtures/proxy.js';
import { framePrefix } from './frames.js';
import { SmbClient, type SmbClientOptions } from './smb-client.js';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

const password = 'never to be seen';

/** How connecting to a server that follows a script fails. */
async function failure(
  script: (socket: Socket) => void,
  options: Partial<SmbClientOptions> = {},
): Promise<unknown> {
  const server = await scriptedServer(script);
  close = () => server.close();
  const port = server.port;
  return await SmbClient.connect({
    server: '127.0.0.1',
    port,
    user: 'u',
    password,
    ...options,
  }).then(
    () => 'connected',
    (error: unknown) => error,
  );
}

const answering = (message: Buffer) => (socket: Socket) => {
  socket.on('data', () => socket.write(Buffer.concat([framePrefix(message.length), message])));
};
const negotiated = Buffer.from(negotiateResponse);
negotiated.writeBigUInt64LE(0n, 24);

describe('a server', () => {
  it('that accepts and goes silent is given up', async () => {
    const error = await failure(() => undefined, { timeout: 50 });
    expect(error).toMatchObject({ name: 'SmbError', code: 'ETIMEDOUT' });
  });

  it('that hangs up is gone', async () => {
    const error = await failure((socket) => socket.destroy());
    expect(error).toMatchObject({ name: 'SmbError', code: 'ECONNRESET' });
  });

  it.each([
    ['no SMB at all', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['an empty message', Buffer.alloc(0)],
    ['an answer to another request', response({ messageId: 5n }, 64, [[0, 2, 65]])],
    ['an encrypted message', Buffer.concat([Buffer.from('\xfdSMB', 'latin1'), Buffer.alloc(80)])],
    ['half a header', negotiated.subarray(0, 40)],
  ])('that sends %s breaks the protocol', async (_what, message) => {
    expect(await failure(answering(message))).toMatchObject({ code: 'EBADMSG' });
  });

  it('that announces 16 MB is not waited for', async () => {
    const error = await failure((socket) => socket.write(Buffer.of(0, 255, 255, 255)));
    expect(error).toMatchObject({ code: 'EBADMSG' });
  });

  it('that speaks none of the dialects is told from others', async () => {
    const refused = response({ status: 0xc00000bb, messageId: 0n }, 9, [[0, 2, 9]]);
    expect(await failure(answering(refused))).toMatchObject({
      code: 'EPROTONOSUPPORT',
      status: 'STATUS_NOT_SUPPORTED',
    });
  });

  it('that chooses a dialect nobody offered is refused', async () => {
    const older = Buffer.from(negotiated);
    older.writeUInt16LE(0x0210, 64 + 4);
    expect(await failure(answering(older))).toMatchObject({ code: 'EBADMSG' });
  });

  it('that chooses a cipher nobody offered is refused', async () => {
    const error = await failure(answering(negotiated), { ciphers: ['AES-128-CCM'] });
    expect(error).toMatchObject({ code: 'EBADMSG' });
  });

  it('is not connected to once it is cancelled', async () => {
    const error = await failure(() => undefined, { signal: AbortSignal.abort() });
    expect(error).toMatchObject({ code: 'ECANCELED' });
  });

  it('is left when connecting is cancelled', async () => {
    const controller = new AbortController();
    const script = (socket: Socket): void => void socket.on('data', () => controller.abort());
    const error = await failure(script, { signal: controller.signal });
    expect(error).toMatchObject({ code: 'ECANCELED' });
  });
});

const seed = 20_261_127;

it(`500 damaged conversations end at once, with an error that is one (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const answers = [negotiated, published.firstResponse, published.lastResponse];
  const server = await scriptedServer((socket) => {
    const broken = random.below(answers.length);
    let next = 0;
    socket.on('data', () => {
      const answer = Buffer.from(answers[next] ?? negotiated);
      answer.writeBigUInt64LE(BigInt(next), 24);
      const message = next === broken ? mutated(answer, random) : answer;
      next++;
      socket.write(Buffer.concat([framePrefix(message.length), message]));
      // A server that says too little is not what this is about.
      if (next > broken) socket.end();
    });
  });
  close = () => server.close();
  const options = { server: '127.0.0.1', port: server.port, user: 'u', password, timeout: 2000 };
  for (let round = 0; round < 500; round++) {
    const error: unknown = await SmbClient.connect(options).catch((each: unknown) => each);
    expect(error, `round ${round}`).toMatchObject({ name: 'SmbError' });
    expect(error, `round ${round}`).not.toMatchObject({ code: 'ETIMEDOUT' });
  }
});

it('a port nobody listens on is said to be one', async () => {
  const server = await scriptedServer(() => undefined);
  await server.close();
  const connecting = SmbClient.connect({
    server: '127.0.0.1',
    port: server.port,
    user: 'u',
    password,
  });
  await expect(connecting).rejects.toMatchObject({ name: 'SmbError', code: 'ECONNREFUSED' });
});

it.each([
  [{ maximumDialect: '2.1' }, 'There is no dialect from 3.0 to 2.1.'],
  [{ signings: [] }, 'There is no signature to offer.'],
] satisfies [Partial<SmbClientOptions>, string][])(
  '%j offers nothing',
  async (options, message) => {
    const error = await failure(() => undefined, { ...options, timeout: 2000 });
    expect(error).toMatchObject({ name: 'SmbError', code: 'EINVAL', message });
  },
);

it('a user is needed', async () => {
  const connecting = SmbClient.connect({ server: '127.0.0.1', user: '', password });
  await expect(connecting).rejects.toMatchObject({ code: 'EINVAL' });
});
