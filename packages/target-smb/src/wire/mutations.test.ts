import { seededRandom } from '@wmdrm/harness';
import { describe, expect, it } from 'vitest';
import { isSmbError } from '../errors/smb-error.js';
import { mutated } from '../fixtures/mutated.js';
import { published } from '../fixtures/published-exchange.js';
import {
  contexts,
  createResponse,
  directoryResponse,
  negotiateResponse,
  outputResponse,
  response,
} from '../fixtures/responses.js';
import { decodeAvPairs } from '../ntlm/av-pairs.js';
import { decodeChallengeMessage } from '../ntlm/messages.js';
import { NtlmLogon } from '../ntlm/ntlm-logon.js';
import { decodeServerToken } from '../spnego/tokens.js';
import { decodeBare } from './bare.js';
import { ByteReader } from './byte-reader.js';
import { decodeClose, decodeFlush } from './close-and-flush.js';
import { decodeCreate } from './create.js';
import {
  decodeFullSize,
  decodeInternalInformation,
  decodeStandardInformation,
} from './file-information.js';
import { decodeResponseHeader, responsesIn } from './header.js';
import { decodeIoctl } from './ioctl.js';
import { decodeContexts } from './negotiate-contexts.js';
import { decodeNegotiate } from './negotiate.js';
import { decodeQueryDirectory } from './query-directory.js';
import { decodeQueryInfo, infoClass } from './query-info.js';
import { decodeRead } from './read.js';
import { decodeSessionSetup } from './session-setup.js';
import { decodeSetInfo } from './set-info.js';
import { decodeTransformHeader, encodeTransformHeader } from './transform-header.js';
import { decodeTreeConnect } from './tree-connect.js';
import { decodeValidateNegotiate, validateNegotiateCode } from './validate-negotiate.js';
import { decodeWrite } from './write.js';

const credentials = { user: 'u', password: 'p', domain: 'd' };
const serverToken = published.firstResponse.subarray(0x48);
const challenge = decodeServerToken(serverToken).mechanismToken!;
const { targetInfo } = decodeChallengeMessage(challenge);
const sealed = Buffer.concat([
  encodeTransformHeader({ nonce: Buffer.alloc(16, 7), length: 40, sessionId: 9n }),
  Buffer.alloc(40),
]);
const readResponse = response(
  {},
  16,
  [
    [0, 2, 17],
    [2, 1, 80],
    [4, 4, 100],
  ],
  Buffer.alloc(100),
);
const ioctlResponse = response(
  {},
  48,
  [
    [0, 2, 49],
    [4, 4, validateNegotiateCode],
    [32, 4, 112],
    [36, 4, 24],
  ],
  Buffer.alloc(24),
);
const plain = (bodyLength: number, structureSize: number): Buffer =>
  response({}, bodyLength, [[0, 2, structureSize]]);

/** Everything that is decoded, each with something whole of its kind. */
const decoders: readonly (readonly [string, Buffer, (bytes: Buffer) => unknown])[] = [
  ['responses', plain(8, 4), (bytes) => responsesIn(reader(bytes))],
  ['header', published.lastResponse, (bytes) => decodeResponseHeader(reader(bytes))],
  ['transform header', sealed, (bytes) => decodeTransformHeader(reader(bytes))],
  ['NEGOTIATE', negotiateResponse, (bytes) => decodeNegotiate(reader(bytes))],
  ['negotiate contexts', contexts, (bytes) => decodeContexts(reader(bytes), 0, 3)],
  ['SESSION_SETUP', published.firstResponse, (bytes) => decodeSessionSetup(reader(bytes))],
  ['SPNEGO', serverToken, decodeServerToken],
  ['NTLM challenge', challenge, decodeChallengeMessage],
  ['AV pairs', targetInfo, decodeAvPairs],
  ['logon', serverToken, (bytes) => new NtlmLogon({ credentials, server: 's' }).answer(bytes)],
  ['TREE_CONNECT', plain(16, 16), (bytes) => decodeTreeConnect(reader(bytes))],
  ['CREATE', createResponse(7n), (bytes) => decodeCreate(reader(bytes))],
  ['CLOSE', plain(60, 60), (bytes) => decodeClose(reader(bytes))],
  ['FLUSH', plain(4, 4), (bytes) => decodeFlush(reader(bytes))],
  ['READ', readResponse, (bytes) => decodeRead(reader(bytes), 100)],
  ['WRITE', plain(16, 17), (bytes) => decodeWrite(reader(bytes), 100)],
  ['IOCTL', ioctlResponse, (bytes) => decodeIoctl(reader(bytes), validateNegotiateCode)],
  ['validated negotiation', Buffer.alloc(24), decodeValidateNegotiate],
  ['QUERY_DIRECTORY', directoryResponse, (bytes) => decodeQueryDirectory(reader(bytes))],
  [
    'QUERY_INFO',
    outputResponse(Buffer.alloc(32)),
    (bytes) => decodeFullSize(decodeQueryInfo(reader(bytes), infoClass.fsFullSize)),
  ],
  ['file size', Buffer.alloc(24), decodeStandardInformation],
  ['file number', Buffer.alloc(8), decodeInternalInformation],
  ['SET_INFO', plain(2, 2), (bytes) => decodeSetInfo(reader(bytes))],
  ['ECHO', plain(4, 4), (bytes) => decodeBare(reader(bytes))],
];

function reader(bytes: Buffer): ByteReader {
  return new ByteReader(bytes, 'response');
}

const rounds = Math.ceil(20_000 / decoders.length);
const seed = 20_261_126;

describe(`20,000 damaged messages (seed ${seed})`, () => {
  it.each(decoders)('%s: whole it is decoded', (_name, whole, decode) => {
    expect(() => decode(whole)).not.toThrow();
  });

  it.each(decoders)('%s: damaged it is refused as such, if at all', (name, whole, decode) => {
    const random = seededRandom(seed).fork(decoders.findIndex(([each]) => each === name));
    for (let round = 0; round < rounds; round++) {
      const bytes = mutated(whole, random);
      try {
        decode(bytes);
      } catch (error) {
        const typed = isSmbError(error) && error.code === 'EBADMSG';
        if (!typed) throw new Error(`round ${round}: ${bytes.toString('hex')}`, { cause: error });
      }
    }
  });
});
