import type { FileSystemStat, TargetFileHandle } from '@wmdrm/target-fs';
import { errnoError } from './errno-error.js';
import type { FileOperation } from './file-operation.js';
import { readBytes, statOf, writeBytes } from './live-tree.js';
import type { DirectoryNode, FileNode, Node } from './nodes.js';

/** How a handle reaches the file system it belongs to. */
export interface HandleOwner {
  /** The server has forgotten what it had open. */
  stale: boolean;
  perform<T>(operation: FileOperation, work: OperationWork<T>): Promise<T>;
  flushNames(directory: DirectoryNode, part?: 'torn'): void;
  flushBytes(file: FileNode, part?: 'torn'): void;
  /** A seeded whole number, 0 ≤ number < `below`. */
  below(below: number): number;
}

/** What an operation does: as a whole, torn, or short. */
export interface OperationWork<T> {
  readonly whole: () => T;
  readonly torn?: () => void;
  readonly short?: () => T;
}

export interface HandleAccess {
  readonly writable: boolean;
  /** What offset and length of a write are multiples of. */
  readonly block: number;
}

/** An open file or directory of a crash file system. */
export class CrashHandle implements TargetFileHandle {
  readonly #owner: HandleOwner;
  readonly #path: string;
  readonly #node: Node;
  readonly #access: HandleAccess;
  #open = true;

  constructor(owner: HandleOwner, path: string, node: Node, access: HandleAccess) {
    this.#owner = owner;
    this.#access = access;
    this.#path = path;
    this.#node = node;
  }

  async write(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }> {
    return await this.#write(buffer.slice(offset, offset + length), position);
  }

  async writev(
    buffers: Uint8Array[],
    position: number,
  ): Promise<{ readonly bytesWritten: number }> {
    return await this.#write(Buffer.concat(buffers), position);
  }

  async read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }> {
    const { below } = this.#owner;
    const read = (bytes: number): { readonly bytesRead: number } => {
      const into = buffer.subarray(offset, offset + bytes);
      return { bytesRead: readBytes(this.#file('read'), into, position) };
    };
    return await this.#owner.perform(
      { kind: 'read', path: this.#path, bytes: length },
      { whole: () => read(length), short: () => read(length > 1 ? 1 + below(length - 1) : length) },
    );
  }

  async sync(): Promise<void> {
    const owner = this.#owner;
    const node = this.#node;
    if (node.kind === 'directory') {
      return await owner.perform(
        { kind: 'sync-directory', path: this.#path },
        {
          whole: () => {
            this.#assertOpen('fsync');
            owner.flushNames(node);
          },
          torn: () => owner.flushNames(node, 'torn'),
        },
      );
    }
    await owner.perform(
      { kind: 'sync', path: this.#path },
      {
        whole: () => {
          this.#assertOpen('fsync');
          owner.flushBytes(node);
        },
        torn: () => owner.flushBytes(node, 'torn'),
      },
    );
  }

  async stat(): Promise<FileSystemStat> {
    const whole = (): FileSystemStat => {
      this.#assertOpen('fstat');
      return statOf(this.#node);
    };
    return await this.#owner.perform({ kind: 'stat', path: this.#path }, { whole });
  }

  async close(): Promise<void> {
    const whole = (): void => {
      this.#assertOpen('close');
      this.#open = false;
    };
    await this.#owner.perform({ kind: 'close', path: this.#path }, { whole });
  }

  async #write(bytes: Uint8Array, position: number): Promise<{ readonly bytesWritten: number }> {
    const { below } = this.#owner;
    const { block } = this.#access;
    const write = (length: number): { readonly bytesWritten: number } =>
      this.#acknowledge(bytes.slice(0, length), position);
    return await this.#owner.perform(
      {
        ...{ kind: 'write', path: this.#path, bytes: bytes.length },
        ...(block > 1 && { direct: true }),
      },
      {
        whole: () => {
          if (position % block !== 0 || bytes.length % block !== 0) {
            throw errnoError('EINVAL', 'write', this.#path);
          }
          return write(bytes.length);
        },
        torn: () => void write(below(bytes.length)),
        short: () => write(bytes.length > 1 ? 1 + below(bytes.length - 1) : bytes.length),
      },
    );
  }

  #acknowledge(bytes: Uint8Array, position: number): { readonly bytesWritten: number } {
    const file = this.#file('write');
    if (!this.#access.writable) throw errnoError('EBADF', 'write', this.#path);
    if (bytes.length > 0) {
      writeBytes(file, bytes, position);
      file.pending.push({ offset: position, bytes });
    }
    return { bytesWritten: bytes.length };
  }

  #file(call: string): FileNode {
    this.#assertOpen(call);
    if (this.#node.kind === 'directory') throw errnoError('EISDIR', call, this.#path);
    return this.#node;
  }

  #assertOpen(call: string): void {
    if (this.#owner.stale) throw errnoError('ESTALE', call, this.#path);
    if (!this.#open) throw errnoError('EBADF', call, this.#path);
  }
}
