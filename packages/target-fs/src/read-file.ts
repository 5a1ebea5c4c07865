import { LicenseStoreError, type TargetFile } from '@wmdrm/core';
import type { Directory } from './directory.js';
import type { TargetFileHandle } from './target-file-system.js';
import { failure } from './target-error.js';

/** A regular file of the target, open for reading. */
export class DirectoryFile implements TargetFile {
  readonly size: number;
  readonly #directory: Directory;
  readonly #name: string;
  readonly #handle: TargetFileHandle;
  #open = true;

  private constructor(directory: Directory, name: string, handle: TargetFileHandle, size: number) {
    this.#directory = directory;
    this.#name = name;
    this.#handle = handle;
    this.size = size;
  }

  /** Opens a file; `damaged` if the name belongs to a directory, link or device. */
  static async open(directory: Directory, name: string): Promise<DirectoryFile> {
    return await directory.run(
      'read',
      name,
      async () => {
        const handle = await directory.openFile(directory.pathOf(name));
        try {
          const stat = await handle.stat();
          if (stat.isFile()) return new DirectoryFile(directory, name, handle, stat.size);
        } catch (error) {
          await directory.closeHandle(handle);
          throw error;
        }
        await directory.closeHandle(handle);
        const place = { action: 'read', location: directory.location, name };
        throw failure('damaged', place, 'it is not a regular file');
      },
      // What opening a link (ELOOP, on BSD EMLINK), a directory (EISDIR) or a socket (ENXIO) says; below a file, there
      // is no file of this name.
      {
        ELOOP: 'damaged',
        EMLINK: 'damaged',
        EISDIR: 'damaged',
        ENXIO: 'damaged',
        ENOTDIR: 'file-not-found',
      },
    );
  }

  async read(
    offset: number,
    length: number,
    memory: Uint8Array<ArrayBuffer> = new Uint8Array(0),
  ): Promise<Uint8Array> {
    if (!this.#open) throw this.#closed();
    if (!isCount(offset) || !isCount(length)) {
      throw new LicenseStoreError(
        'invalid-argument',
        `Cannot read ${length} bytes from byte ${offset} of ${this.#name}: both are whole numbers from 0 on.`,
        { details: { path: this.#name } },
      );
    }
    // Before anything is allocated: the length may come out of a damaged file.
    if (length > this.size - offset) throw this.#tooShort(offset, length);
    return await this.#directory.run('read', this.#name, async () => {
      const bytes = memory.length < length ? new Uint8Array(length) : memory.subarray(0, length);
      for (let done = 0; done < length;) {
        const { bytesRead } = await this.#handle.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) throw this.#tooShort(offset, length);
        done += bytesRead;
      }
      return bytes;
    });
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    // Nothing was written, so a failure to close says nothing about what was read.
    await this.#directory.closeHandle(this.#handle).catch(() => undefined);
  }

  #tooShort(offset: number, length: number): LicenseStoreError {
    const place = { action: 'read', location: this.#directory.location, name: this.#name };
    return failure('damaged', place, `it ends before byte ${offset + length}`, { offset });
  }

  #closed(): LicenseStoreError {
    return new LicenseStoreError('closed', `${this.#name} has been closed.`, {
      details: { path: this.#name },
    });
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
