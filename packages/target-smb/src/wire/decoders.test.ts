import { describe, expect, it } from 'vitest';
import {
  contexts,
  createResponse,
  directoryEntry,
  directoryResponse,
  negotiateResponse,
  outputResponse,
  response,
} from '../fixtures/responses.js';
import { published } from '../fixtures/published-exchange.js';
import { ByteReader } from './byte-reader.js';
import { decodeCreate } from './create.js';
import { decodeFullSize, decodeStandardInformation } from './file-information.js';
import { decodeResponseHeader, encodeRequest, headerLength, responsesIn } from './header.js';
import { decodeContexts } from './negotiate-contexts.js';
import { decodeNegotiate } from './negotiate.js';
import { decodeQueryDirectory } from './query-directory.js';
import { decodeQueryInfo, infoClass } from './query-info.js';
import { decodeRead } from './read.js';
import { decodeSessionSetup, encodeSessionSetup } from './session-setup.js';
import { encodeRename } from './set-info.js';

const reader = (bytes: Buffer): ByteReader => new ByteReader(bytes, 'response');
const broken = expect.objectContaining({ code: 'EBADMSG' });

describe('the header', () => {
  it('of the published response', () => {
    expect(decodeResponseHeader(reader(published.lastResponse))).toEqual({
      status: 0,
      command: 1,
      credits: 128,
      flags: 9,
      messageId: 3n,
      treeId: 0,
      sessionId: 0x100000000019n,
    });
  });

  it('of a request is no response', () => {
    const request = encodeRequest(
      { command: 1, creditCharge: 1, creditRequest: 1, messageId: 1n, treeId: 1, sessionId: 1n },
      Buffer.alloc(4),
    );
    expect(() => decodeResponseHeader(reader(request))).toThrow(broken);
  });
});

describe('several responses in one message', () => {
  const one = response({ messageId: 3n }, 8, [[0, 2, 4]]);
  const other = response({ messageId: 4n }, 4, [[0, 2, 4]]);
  const together = (length: number): Buffer => {
    const both = Buffer.concat([one, other]);
    both.writeUInt32LE(length, 20);
    return both;
  };

  it('are taken apart', () => {
    const parts = responsesIn(reader(together(one.length)));
    expect(parts.map(({ length }) => length)).toEqual([72, 68]);
    expect(parts.map((each) => decodeResponseHeader(each).messageId)).toEqual([3n, 4n]);
  });

  it.each([8, 60, 68, 71, 200, 0xffff_fff8])('are refused where the next is at %i', (length) => {
    expect(() => responsesIn(reader(together(length)))).toThrow(broken);
  });
});

describe('SESSION_SETUP', () => {
  it('is encoded as in the published request', () => {
    const token = published.firstRequest.subarray(0x58);
    const body = encodeSessionSetup({ securityMode: 1, capabilities: 1, token });
    expect(body).toEqual(published.firstRequest.subarray(64));
  });

  it('has the token of the published response', () => {
    const { flags, token } = decodeSessionSetup(reader(published.lastResponse));
    expect(flags).toBe(0);
    expect(token).toEqual(published.lastResponse.subarray(0x48));
  });

  it('refuses a token that lies outside', () => {
    const message = Buffer.from(published.lastResponse);
    message.writeUInt16LE(0x1e, 70);
    expect(() => decodeSessionSetup(reader(message))).toThrow(broken);
  });

  it('refuses a token that lies in the header', () => {
    const message = Buffer.from(published.lastResponse);
    message.writeUInt16LE(0x20, 68);
    expect(() => decodeSessionSetup(reader(message))).toThrow(broken);
  });
});

describe('NEGOTIATE', () => {
  it('says what the server chose', () => {
    expect(decodeNegotiate(reader(negotiateResponse))).toMatchObject({
      dialect: 0x0311,
      capabilities: 0x44,
      maxWrite: 8 << 20,
      contexts: { cipher: 'AES-128-GCM', signing: 'AES-GMAC' },
    });
  });

  it('needs the hash to be confirmed', () => {
    const without = reader(contexts.subarray(16));
    expect(() => decodeContexts(without, 0, 2)).toThrow(broken);
  });

  it('may come without cipher and signature', () => {
    expect(decodeContexts(reader(contexts.subarray(0, 16)), 0, 1)).toEqual({});
  });

  it('refuses a cipher nobody knows, and takes none in common for none', () => {
    const changed = Buffer.from(contexts);
    changed.writeUInt16LE(9, 26);
    expect(() => decodeContexts(reader(changed), 0, 3)).toThrow(broken);
    changed.writeUInt16LE(0, 26);
    expect(decodeContexts(reader(changed), 0, 3)).toEqual({ signing: 'AES-GMAC' });
  });

  it('refuses a context that comes twice', () => {
    const twice = Buffer.concat([contexts, contexts]);
    expect(() => decodeContexts(reader(twice), 0, 6)).toThrow(broken);
  });
});

