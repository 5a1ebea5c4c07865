import { ntStatuses } from '../errors/nt-status.js';
import { SmbError } from '../errors/smb-error.js';
import { command } from '../wire/command.js';
import { dialects } from '../wire/dialect.js';
import { decodeIoctl, encodeIoctl } from '../wire/ioctl.js';
import {
  decodeValidateNegotiate,
  encodeValidateNegotiate,
  validateNegotiateCode,
  validateNegotiateLength,
} from '../wire/validate-negotiate.js';
import type { SmbConnection } from './connection.js';
import type { Negotiation } from './negotiation.js';

/** What servers that do not know the request answer, [MS-SMB2] 3.3.5.15.12; signed, so it is their own word. */
const unknown: readonly number[] = [
  ntStatuses.STATUS_FILE_CLOSED[0],
  ntStatuses.STATUS_INVALID_DEVICE_REQUEST[0],
  ntStatuses.STATUS_NOT_SUPPORTED[0],
];

/**
 * Asks again, signed, what was negotiated without a signature ([MS-SMB2] 3.2.5.5): who talked the two into an older
 * dialect is found out. 3.1.1 needs it not, because its keys depend on the negotiation.
 */
export async function confirmNegotiation(
  connection: SmbConnection,
  negotiation: Negotiation,
  treeId: number,
): Promise<void> {
  if (negotiation.dialect >= dialects['3.1.1']) return;
  const { header, message } = await connection.request({
    command: command.ioctl,
    body: encodeIoctl({
      code: validateNegotiateCode,
      input: encodeValidateNegotiate(negotiation.request),
      maxOutput: validateNegotiateLength,
    }),
    treeId,
  });
  if (negotiation.dialect < dialects['3.0'] && unknown.includes(header.status)) return;
  if (header.status !== 0) throw SmbError.ofStatus(header.status, 'confirm the negotiation');
  const remembered = decodeValidateNegotiate(decodeIoctl(message, validateNegotiateCode));
  const same =
    remembered.dialect === negotiation.dialect &&
    remembered.capabilities === negotiation.capabilities &&
    remembered.securityMode === negotiation.securityMode &&
    remembered.serverGuid.equals(negotiation.serverGuid);
  if (same) return;
  throw new SmbError('EBADMSG', 'Somebody changed the negotiation on its way.');
}
