import { sessionKeys } from '../crypto/session-keys.js';
import type { NtlmCredentials } from '../crypto/ntlm-v2.js';
import { ntStatuses } from '../errors/nt-status.js';
import { SmbError } from '../errors/smb-error.js';
import { NtlmLogon } from '../ntlm/ntlm-logon.js';
import { command } from '../wire/command.js';
import { headerFlags } from '../wire/header.js';
import { decodeSessionSetup, encodeSessionSetup, sessionFlags } from '../wire/session-setup.js';
import type { SmbConnection, SmbResponse } from './connection.js';
import { keyBitsOf, MessageCipher } from './encryption.js';
import type { Negotiation } from './negotiation.js';
import { createSigner } from './signing.js';

export interface LogonOptions {
  readonly credentials: NtlmCredentials;
  /** Host name of the server. */
  readonly server: string;
  /** Encrypt although the server does not ask for it. */
  readonly encrypt: boolean;
}

/** A session whose messages the connection protects from now on. */
export interface Logon {
  readonly encrypted: boolean;
  /** Turns encryption on, for a share that asks for it. */
  encrypt(): void;
}

/**
 * Sets up the session, [MS-SMB2] 3.2.4.2.3 and 3.2.5.3. Guest and anonymous sessions are refused, and so is a last
 * answer without a valid signature: it is what proves that nobody changed the messages before.
 */
export async function logOn(
  connection: SmbConnection,
  negotiation: Negotiation,
  options: LogonOptions,
): Promise<Logon> {
  const { credentials, server } = options;
  const ntlm = new NtlmLogon({ credentials, server });
  const { preauthHash } = negotiation;
  const ask = async (token: Buffer, sessionId: bigint): Promise<SmbResponse> => {
    const { securityMode } = negotiation.request;
    return await connection.request({
      command: command.sessionSetup,
      // Of the capabilities of a client only DFS counts here ([MS-SMB2] 2.2.5), which this one does not have.
      body: encodeSessionSetup({ securityMode, capabilities: 0, token }),
      sessionId,
      onSend: (sent) => preauthHash.update(sent),
    });
  };
  const challenged = await ask(ntlm.first(), 0n);
  if (challenged.header.status !== ntStatuses.STATUS_MORE_PROCESSING_REQUIRED[0]) {
    throw SmbError.ofStatus(challenged.header.status, `log on to ${server}`);
  }
  preauthHash.update(challenged.message.bytes);
  const { sessionId } = challenged.header;
  const answer = ntlm.answer(decodeSessionSetup(challenged.message).token);
  const last = await ask(answer.token, sessionId);
  if (last.header.status !== 0) {
    throw SmbError.ofStatus(last.header.status, `log on to ${server} as ${credentials.user}`);
  }
  const { flags, token } = decodeSessionSetup(last.message);
  if (flags & (sessionFlags.guest | sessionFlags.anonymous)) {
    throw new SmbError(
      'EACCES',
      `${server} lets ${credentials.user} in as a guest only, which is refused.`,
    );
  }
  const { dialect, cipher: cipherName, signing } = negotiation;
  const keys = sessionKeys({
    dialect,
    sessionKey: answer.sessionKey,
    preauthHash: preauthHash.value,
    cipherBits: cipherName ? keyBitsOf(cipherName) : 128,
  });
  const signer = createSigner(signing, keys.signing);
  if (!(last.header.flags & headerFlags.signed) || !signer.verifies(last.message.bytes)) {
    throw new SmbError('EBADMSG', `${server} does not prove that the logon reached it unchanged.`);
  }
  ntlm.finish(token);
  const { encryption, decryption } = keys;
  const cipher =
    cipherName && encryption && decryption
      ? new MessageCipher(cipherName, { encryption, decryption }, sessionId)
      : undefined;
  let encrypted = options.encrypt || (flags & sessionFlags.encrypt) !== 0;
  const protect = (): void => {
    if (encrypted && !cipher) {
      throw new SmbError('EPROTONOSUPPORT', `${server} and this client have no cipher in common.`);
    }
    connection.protect({ sessionId, signer, cipher: encrypted ? cipher : undefined });
  };
  protect();
  return {
    get encrypted() {
      return encrypted;
    },
    encrypt: () => {
      encrypted = true;
      protect();
    },
  };
}
