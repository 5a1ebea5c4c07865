import { randomBytes } from 'node:crypto';
import { SmbError } from '../errors/smb-error.js';
import { ntStatuses } from '../errors/nt-status.js';
import { command } from '../wire/command.js';
import { dialectName, dialects, type DialectName } from '../wire/dialect.js';
import type { CipherName, SigningName } from '../wire/negotiate-contexts.js';
import {
  capability,
  decodeNegotiate,
  encodeNegotiate,
  securityMode,
  type NegotiateRequest,
} from '../wire/negotiate.js';
import type { SmbConnection } from './connection.js';
import { availableCiphers } from './encryption.js';
import { PreauthHash } from './preauth-hash.js';
import { defaultSigning, signingPreference } from './signing.js';

export interface NegotiationOptions {
  readonly minimumDialect: DialectName;
  readonly maximumDialect: DialectName;
  /** Default {@link availableCiphers}. */
  readonly ciphers?: readonly CipherName[] | undefined;
  /** Default {@link signingPreference}. */
  readonly signings?: readonly SigningName[] | undefined;
}

/** Bytes a server must take at a time, in whatever direction. */
const leastSize = 65_536;

/** What both sides will use, and what is needed to check later that nobody changed it on the way. */
export interface Negotiation {
  readonly request: NegotiateRequest;
  readonly dialect: number;
  readonly dialectName: DialectName;
  readonly signing: SigningName;
  /** Absent where the two cannot encrypt. */
  readonly cipher: CipherName | undefined;
  readonly securityMode: number;
  readonly capabilities: number;
  readonly serverGuid: Buffer;
  /** Bytes. */
  readonly maxRead: number;
  readonly maxWrite: number;
  readonly maxTransact: number;
  /** Goes on over the messages of the session set-up. */
  readonly preauthHash: PreauthHash;
}

/** Agrees on dialect, signature and cipher, [MS-SMB2] 3.2.4.2.2.2 and 3.2.5.2. */
export async function negotiate(
  connection: SmbConnection,
  options: NegotiationOptions,
): Promise<Negotiation> {
  const request = offer(options);
  const preauthHash = new PreauthHash();
  const { header, message } = await connection.request({
    command: command.negotiate,
    body: encodeNegotiate(request),
    onSend: (sent) => preauthHash.update(sent),
  });
  const offered = `${options.minimumDialect} to ${options.maximumDialect}`;
  if (header.status === ntStatuses.STATUS_NOT_SUPPORTED[0]) {
    throw new SmbError('EPROTONOSUPPORT', `The server speaks none of the dialects ${offered}.`, {
      status: 'STATUS_NOT_SUPPORTED',
    });
  }
  if (header.status !== 0) throw SmbError.ofStatus(header.status, 'negotiate a dialect');
  preauthHash.update(message.bytes);
  const answer = decodeNegotiate(message);
  const name = dialectName(answer.dialect);
  if (name === undefined || !request.dialects.includes(answer.dialect)) {
    throw SmbError.malformed('it chose a dialect nobody offered');
  }
  // [MS-SMB2] 3.2.5.2; with nothing at a time a file would have pieces without end.
  if (Math.min(answer.maxRead, answer.maxWrite, answer.maxTransact) < leastSize) {
    throw SmbError.malformed('it takes less than 64 KiB at a time');
  }
  const { cipher, signing } = chosen(request, answer);
  return {
    request,
    dialect: answer.dialect,
    dialectName: name,
    signing,
    cipher,
    securityMode: answer.securityMode,
    capabilities: answer.capabilities,
    serverGuid: answer.serverGuid,
    maxRead: answer.maxRead,
    maxWrite: answer.maxWrite,
    maxTransact: answer.maxTransact,
    preauthHash,
  };
}

/** Whether requests may move more than 64 KiB, and cost accordingly. */
export function allowsMultiCredit({ dialect, capabilities }: Negotiation): boolean {
  return dialect >= dialects['2.1'] && (capabilities & capability.largeMtu) !== 0;
}

function offer(options: NegotiationOptions): NegotiateRequest {
  const [from, to] = [dialects[options.minimumDialect], dialects[options.maximumDialect]];
  const offered = Object.values(dialects).filter((dialect) => dialect >= from && dialect <= to);
  if (offered.length === 0) {
    const range = `${options.minimumDialect} to ${options.maximumDialect}`;
    throw new SmbError('EINVAL', `There is no dialect from ${range}.`);
  }
  const signings = options.signings ?? signingPreference;
  if (signings.length === 0) throw new SmbError('EINVAL', 'There is no signature to offer.');
  const ciphers = options.ciphers ?? availableCiphers();
  const encryption = to >= dialects['3.0'] && ciphers.length > 0 ? capability.encryption : 0;
  return {
    dialects: offered,
    securityMode: securityMode.signingEnabled | securityMode.signingRequired,
    capabilities: (to >= dialects['2.1'] ? capability.largeMtu : 0) | encryption,
    // Not even the dialect 2.0.2 is harmed by a GUID; a new one each time shows no two connections to be one machine's.
    clientGuid: to === dialects['2.0.2'] ? Buffer.alloc(16) : randomBytes(16),
    contexts: { salt: randomBytes(32), ciphers, signings },
  };
}

/** 3.1.1 says it in contexts; 3.0 and 3.0.2 encrypt with AES-128-CCM where both sides are able to. */
function chosen(
  { contexts, capabilities }: NegotiateRequest,
  answer: ReturnType<typeof decodeNegotiate>,
): { readonly cipher: CipherName | undefined; readonly signing: SigningName } {
  if (answer.dialect < dialects['3.1.1']) {
    const both = answer.capabilities & capabilities & capability.encryption;
    const cipher = both && contexts.ciphers.includes('AES-128-CCM') ? 'AES-128-CCM' : undefined;
    return { cipher, signing: defaultSigning(answer.dialect) };
  }
  const { cipher, signing } = answer.contexts;
  const offered =
    (cipher === undefined || contexts.ciphers.includes(cipher)) &&
    (signing === undefined || contexts.signings.includes(signing));
  if (!offered) throw SmbError.malformed('it chose an algorithm nobody offered');
  return { cipher, signing: signing ?? defaultSigning(answer.dialect) };
}
