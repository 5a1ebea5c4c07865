import { UncPath } from '@wmdrm/core';
import { isIPv6 } from 'node:net';
import type { NtlmCredentials } from '../crypto/ntlm-v2.js';
import { SmbError } from '../errors/smb-error.js';
import { encodeBare } from '../wire/bare.js';
import { command } from '../wire/command.js';
import type { DialectName } from '../wire/dialect.js';
import type { CipherName, SigningName } from '../wire/negotiate-contexts.js';
import {
  decodeTreeConnect,
  diskShare,
  encodeTreeConnect,
  encryptShare,
} from '../wire/tree-connect.js';
import { confirmNegotiation } from './confirm-negotiation.js';
import { SmbConnection } from './connection.js';
import { logOn, type Logon } from './logon.js';
import { allowsMultiCredit, negotiate, type Negotiation } from './negotiation.js';
import { SmbShare } from './smb-share.js';

export interface SmbClientOptions {
  /** Host name or address. */
  readonly server: string;
  /** Of the server or of {@link SmbClientOptions.domain}; `DOMAIN\user` says both, `user@domain` is one name. */
  readonly user: string;
  readonly password: string;
  /** Default none: the account is the server's own. */
  readonly domain?: string;
  /** Default 445. */
  readonly port?: number;
  /** Refuse to go on unencrypted. Default false: the server decides; what is not encrypted is signed in any case. */
  readonly encrypt?: boolean;
  /** Default `3.0`; `2.0.2` and `2.1` sign, but cannot encrypt, and prove less about the negotiation. */
  readonly minimumDialect?: DialectName;
  /** Default `3.1.1`. */
  readonly maximumDialect?: DialectName;
  /** Ciphers to offer, best first. Default: those this Node has, GCM before CCM, 128 bits before 256. */
  readonly ciphers?: readonly CipherName[];
  /** Signatures to offer, best first. Default AES-GMAC, AES-CMAC, HMAC-SHA256. */
  readonly signings?: readonly SigningName[];
  /**
   * Milliseconds the oldest request may be without an answer; then the connection ends. A slow network has to move one
   * request of 1 MiB in that time, whatever waits behind it. Default 30,000.
   */
  readonly timeout?: number;
  /** Milliseconds of silence after which the server is asked for a sign of life. Default 30,000. */
  readonly keepAlive?: number;
  /** Cancels connecting. */
  readonly signal?: AbortSignal;
}

/** What a connection turned out to be. */
export interface SmbNegotiated {
  readonly dialect: DialectName;
  readonly signing: SigningName;
  /** The cipher everything is encrypted with; `undefined` where everything is signed instead. */
  readonly cipher: CipherName | undefined;
  /** Bytes of the largest read and write the server takes. */
  readonly maxRead: number;
  readonly maxWrite: number;
}

/** No name of an account has a backslash, so what is in front of one is the domain. */
function credentialsOf({ user, password, domain }: SmbClientOptions): NtlmCredentials {
  const slash = user.indexOf('\\');
  if (domain !== undefined || slash < 0) return { user, password, domain: domain ?? '' };
  return { user: user.slice(slash + 1), password, domain: user.slice(0, slash) };
}

/**
 * A server as a path names it: a colon has no place there, so an IPv6 address is written as a name. Its zone means something
 * on this side only.
 */
function uncHost(server: string): string {
  const [address = ''] = server.split('%');
  if (!isIPv6(address)) return server;
  // As a URL has it: short, and without the dots of an IPv4 address in it.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  // No name begins with a hyphen.
  return `${short.startsWith(':') ? '0' : ''}${short.replaceAll(':', '-')}.ipv6-literal.net`;
}

/** The most this client moves in one request: beyond it nothing gets faster. */
const largestPayload = 1 << 20;
/** What comes along with a payload, generously. */
const overhead = 1 << 16;

/**
 * A session with an SMB 3 server: signed or encrypted, never as guest. Its failures are `SmbError`s; once the connection
 * is lost every call fails at once, and a new client is needed.
 */
