import type { FileSystemStat, TargetFileHandle, TargetFileSystem } from '@wmdrm/target-fs';
import { concatBytes } from '@wmdrm/core';
import type { OpenFile, ShareCall, ShareService } from './share-call.js';
import { win32Error } from './win32-errors.js';

/** What a file system asks the network for. */
export interface UncServices {
  /**
   * Answers requests to a share.
   * @throws an error of Windows if there is no such host or share.
   */
  serviceOf(host: string, share: string): ShareService;
}

/** A request and who answers it. */
interface Addressed {
  readonly service: ShareService;
  readonly path: string;
}

/**
 * A network of UNC paths as a file system with the functions of `node:fs/promises` that targets use, on Windows: paths
 * are `\\host\share\…` or `\\?\UNC\host\share\…`, files are opened with `'wx'`, `'r'` or `'r+'`.
 */
export class UncFileSystem implements TargetFileSystem {
  readonly #services: UncServices;

  constructor(services: UncServices) {
    this.#services = services;
  }

  async open(path: string, flags: string | number): Promise<TargetFileHandle> {
    const operation = flags === 'wx' ? 'create' : 'open';
    if (!['wx', 'r', 'r+'].includes(String(flags))) {
      throw new TypeError(`The network opens files with 'wx', 'r' or 'r+', not ${flags}.`);
    }
    const at = this.#address(operation, path);
    const call = { operation, path: at.path, mayWrite: flags !== 'r' } as const;
    return new UncFileHandle(at, (await at.service(call)) as OpenFile);
  }

  async mkdir(path: string): Promise<void> {
    await this.#ask({ operation: 'mkdir', path });
  }

  async readdir(path: string): Promise<readonly unknown[]> {
    return (await this.#ask({ operation: 'readdir', path })) as readonly unknown[];
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#askForTwo('rename', from, to);
  }

  /** Gives a file a second name. */
  async link(existing: string, path: string): Promise<void> {
    await this.#askForTwo('link', existing, path);
  }

  async unlink(path: string): Promise<void> {
    await this.#ask({ operation: 'unlink', path });
  }

  async stat(path: string): Promise<FileSystemStat> {
    return (await this.#ask({ operation: 'stat', path })) as FileSystemStat;
  }

  async lstat(path: string): Promise<FileSystemStat> {
    return await this.stat(path);
  }

  async statfs(path: string): Promise<{ bsize: number; blocks: number; bavail: number }> {
    const answer = await this.#ask({ operation: 'statfs', path });
    return answer as { bsize: number; blocks: number; bavail: number };
  }

  /** As Node on Windows: of a directory it says no more than that it is there. */
  async access(path: string): Promise<void> {
    await this.stat(path);
  }

  async #ask(call: ShareCall): Promise<unknown> {
    const { service, path } = this.#address(call.operation, call.path);
    return await service({ ...call, path });
  }

  async #askForTwo(operation: 'rename' | 'link', from: string, to: string): Promise<void> {
    const source = this.#address(operation, from);
    const { service, path } = this.#address(operation, to);
    if (source.service !== service) throw win32Error('NOT_SAME_DEVICE', { operation, path: to });
    await service({ operation, path, from: source.path });
  }

  #address(operation: string, path: string): Addressed {
    const parts = /^\\\\(?:\?\\UNC\\)?([^\\]+)\\([^\\]+)(?:\\(.*))?$/s.exec(path);
    const [, host, share, below = ''] = parts ?? [];
    if (host === undefined || share === undefined) {
      throw win32Error('BAD_NETPATH', { operation, path });
    }
    const names = below.endsWith('\\') ? below.slice(0, -1) : below;
    // A slash is no separator here: it becomes one that no name may have.
    const inShare = names.replaceAll('/', ':').replaceAll('\\', '/');
    return { service: this.#services.serviceOf(host, share), path: inShare };
  }
}

/** A file of the network. */
class UncFileHandle implements TargetFileHandle {
  readonly #at: Addressed;
  readonly #file: OpenFile;

  constructor(at: Addressed, file: OpenFile) {
    this.#at = at;
    this.#file = file;
  }

  async write(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesWritten: number }> {
    const data = buffer.subarray(offset, offset + length);
    return (await this.#ask({ operation: 'write', data, position })) as { bytesWritten: number };
  }

  async writev(buffers: Uint8Array[], position: number): Promise<{ bytesWritten: number }> {
    const data = concatBytes(buffers);
    return (await this.#ask({ operation: 'write', data, position })) as { bytesWritten: number };
  }

  async read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesRead: number }> {
    const data = buffer.subarray(offset, offset + length);
    return (await this.#ask({ operation: 'read', data, position })) as { bytesRead: number };
  }

  async sync(): Promise<void> {
    await this.#ask({ operation: this.#file.isDirectory ? 'sync-directory' : 'sync' });
  }

  async stat(): Promise<FileSystemStat> {
    return (await this.#ask({ operation: 'stat' })) as FileSystemStat;
  }

  async close(): Promise<void> {
    await this.#ask({ operation: 'close' });
  }

  async #ask(call: Omit<ShareCall, 'path' | 'file'>): Promise<unknown> {
    const { path, service } = this.#at;
    return await service({ ...call, path, file: this.#file });
  }
}
