import { ntStatuses } from '../errors/nt-status.js';
import { SmbError } from '../errors/smb-error.js';
import { decodeClose, decodeFlush, encodeClose, encodeFlush } from '../wire/close-and-flush.js';
import { command } from '../wire/command.js';
import type { ByteReader } from '../wire/byte-reader.js';
import type { CreateResponse } from '../wire/create.js';
import type { FileKind } from '../wire/file-attributes.js';
import { decodeInternalInformation } from '../wire/file-information.js';
import { decodeQueryInfo, encodeQueryInfo, infoClass } from '../wire/query-info.js';
import { decodeRead, encodeRead } from '../wire/read.js';
import { decodeSetInfo, encodeDeletePending, encodeRename } from '../wire/set-info.js';
import { decodeWrite, encodeWrite } from '../wire/write.js';
import type { SmbRequest } from './connection.js';
import type { SmbShare } from './smb-share.js';
import { cutParts } from './cut-parts.js';

/** Requests of one read or write that are under way at once. */
const window = 4;

/** An open file or directory of a share. */
export class SmbFile {
  /** 16 bytes the server knows it by. */
  readonly fileId: Buffer;
  readonly kind: FileKind;
  /** Bytes when it was opened. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly #share: SmbShare;
  readonly #path: string;
  /** As the server told it when it opened the file. */
  readonly #number: bigint | undefined;
  #open = true;

  constructor(share: SmbShare, path: string, created: CreateResponse) {
    this.#share = share;
    this.#path = path;
    this.fileId = created.fileId;
    this.kind = created.kind;
    this.size = created.size;
    this.modified = created.modified;
    this.#number = created.number;
  }

  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  async read(offset: number, length: number): Promise<Buffer> {
    const target = Buffer.allocUnsafe(length);
    const step = Math.min(this.#share.maxRead, this.#share.largestPayload);
    let end = length;
    await inWindow(Math.ceil(length / step), async (index) => {
      const from = index * step;
      const to = Math.min(from + step, length);
      const got = await this.#readInto(target, offset, from, to);
      if (got < to) end = Math.min(end, got);
    });
    return target.subarray(0, end);
  }

  /** Writes all parts, one behind the other, from byte `offset` on. */
  async write(offset: number, parts: readonly Uint8Array[]): Promise<void> {
    const step = Math.min(this.#share.maxWrite, this.#share.largestPayload);
    const pieces = cutParts(parts, step);
    await inWindow(pieces.length, async (index) => {
      await this.#writePiece(offset + index * step, pieces[index]!);
    });
  }

  /** Makes what was written durable, as far as the server keeps its word. */
  async flush(): Promise<void> {
    const request = { command: command.flush, body: encodeFlush(this.fileId) };
    await this.#call('flush', request, decodeFlush);
  }

  /** Gives it another name, in one step on the server; without `replace`, `EEXIST` if that name is taken. */
  async rename(path: string, options: { readonly replace?: boolean } = {}): Promise<void> {
    const name = this.#share.pathOf(path);
    const body = encodeRename(this.fileId, name, options.replace ?? false);
    await this.#call('rename', { command: command.setInfo, body }, decodeSetInfo);
  }

  /** Whether it goes when its last handle is closed, and with it when the connection is lost. */
  async setDeletePending(pending: boolean): Promise<void> {
    const body = encodeDeletePending(this.fileId, pending);
    await this.#call('remove', { command: command.setInfo, body }, decodeSetInfo);
  }

  /** Its number on the volume, which it keeps when it is renamed. */
  async number(): Promise<bigint> {
    if (this.#number !== undefined) return this.#number;
    const body = encodeQueryInfo(this.fileId, infoClass.fileInternal);
    return await this.#call('identify', { command: command.queryInfo, body }, (message) =>
      decodeInternalInformation(decodeQueryInfo(message, infoClass.fileInternal)),
    );
  }

  /** Idempotent. Its failure may be the first word of a write that was lost. */
  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    const request = { command: command.close, body: encodeClose(this.fileId) };
    await this.#call('close', request, decodeClose);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #call<T>(
    action: string,
    request: SmbRequest,
    decode: (message: ByteReader) => T,
  ): Promise<T> {
    return await this.#share.call(`${action} ${JSON.stringify(this.#path)}`, request, decode);
  }

  /** Fills `target` from `from` to `to`; the position it came to. */
  async #readInto(target: Buffer, offset: number, from: number, to: number): Promise<number> {
    for (let at = from; at < to;) {
      const length = to - at;
      const { header, message } = await this.#share.send({
        command: command.read,
        body: encodeRead({ fileId: this.fileId, offset: offset + at, length }),
        payload: length,
      });
      if (header.status === ntStatuses.STATUS_END_OF_FILE[0]) return at;
      if (header.status !== 0) {
        throw SmbError.ofStatus(header.status, `read ${JSON.stringify(this.#path)}`);
      }
      const data = this.#share.understand(() => decodeRead(message, length));
      if (data.length === 0) return at;
      data.copy(target, at);
      at += data.length;
    }
    return to;
  }

  async #writePiece(offset: number, piece: readonly Uint8Array[]): Promise<void> {
    let at = offset;
    for (let rest = piece; rest.length > 0;) {
      const length = rest.reduce((sum, part) => sum + part.length, 0);
      const request = {
        command: command.write,
        body: encodeWrite({ fileId: this.fileId, offset: at, length }),
        data: rest,
        payload: length,
      };
      const count = await this.#call('write', request, (message) => decodeWrite(message, length));
      if (count === 0)
        throw new SmbError('EIO', `The server takes no bytes for ${JSON.stringify(this.#path)}.`);
      if (count === length) return;
      at += count;
      rest = cutParts(rest, count).slice(1).flat();
    }
  }
}

/** Does `count` pieces of work, a few at once. All have ended when it settles; the first failure is thrown. */
async function inWindow(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    while (next < count && failures.length === 0) {
      const index = next++;
      try {
        await work(index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(window, count) }, worker));
  const [first] = failures;
  if (first instanceof Error) throw first;
}
