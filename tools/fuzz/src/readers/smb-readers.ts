import { MessageCipher } from '../../../../packages/target-smb/src/client/encryption.ts';
import { FrameReader } from '../../../../packages/target-smb/src/client/frames.ts';
import { isSmbError } from '../../../../packages/target-smb/src/errors/smb-error.ts';
import { NtlmLogon } from '../../../../packages/target-smb/src/ntlm/ntlm-logon.ts';
import { decodeBare } from '../../../../packages/target-smb/src/wire/bare.ts';
import { ByteReader } from '../../../../packages/target-smb/src/wire/byte-reader.ts';
import {
  decodeClose,
  decodeFlush,
} from '../../../../packages/target-smb/src/wire/close-and-flush.ts';
import { command } from '../../../../packages/target-smb/src/wire/command.ts';
import { decodeCreate } from '../../../../packages/target-smb/src/wire/create.ts';
import {
  decodeFullSize,
  decodeInternalInformation,
  decodeStandardInformation,
} from '../../../../packages/target-smb/src/wire/file-information.ts';
import {
  decodeResponseHeader,
  responsesIn,
} from '../../../../packages/target-smb/src/wire/header.ts';
import { decodeIoctl } from '../../../../packages/target-smb/src/wire/ioctl.ts';
import { decodeNegotiate } from '../../../../packages/target-smb/src/wire/negotiate.ts';
import { decodeQueryDirectory } from '../../../../packages/target-smb/src/wire/query-directory.ts';
import { decodeQueryInfo, infoClass } from '../../../../packages/target-smb/src/wire/query-info.ts';
import { decodeRead } from '../../../../packages/target-smb/src/wire/read.ts';
import { decodeSessionSetup } from '../../../../packages/target-smb/src/wire/session-setup.ts';
import { decodeSetInfo } from '../../../../packages/target-smb/src/wire/set-info.ts';
import { transformProtocolId } from '../../../../packages/target-smb/src/wire/transform-header.ts';
import { decodeTreeConnect } from '../../../../packages/target-smb/src/wire/tree-connect.ts';
import {
  decodeValidateNegotiate,
  validateNegotiateCode,
} from '../../../../packages/target-smb/src/wire/validate-negotiate.ts';
import { decodeWrite } from '../../../../packages/target-smb/src/wire/write.ts';
import { expectThat, few, type FuzzReader } from '../fuzz-reader.ts';
import { frameLayers, serverKey, sessionId } from './smb-seeds.ts';

/** The longest message the client takes, as in `SmbClient`. */
const maxMessage = (1 << 20) + (1 << 16);
const credentials = { user: 'u', password: 'p', domain: 'd' };
const keys = { encryption: serverKey, decryption: serverKey };
const cipher = new MessageCipher('AES-128-GCM', keys, sessionId);

/** What is done with the answer to each command, down to the last field; a word about it. */
const answers: Readonly<Record<number, (message: ByteReader) => string>> = {
  [command.negotiate]: (message) => {
    const { dialect, contexts } = decodeNegotiate(message);
    return `${dialect.toString(16)} ${contexts.cipher} ${contexts.signing}`;
  },
  [command.sessionSetup]: (message) => {
    const { token } = decodeSessionSetup(message);
    const logon = new NtlmLogon({ credentials, server: 's' });
    if (token.length > 40) return `answered with ${logon.answer(token).token.length > 0}`;
    logon.finish(token);
    return 'finished';
  },
  [command.treeConnect]: (message) => `type ${decodeTreeConnect(message).shareType % 4}`,
  [command.create]: (message) => {
    const { kind, size } = decodeCreate(message);
    expectThat(`a size is a count, not ${size}`, Number.isSafeInteger(size) && size >= 0);
    return kind;
  },
  [command.close]: (message) => nothing(decodeClose(message)),
  [command.flush]: (message) => nothing(decodeFlush(message)),
  [command.read]: (message) => {
    const data = decodeRead(message, maxMessage);
    expectThat('data lies in its message', data.length <= message.bytes.length);
    return `${Math.min(data.length, 3)} bytes`;
  },
  [command.write]: (message) => {
    expectThat('a count is none below zero', decodeWrite(message, maxMessage) >= 0);
    return 'written';
  },
  [command.ioctl]: (message) => {
    const { dialect } = decodeValidateNegotiate(decodeIoctl(message, validateNegotiateCode));
    return dialect === 0 ? 'none' : 'some';
  },
  [command.queryDirectory]: (message) => {
    const entries = decodeQueryDirectory(message);
    for (const { name, size } of entries) {
      expectThat('a name is one', name !== '' && !/[\\/\0]/.test(name));
      expectThat(`a size is a count, not ${size}`, Number.isSafeInteger(size) && size >= 0);
    }
    return `${few(entries)} entries`;
  },
  [command.queryInfo]: (message) => {
    const { free, total } = decodeFullSize(decodeQueryInfo(message, infoClass.fsFullSize));
    expectThat('space is counted', free >= 0 && total >= 0);
    decodeInternalInformation(decodeQueryInfo(message, infoClass.fileInternal));
    decodeStandardInformation(decodeQueryInfo(message, infoClass.fileStandard));
    return 'space';
  },
  [command.setInfo]: (message) => nothing(decodeSetInfo(message)),
};

/** Everything a server sends: cut into messages, decrypted, and decoded as the answer to what its header says. */
const smbFrames: FuzzReader = {
  name: 'smb-frames',
  layers: frameLayers,
  words: ['\u00feSMB', 'NTLMSSP\0', '\0\0\0\u0040'],
  read: (input) => {
    const frames = new FrameReader(maxMessage);
    try {
      const bytes = Buffer.from(input);
      // As a network may deliver it: in two parts.
      const half = bytes.length >> 1;
      const whole = [...frames.push(bytes.subarray(0, half)), ...frames.push(bytes.subarray(half))];
      return whole.length === 0 ? 'incomplete' : whole.map(answerOf).join('; ').slice(0, 300);
    } catch (error) {
      return refused(error);
    }
  },
};

function answerOf(frame: Buffer): string {
  const encrypted = new ByteReader(frame, 'message').u32(0) === transformProtocolId;
  const message = new ByteReader(encrypted ? cipher.open(frame) : frame, 'response');
  const said = responsesIn(message).map(saidBy).join(' and ');
  return `${encrypted ? 'encrypted ' : ''}${said}`;
}

function saidBy(response: ByteReader): string {
  const header = decodeResponseHeader(response);
  const decode = answers[header.command] ?? ((bare: ByteReader) => nothing(decodeBare(bare)));
  return `${header.command} ${decode(response)}`;
}

function nothing(_answer: unknown): string {
  return 'done';
}

/** The one error a server may be refused with. */
function refused(error: unknown): string {
  if (!isSmbError(error) || error.code !== 'EBADMSG') throw error;
  return `malformed: ${error.message.replaceAll(/\d+/g, '#')}`;
}

export const smbReaders: readonly FuzzReader[] = [smbFrames];
