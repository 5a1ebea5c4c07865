import type { UncPath } from '@wmdrm/core';
import { ntStatuses } from '../errors/nt-status.js';
import { isSmbError, SmbError } from '../errors/smb-error.js';
import { decodeBare, encodeBare } from '../wire/bare.js';
import type { ByteReader } from '../wire/byte-reader.js';
import { command, type Command } from '../wire/command.js';
import {
  access,
  createOption,
  decodeCreate,
  disposition,
  encodeCreate,
  sharing,
  type CreateRequest,
} from '../wire/create.js';
import { decodeFullSize } from '../wire/file-information.js';
import type { FileKind } from '../wire/file-attributes.js';
import {
  decodeQueryDirectory,
  encodeQueryDirectory,
  type DirectoryEntry,
} from '../wire/query-directory.js';
import { decodeQueryInfo, encodeQueryInfo, infoClass } from '../wire/query-info.js';
import type { SmbConnection, SmbRequest } from './connection.js';
import { SmbFile } from './smb-file.js';

/** What {@link SmbShare.stat} tells. */
export interface SmbStat {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

export interface SmbSpace {
  /** Bytes this user may still write. */
  readonly free: number;
  readonly total: number;
}

export interface SmbShareOptions {
  readonly connection: SmbConnection;
  readonly root: UncPath;
  readonly treeId: number;
  /** Bytes of one request. */
  readonly maxRead: number;
  readonly maxWrite: number;
  readonly maxTransact: number;
}

/** Answers of a server that has closed the session or the share: everything that was open in it has gone. */
const sessionGone: ReadonlySet<number> = new Set([
  ntStatuses.STATUS_NETWORK_NAME_DELETED[0],
  ntStatuses.STATUS_USER_SESSION_DELETED[0],
  ntStatuses.STATUS_NETWORK_SESSION_EXPIRED[0],
]);
const everybody = sharing.read | sharing.write | sharing.delete;

/**
 * An open share. Paths are relative to it, separated by `/` or `\`; names that Windows could not open or would read as
 * something else are `EINVAL` and do not reach the server. Missing files and directories are `ENOENT`.
 */
export class SmbShare {
  readonly root: UncPath;
  readonly maxRead: number;
  readonly maxWrite: number;
  readonly #connection: SmbConnection;
  readonly #treeId: number;
  readonly #maxTransact: number;

  constructor(options: SmbShareOptions) {
    this.root = options.root;
    this.maxRead = options.maxRead;
    this.maxWrite = options.maxWrite;
    this.#connection = options.connection;
    this.#treeId = options.treeId;
    this.#maxTransact = options.maxTransact;
  }

  /** Bytes one request may move now. */
  get largestPayload(): number {
    return this.#connection.largestPayload;
  }

