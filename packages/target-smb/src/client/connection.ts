import { connect, type Socket } from 'node:net';
import { freeSealed } from '../crypto/sealed-memory.js';
import { isSmbError, SmbError } from '../errors/smb-error.js';
import { ntStatuses } from '../errors/nt-status.js';
import { encodeBare } from '../wire/bare.js';
import { ByteReader } from '../wire/byte-reader.js';
import { command, type Command } from '../wire/command.js';
import {
  decodeResponseHeader,
  encodeRequest,
  headerFlags,
  responsesIn,
  unsolicitedMessageId,
  type ResponseHeader,
} from '../wire/header.js';
import { transformProtocolId } from '../wire/transform-header.js';
import { CreditWindow } from './credit-window.js';
import type { MessageCipher } from './encryption.js';
import { framePrefix, FrameReader } from './frames.js';
import type { Signer } from './signing.js';

/** What protects the messages of a session. */
export interface Protection {
  readonly sessionId: bigint;
  readonly signer: Signer;
  /** Everything is encrypted where it is there; otherwise everything is signed. */
  readonly cipher: MessageCipher | undefined;
}

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  /** Milliseconds the oldest request may be without an answer; then the connection ends. */
  readonly timeout: number;
  /** Milliseconds without a request after which an ECHO is sent. */
  readonly keepAlive: number;
  /** Bytes of the longest message that is taken. */
  readonly maxMessage: number;
  readonly signal?: AbortSignal | undefined;
}

export interface SmbRequest {
  readonly command: Command;
  readonly body: Buffer;
  /** What follows the body. It is sent from where it lies: it must not change before the answer is there. */
  readonly data?: readonly Uint8Array[];
  readonly treeId?: number;
  /** Bytes it moves, in either direction; they decide what it costs. */
  readonly payload?: number;
  /** The session that is being set up. */
  readonly sessionId?: bigint;
  /** Sees the message as it is sent. */
  readonly onSend?: (message: Buffer) => void;
}

export interface SmbResponse {
  readonly header: ResponseHeader;
  readonly message: ByteReader;
}

interface Pending {
  readonly command: Command;
  readonly charge: number;
  readonly encrypted: boolean;
  readonly resolve: (response: SmbResponse) => void;
  readonly reject: (error: SmbError) => void;
  /** Whether the server has said once that the answer takes time. */
  waitedFor: boolean;
}

/** Bytes a credit is worth, [MS-SMB2] 3.1.5.2. */
const creditUnit = 65_536;

/**
 * One TCP connection: requests and the answers to them, in any order. It ends as a whole: when the socket dies, when an
 * answer does not come in time, and when the server breaks the protocol or a signature. Then every request under way is
 * rejected at once, and every later one too.
 */