describe('CREATE', () => {
  it('tells the number of the file, which lies behind other contexts', () => {
    expect(decodeCreate(reader(createResponse(7n))).number).toBe(7n);
  });

  it('a number 0 is none', () => {
    expect(decodeCreate(reader(createResponse(0n))).number).toBeUndefined();
  });

  it('a context that leads back is refused', () => {
    const bytes = createResponse(7n);
    bytes.writeUInt32LE(8, 64 + 88);
    expect(() => decodeCreate(reader(bytes))).toThrow(broken);
  });

  const created = (attributes: number): Buffer =>
    response({}, 88, [
      [0, 2, 89],
      [48, 8, 1234],
      [56, 4, attributes],
      [64, 8, 77],
    ]);

  it.each([
    [0x20, 'file'],
    [0x10, 'directory'],
    [0x410, 'other'],
  ])('with the attributes %i opened a %s', (attributes, kind) => {
    const { fileId, ...rest } = decodeCreate(reader(created(attributes)));
    expect(rest).toMatchObject({ kind, size: 1234 });
    expect(fileId.readUInt32LE()).toBe(77);
  });

  it('with a size no number can hold is refused', () => {
    const message = created(0);
    message.writeBigUInt64LE(2n ** 60n, 64 + 48);
    expect(() => decodeCreate(reader(message))).toThrow(broken);
  });
});

describe('READ', () => {
  const read = (offset: number, length: number): Buffer =>
    response(
      {},
      16,
      [
        [0, 2, 17],
        [2, 1, offset],
        [4, 4, length],
      ],
      Buffer.from('hello'),
    );

  it('has its data', () => {
    expect(decodeRead(reader(read(80, 5)), 5).toString()).toBe('hello');
  });

  it.each([
    [80, 6],
    [255, 5],
    [80, 0xffff_ffff],
  ])('refuses data at %i of %i bytes', (offset, length) => {
    expect(() => decodeRead(reader(read(offset, length)), length)).toThrow(broken);
  });

  it('refuses more than was asked for', () => {
    expect(() => decodeRead(reader(read(80, 5)), 4)).toThrow(broken);
  });
});

describe('QUERY_DIRECTORY', () => {
  it('has every entry', () => {
    const entries = decodeQueryDirectory(reader(directoryResponse));
    expect(entries.map(({ name, kind, size }) => [name, kind, size])).toEqual([
      ['.', 'directory', 0],
      ['segments', 'directory', 0],
      ['manifest-0000000001.json', 'file', 1234],
      ['link', 'other', 0],
    ]);
  });

  it.each(['a\\b', '../a', 'a\0b', ''])('refuses the name %j', (name) => {
    const message = outputResponse(directoryEntry(name, 0, 0, true));
    expect(() => decodeQueryDirectory(reader(message))).toThrow(broken);
  });

  it('refuses an answer without any: the end has a status of its own', () => {
    const message = outputResponse(Buffer.alloc(0));
    expect(() => decodeQueryDirectory(reader(message))).toThrow(broken);
  });

  it('refuses entries that go round in circles', () => {
    const message = Buffer.from(directoryResponse);
    message.writeUInt32LE(8, 72);
    expect(() => decodeQueryDirectory(reader(message))).toThrow(broken);
  });
});

describe('SET_INFO', () => {
  it.each(['a', 'ab', 'abc', 'a\\longer name'])(
    'gives the name %j, in no less than the 24 bytes Windows takes',
    (name) => {
      const body = encodeRename(Buffer.alloc(16), name, true);
      const information = body.subarray(body.readUInt16LE(8) - headerLength);
      expect(information).toHaveLength(body.readUInt32LE(4));
      expect(information.length).toBeGreaterThanOrEqual(24);
      const length = information.readUInt32LE(16);
      expect(information.subarray(20, 20 + length).toString('utf16le')).toBe(name);
    },
  );
});

describe('QUERY_INFO', () => {
  const space = (total: bigint, free: bigint): ReturnType<typeof decodeFullSize> => {
    const output = Buffer.alloc(32);
    output.writeBigUInt64LE(total, 0);
    output.writeBigUInt64LE(free, 8);
    output.writeUInt32LE(2, 24);
    output.writeUInt32LE(512, 28);
    return decodeFullSize(decodeQueryInfo(reader(outputResponse(output)), infoClass.fsFullSize));
  };

  it('tells space in bytes', () => {
    expect(space(1000n, 250n)).toEqual({ total: 1_024_000, free: 256_000 });
  });

  it('tells space without end as a number', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(space(2n ** 64n - 1n, 2n ** 53n)).toEqual({ total: most, free: most });
  });

  it('tells size and whether a file is going', () => {
    const output = Buffer.alloc(24);
    output.writeBigUInt64LE(99n, 8);
    output.writeUInt8(1, 20);
    expect(decodeStandardInformation(output)).toEqual({ size: 99, deletePending: true });
  });

  it('refuses information that is too short', () => {
    const message = reader(outputResponse(Buffer.alloc(7)));
    expect(() => decodeQueryInfo(message, infoClass.fileInternal)).toThrow(broken);
  });
});