export class SmbClient {
  readonly #server: string;
  readonly #connection: SmbConnection;
  readonly #negotiation: Negotiation;
  readonly #logon: Logon;

  private constructor(
    server: string,
    connection: SmbConnection,
    negotiation: Negotiation,
    logon: Logon,
  ) {
    this.#server = server;
    this.#connection = connection;
    this.#negotiation = negotiation;
    this.#logon = logon;
  }

  /** Connects and logs on. */
  static async connect(options: SmbClientOptions): Promise<SmbClient> {
    const { server, signal } = options;
    const credentials = credentialsOf(options);
    if (credentials.user === '')
      throw new SmbError('EINVAL', 'A user is needed: anonymous sessions are refused.');
    const connection = await SmbConnection.open({
      host: server,
      port: options.port ?? 445,
      timeout: options.timeout ?? 30_000,
      keepAlive: options.keepAlive ?? 30_000,
      maxMessage: largestPayload + overhead,
      signal,
    });
    const abort = (): void =>
      connection.fail(new SmbError('ECANCELED', 'Connecting was cancelled.'));
    signal?.addEventListener('abort', abort);
    try {
      const negotiation = await negotiate(connection, {
        minimumDialect: options.minimumDialect ?? '3.0',
        maximumDialect: options.maximumDialect ?? '3.1.1',
        ciphers: options.ciphers,
        signings: options.signings,
      });
      if (allowsMultiCredit(negotiation)) connection.allowMultiCredit();
      const encrypt = options.encrypt ?? false;
      const logon = await logOn(connection, negotiation, { credentials, server, encrypt });
      return new SmbClient(server, connection, negotiation, logon);
    } catch (error) {
      connection.close();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  get negotiated(): SmbNegotiated {
    const { dialectName, signing, cipher, maxRead, maxWrite } = this.#negotiation;
    const used = this.#logon.encrypted ? cipher : undefined;
    return { dialect: dialectName, signing, cipher: used, maxRead, maxWrite };
  }

  /** Why the connection has ended; `undefined` while it has not. */
  get ended(): SmbError | undefined {
    return this.#connection.ended;
  }

  /** Opens a share for files. `ENOENT`: the server has none of this name. */
  async openShare(share: string): Promise<SmbShare> {
    const root = this.#root(share);
    const { header, message } = await this.#connection.request({
      command: command.treeConnect,
      body: encodeTreeConnect(root.toString()),
    });
    if (header.status !== 0) throw SmbError.ofStatus(header.status, `open the share ${share}`);
    const tree = decodeTreeConnect(message);
    if (tree.shareType !== diskShare) {
      throw new SmbError('ENOTSUP', `${root.toString()} is no share for files.`);
    }
    if (tree.shareFlags & encryptShare && !this.#logon.encrypted) this.#logon.encrypt();
    await this.#confirm(header.treeId);
    const { maxRead, maxWrite, maxTransact } = this.#negotiation;
    return new SmbShare({
      connection: this.#connection,
      root,
      treeId: header.treeId,
      maxRead: Math.min(maxRead, largestPayload),
      maxWrite: Math.min(maxWrite, largestPayload),
      maxTransact: Math.min(maxTransact, overhead),
    });
  }

  /** Logs off. Idempotent; never throws. */
  async close(): Promise<void> {
    if (this.ended) return;
    await this.#connection
      .request({ command: command.logoff, body: encodeBare() })
      .catch(() => undefined);
    this.#connection.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** A negotiation that is not confirmed ends the connection. */
  async #confirm(treeId: number): Promise<void> {
    try {
      await confirmNegotiation(this.#connection, this.#negotiation, treeId);
    } catch (error) {
      this.#connection.fail(error instanceof SmbError ? error : SmbError.malformed(String(error)));
      throw error;
    }
  }

  #root(share: string): UncPath {
    try {
      return UncPath.parse(`\\\\${uncHost(this.#server)}\\${share}`);
    } catch (cause) {
      throw new SmbError('EINVAL', `${share} is no name of a share.`, { cause });
    }
  }
}