export class SmbConnection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  readonly #frames: FrameReader;
  readonly #credits = new CreditWindow();
  /** In the order in which they were sent. */
  readonly #pending = new Map<bigint, Pending>();
  /**
   * Runs for the oldest request only: those behind it, over a slow network many MiB, have not yet had their turn. It may run
   * while there is none.
   */
  readonly #patience: NodeJS.Timeout;
  readonly #keepAlive: NodeJS.Timeout;
  #protection: Protection | undefined;
  /** False in the dialect 2.0.2, where every request costs nothing but its id. */
  #multiCredit = false;
  #busySinceTick = false;
  #end: SmbError | undefined;

  private constructor(options: ConnectionOptions, socket: Socket) {
    this.#options = options;
    this.#socket = socket;
    this.#frames = new FrameReader(options.maxMessage);
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#receive(bytes));
    socket.on('error', (cause) => this.fail(this.#lost(cause)));
    socket.on('close', () => this.fail(this.#lost()));
    this.#patience = setTimeout(() => this.#giveUp(), options.timeout);
    this.#keepAlive = setInterval(() => this.#tick(), options.keepAlive);
    this.#keepAlive.unref();
  }

  static async open(options: ConnectionOptions): Promise<SmbConnection> {
    const { host, port, timeout, signal } = options;
    const socket = connect({ host, port });
    return await new Promise((resolve, reject) => {
      const settle = (error?: SmbError): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        socket.removeAllListeners();
        if (!error) return resolve(new SmbConnection(options, socket));
        socket.on('error', () => undefined).destroy();
        reject(error);
      };
      const abort = (): void =>
        settle(new SmbError('ECANCELED', `Connecting to ${host} was cancelled.`));
      const late = (): void =>
        settle(new SmbError('ETIMEDOUT', `${host} does not answer on port ${port}.`));
      const timer = setTimeout(late, timeout);
      signal?.addEventListener('abort', abort);
      socket.once('connect', () => settle());
      socket.once('error', (cause) => {
        const code = codeOf(cause) ?? 'ECONNREFUSED';
        settle(
          new SmbError(code, `Cannot connect to ${host} on port ${port}: ${code}.`, { cause }),
        );
      });
      if (signal?.aborted) abort();
    });
  }

  /** Why it has ended; `undefined` while it has not. */
  get ended(): SmbError | undefined {
    return this.#end;
  }

  get protection(): Protection | undefined {
    return this.#protection;
  }

  /** From now on every request is signed or encrypted, and every answer must be. */
  protect(protection: Protection): void {
    this.#protection = protection;
  }

  allowMultiCredit(): void {
    this.#multiCredit = true;
  }

  /** Bytes a request may move now: what the server has granted credits for. */
  get largestPayload(): number {
    return this.#multiCredit ? this.#credits.largestCharge * creditUnit : creditUnit;
  }

  /** Sends a request and waits for its answer, whatever its status; interim answers are waited through. */
  async request(request: SmbRequest): Promise<SmbResponse> {
    this.#assertAlive();
    const charge = this.#multiCredit
      ? Math.max(1, Math.ceil((request.payload ?? 0) / creditUnit))
      : 1;
    const messageId = await this.#credits.take(charge).catch((error: unknown) => {
      if (this.#credits.exhausted && isSmbError(error)) this.fail(error);
      throw error;
    });
    this.#assertAlive();
    return await new Promise((resolve, reject) => {
      const encrypted = this.#protection?.cipher !== undefined;
      const pending = { command: request.command, charge, encrypted, waitedFor: false };
      this.#pending.set(messageId, { ...pending, resolve, reject });
      if (this.#pending.size === 1) this.#patience.refresh();
      try {
        this.#send(request, messageId, charge);
      } catch (error) {
        this.fail(isSmbError(error) ? error : this.#lost(error));
      }
    });
  }

  /** Ends the connection; requests under way are rejected with this error. */
  fail(error: SmbError): void {
    if (this.#end) return;
    this.#end = error;
    clearInterval(this.#keepAlive);
    clearTimeout(this.#patience);
    this.#socket.destroy();
    this.#credits.end(error);
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  close(): void {
    this.fail(new SmbError('EBADF', 'The connection has been closed.'));
  }

  #assertAlive(): void {
    if (this.#end) throw this.#end;
  }

  #send(request: SmbRequest, messageId: bigint, charge: number): void {
    const protection = this.#protection;
    const header = {
      command: request.command,
      creditCharge: this.#multiCredit ? charge : 0,
      creditRequest: this.#credits.toAskFor(charge),
      messageId,
      treeId: request.treeId ?? 0,
      sessionId: protection?.sessionId ?? request.sessionId ?? 0n,
    };
    const head = encodeRequest(header, request.body);
    const { data = [] } = request;
    this.#busySinceTick = true;
    if (protection?.cipher) {
      const sealed = protection.cipher.seal(head, data);
      this.#write(sealed, () => freeSealed(sealed));
      return;
    }
    protection?.signer.sign(head, data);
    request.onSend?.(head);
    this.#write([head, ...data]);
  }

  /** @param onSent called once nobody needs the parts any more; not where the connection is lost before. */
  #write(parts: readonly Uint8Array[], onSent?: () => void): void {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    this.#socket.cork();
    this.#socket.write(framePrefix(length));
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      this.#socket.write(part, (error) => {
        if (isLast && !error) onSent?.();
      });
    }
    // Small messages of one turn of the event loop leave together; with a large one the server had better begin.
    if (length < creditUnit) process.nextTick(() => this.#socket.uncork());
    else this.#socket.uncork();
  }

  #receive(bytes: Buffer): void {
    try {
      for (const frame of this.#frames.push(bytes)) if (!this.#end) this.#take(frame);
    } catch (error) {
      this.fail(isSmbError(error) ? error : SmbError.malformed(String(error)));
    }
  }

  #take(frame: Buffer): void {
    const encrypted = new ByteReader(frame, 'message').u32(0) === transformProtocolId;
    const cipher = this.#protection?.cipher;
    if (encrypted && !cipher) throw SmbError.malformed('an encrypted message without a session');
    const message = new ByteReader(encrypted && cipher ? cipher.open(frame) : frame, 'response');
    for (const response of responsesIn(message)) this.#takeResponse(response, encrypted);
  }

  #takeResponse(message: ByteReader, encrypted: boolean): void {
    const header = decodeResponseHeader(message);
    // Such as an oplock break: this client asks for none, and owes no answer.
    if (header.messageId === unsolicitedMessageId) return;
    const pending = this.#pending.get(header.messageId);
    if (pending?.command !== header.command) throw message.malformed('nobody asked for it');
    if (encrypted !== pending.encrypted)
      throw message.malformed('it is not encrypted as its request');
    const interim =
      header.status === ntStatuses.STATUS_PENDING[0] &&
      (header.flags & headerFlags.asynchronous) !== 0;
    // The signature of interim answers is not looked at ([MS-SMB2] 3.2.5.1.3): they say nothing but to wait.
    if (!encrypted && !interim) this.#checkSignature(header, message);
    const [oldest] = this.#pending.keys();
    // One may be sent for each request; more do not make it wait longer.
    if (header.messageId === oldest && !(interim && pending.waitedFor)) this.#patience.refresh();
    if (interim) pending.waitedFor = true;
    else this.#pending.delete(header.messageId);
    this.#credits.granted(header.credits, interim ? 0 : pending.charge);
    if (!interim) pending.resolve({ header, message });
  }

  #checkSignature(header: ResponseHeader, message: ByteReader): void {
    if (!this.#protection) return;
    const isSigned = (header.flags & headerFlags.signed) !== 0;
    if (isSigned && this.#protection.signer.verifies(message.bytes)) return;
    // A server that does not know the session has no key to sign with ([MS-SMB2] 3.3.5.2.9). Whoever else says so could as
    // well cut the connection.
    if (!isSigned && header.status === ntStatuses.STATUS_USER_SESSION_DELETED[0]) {
      throw SmbError.ofStatus(header.status, `go on with ${this.#options.host}`);
    }
    throw new SmbError('EBADMSG', 'A message of the server has no valid signature.');
  }

  #giveUp(): void {
    const [oldest] = this.#pending.values();
    if (!oldest) return;
    const { waitedFor } = oldest;
    // What has arrived is read before: it may be this process that was stopped, and not the server.
    setImmediate(() => {
      const [stillOldest] = this.#pending.values();
      if (stillOldest === oldest && oldest.waitedFor === waitedFor) this.#failSilent(oldest);
    });
  }

  #failSilent(oldest: Pending): void {
    const said = Object.entries(command).find(([, value]) => value === oldest.command)?.[0];
    const { host, timeout } = this.#options;
    const what = `${host} did not answer ${said ?? 'a request'} within ${timeout} milliseconds`;
    this.fail(new SmbError('ETIMEDOUT', `${what}.`));
  }

  /** An ECHO where nothing else was sent: its timeout finds out about a server that has gone. */
  #tick(): void {
    if (!this.#busySinceTick && this.#protection && this.#pending.size === 0) {
      this.request({ command: command.echo, body: encodeBare() }).catch(() => undefined);
    }
    this.#busySinceTick = false;
  }

  #lost(cause?: unknown): SmbError {
    const { host } = this.#options;
    // However the system puts it: a connection that stood is gone.
    const said = codeOf(cause) ?? 'ECONNRESET';
    return new SmbError('ECONNRESET', `The connection to ${host} was lost: ${said}.`, { cause });
  }
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