  /** Creates a file that must not exist (`EEXIST`): one of all who try. Others may read and remove it meanwhile. */
  async createExclusive(path: string): Promise<SmbFile> {
    return await this.#open('create', path, {
      access: access.readData | access.writeData | access.readAttributes | access.delete,
      sharing: sharing.read | sharing.delete,
      disposition: disposition.create,
      options: createOption.notDirectory,
      number: true,
    });
  }

  /** Opens a file; `EISDIR` for a directory. */
  async openFile(path: string, mode: 'read' | 'write' = 'read'): Promise<SmbFile> {
    return await this.#open('open', path, {
      access: access.readData | access.readAttributes | (mode === 'write' ? access.writeData : 0),
      sharing: everybody,
      disposition: disposition.open,
      options: createOption.notDirectory,
      number: true,
    });
  }

  /** `undefined` if there is nothing of this name. */
  async stat(path: string): Promise<SmbStat | undefined> {
    try {
      const file = await this.#open('look at', path, {
        access: access.readAttributes,
        sharing: everybody,
        disposition: disposition.open,
        options: createOption.reparsePoint,
      });
      await file.close();
      const { kind, size, modified } = file;
      return { kind, size, modified };
    } catch (error) {
      if (error instanceof SmbError && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The entries of a directory, or those that fit a pattern with `*` and `?`. */
  async list(path: string, pattern = '*'): Promise<readonly DirectoryEntry[]> {
    const directory = await this.#openDirectory(
      'list',
      path,
      access.readData | access.readAttributes,
    );
    try {
      const entries: DirectoryEntry[] = [];
      for (;;) {
        const more = await this.#nextEntries(directory, path, pattern);
        if (!more) break;
        entries.push(...more);
      }
      return entries.filter(({ name }) => name !== '.' && name !== '..');
    } finally {
      await directory.close();
    }
  }

  /** Creates one directory; `EEXIST` if the name is taken, by whatever. */
  async makeDirectory(path: string): Promise<void> {
    const directory = await this.#open('create the directory', path, {
      access: access.readAttributes,
      sharing: everybody,
      disposition: disposition.create,
      options: createOption.directory,
    });
    await directory.close();
  }

  /** Removes a file; with `unused`, only one that nobody has open (`EBUSY`). */
  async remove(path: string, options: { readonly unused?: boolean } = {}): Promise<void> {
    await this.#remove(path, createOption.notDirectory, options.unused ? 0 : everybody);
  }

  /** Removes a directory; `ENOTEMPTY` if something is in it. */
  async removeDirectory(path: string): Promise<void> {
    await this.#remove(path, createOption.directory, everybody);
  }

  /** Renames a file; without `replace`, `EEXIST` if the new name is taken. One step on the server. */
  async rename(
    from: string,
    to: string,
    options: { readonly replace?: boolean } = {},
  ): Promise<void> {
    const file = await this.#open('rename', from, {
      access: access.delete | access.readAttributes,
      sharing: everybody,
      disposition: disposition.open,
      options: createOption.reparsePoint,
    });
    try {
      await file.rename(to, options);
    } finally {
      await file.close();
    }
  }

  /**
   * Makes the names in a directory durable, as far as the server keeps its word; `EACCES` or `ENOTSUP` where it does not
   * flush directories.
   */
  async flushDirectory(path: string): Promise<void> {
    // The right to add files is what a flush of a directory needs, [MS-SMB2] 3.3.5.11.
    const directory = await this.#openDirectory('flush', path, access.writeData);
    try {
      await directory.flush();
    } finally {
      await directory.close();
    }
  }

  async space(): Promise<SmbSpace> {
    const directory = await this.#openDirectory('ask for the space of', '', access.readAttributes);
    try {
      const request = {
        command: command.queryInfo,
        body: encodeQueryInfo(directory.fileId, infoClass.fsFullSize),
      };
      return await this.call('ask for the space of the share', request, (message) =>
        decodeFullSize(decodeQueryInfo(message, infoClass.fsFullSize)),
      );
    } finally {
      await directory.close();
    }
  }

  /** Leaves the share; the session stays. Never throws. */
  async close(): Promise<void> {
    const request = { command: command.treeDisconnect, body: encodeBare() };
    await this.call('leave', request, decodeBare).catch(() => undefined);
  }

  /** A request on this share that must succeed; what its answer says. */
  async call<T>(
    action: string,
    request: SmbRequest,
    decode: (message: ByteReader) => T,
  ): Promise<T> {
    const { header, message } = await this.send(request);
    if (header.status !== 0) throw SmbError.ofStatus(header.status, action);
    return this.understand(() => decode(message));
  }

  /** Reads an answer. One that breaks the protocol ends the connection: nobody knows what the server made of the request. */
  understand<T>(decode: () => T): T {
    try {
      return decode();
    } catch (error) {
      if (isSmbError(error)) this.#connection.fail(error);
      throw error;
    }
  }

  /** A request on this share, whatever its status. One that says that the session has gone ends the connection. */
  async send(request: SmbRequest): ReturnType<SmbConnection['request']> {
    const answer = await this.#connection.request({ ...request, treeId: this.#treeId });
    const { status } = answer.header;
    if (sessionGone.has(status)) {
      this.#connection.fail(SmbError.ofStatus(status, `go on with ${this.root.toString()}`));
    }
    return answer;
  }

  /** A path as the server is told it. */
  pathOf(path: string): string {
    if (path === '') return this.root.path;
    try {
      return this.root.join(...path.split(/[\\/]/)).path;
    } catch (cause) {
      throw new SmbError('EINVAL', `${JSON.stringify(path)} is no path in a share.`, { cause });
    }
  }

  async #open(action: string, path: string, how: Omit<CreateRequest, 'path'>): Promise<SmbFile> {
    const request = {
      command: command.create,
      body: encodeCreate({ ...how, path: this.pathOf(path) }),
    };
    const created = await this.call(`${action} ${JSON.stringify(path)}`, request, decodeCreate);
    return new SmbFile(this, path, created);
  }

  async #openDirectory(action: string, path: string, rights: number): Promise<SmbFile> {
    return await this.#open(action, path, {
      access: rights,
      sharing: everybody,
      disposition: disposition.open,
      options: createOption.directory,
    });
  }

  async #remove(path: string, option: number, shared: number): Promise<void> {
    const file = await this.#open('remove', path, {
      access: access.delete | access.readAttributes,
      sharing: shared,
      disposition: disposition.open,
      options: option | createOption.reparsePoint,
    });
    try {
      await file.setDeletePending(true);
    } finally {
      await file.close();
    }
  }

  /** The entries of the next answer; `undefined` when there are no more. */
  async #nextEntries(
    directory: SmbFile,
    path: string,
    pattern: string,
  ): Promise<readonly DirectoryEntry[] | undefined> {
    const maxOutput = this.#maxTransact;
    const { header, message } = await this.send({
      command: command.queryDirectory satisfies Command,
      body: encodeQueryDirectory({ fileId: directory.fileId, pattern, maxOutput }),
      payload: maxOutput,
    });
    if (header.status === ntStatuses.STATUS_NO_MORE_FILES[0]) return undefined;
    if (header.status === ntStatuses.STATUS_NO_SUCH_FILE[0]) return undefined;
    if (header.status !== 0) {
      throw SmbError.ofStatus(header.status, `list ${JSON.stringify(path)}`);
    }
    return this.understand(() => decodeQueryDirectory(message));
  }
}
