import { errnoOfStatus, ntStatusName } from './nt-status.js';

/**
 * Everything that goes wrong between this client and a server. The message names what was attempted; never a password,
 * a key or a token.
 *
 * `code` is an errno name: of the server's status, of the socket (`ECONNREFUSED`, `ECONNRESET`, …), or of this client:
 * `ETIMEDOUT` no answer in time · `EBADMSG` a wrong signature or tag, or a message that breaks the protocol ·
 * `EPROTONOSUPPORT` no dialect, signature or cipher both sides accept · `EINVAL` an argument · `EBADF` closed before.
 */
export class SmbError extends Error {
  override readonly name = 'SmbError';
  readonly code: string;
  /** The server's word, `STATUS_…` or `0x…`; absent where no server answered. */
  readonly status: string | undefined;

  constructor(
    code: string,
    message: string,
    options: { readonly status?: string; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
  }

  /** The error for a status: `Cannot <action>: STATUS_….` */
  static ofStatus(status: number, action: string): SmbError {
    const name = ntStatusName(status);
    return new SmbError(errnoOfStatus(status), `Cannot ${action}: ${name}.`, { status: name });
  }

  /** The error for a message that breaks the protocol. */
  static malformed(what: string): SmbError {
    return new SmbError('EBADMSG', `The server breaks the protocol: ${what}.`);
  }
}

export function isSmbError(error: unknown): error is SmbError {
  return error instanceof SmbError;
}
