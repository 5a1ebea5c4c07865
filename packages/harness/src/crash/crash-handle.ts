import type { FileSystemStat, TargetFileHandle } from '@wmdrm/target-fs';
import type { LiveFs } from './acknowledged-image.js';
import type { FileOperation } from './file-operation.js';
import type { DirectoryNode, FileNode, Node } from './nodes.js';

/** How a handle reaches the file system it belongs to. */
export interface HandleOwner {
  readonly live: LiveFs;
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

/** An open file or directory of a crash file system. */
export class CrashHandle implements TargetFileHandle {
  readonly #owner: HandleOwner;
  readonly #fd: number;
  readonly #path: string;
  readonly #node: Node;

  constructor(owner: HandleOwner, fd: number, path: string, node: Node) {
    this.#owner = owner;
    this.#fd = fd;
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
    const { live, below } = this.#owner;
    const read = (bytes: number): { readonly bytesRead: number } => ({
      bytesRead: live.readSync(this.#fd, buffer, offset, bytes, position),
    });
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
          whole: () => owner.flushNames(node),
          torn: () => owner.flushNames(node, 'torn'),
        },
      );
    }
    await owner.perform(
      { kind: 'sync', path: this.#path },
      {
        whole: () => owner.flushBytes(node),
        torn: () => owner.flushBytes(node, 'torn'),
      },
    );
  }

  async stat(): Promise<FileSystemStat> {
    const whole = (): FileSystemStat => this.#owner.live.fstatSync(this.#fd) as FileSystemStat;
    return await this.#owner.perform({ kind: 'stat', path: this.#path }, { whole });
  }

  async close(): Promise<void> {
    const whole = (): void => this.#owner.live.closeSync(this.#fd);
    await this.#owner.perform({ kind: 'close', path: this.#path }, { whole });
  }

  async #write(bytes: Uint8Array, position: number): Promise<{ readonly bytesWritten: number }> {
    const { below } = this.#owner;
    const write = (length: number): { readonly bytesWritten: number } =>
      this.#acknowledge(bytes.slice(0, length), position);
    return await this.#owner.perform(
      { kind: 'write', path: this.#path, bytes: bytes.length },
      {
        whole: () => write(bytes.length),
        torn: () => void write(below(bytes.length)),
        short: () => write(bytes.length > 1 ? 1 + below(bytes.length - 1) : bytes.length),
      },
    );
  }

  #acknowledge(bytes: Uint8Array, position: number): { readonly bytesWritten: number } {
    if (bytes.length > 0) this.#owner.live.writeSync(this.#fd, bytes, 0, bytes.length, position);
    if (this.#node.kind === 'file' && bytes.length > 0) {
      this.#node.pending.push({ offset: position, bytes });
    }
    return { bytesWritten: bytes.length };
  }
}
