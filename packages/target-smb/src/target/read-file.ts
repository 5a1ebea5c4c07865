import { LicenseStoreError, type TargetFile } from '@wmdrm/core';
import type { SmbFile } from '../client/smb-file.js';
import type { Directory } from './directory.js';
import { failure, targetError } from './target-error.js';
import { checkCount } from './target-name.js';

/** A file of the target, open for reading. */
export class SmbTargetFile implements TargetFile {
  readonly size: number;
  readonly #directory: Directory;
  readonly #name: string;
  readonly #file: SmbFile;
  #open = true;

  private constructor(directory: Directory, name: string, file: SmbFile) {
    this.#directory = directory;
    this.#name = name;
    this.#file = file;
    this.size = file.size;
  }

  /** Opens a file; `damaged` if the name belongs to a directory or link. */
  static async open(directory: Directory, name: string): Promise<SmbTargetFile> {
    const file = await directory.ask(
      'read',
      name,
      (share) => share.openFile(directory.pathOf(name)),
      { EISDIR: 'damaged', ELOOP: 'damaged', ENOTDIR: 'file-not-found' },
    );
    if (file.kind === 'file') return new SmbTargetFile(directory, name, file);
    await file.close().catch(() => undefined);
    const place = { action: 'read', location: directory.location, name };
    throw failure('damaged', place, 'it is not a regular file');
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    this.#directory.assertOpen();
    if (!this.#open) {
      throw new LicenseStoreError('closed', `${this.#name} has been closed.`, {
        details: { path: this.#name },
      });
    }
    checkCount(offset, 'offset', this.#name);
    checkCount(length, 'length', this.#name);
    const place = { action: 'read', location: this.#directory.location, name: this.#name };
    // Before anything is allocated: the length may come out of a damaged file.
    if (length <= this.size - offset) {
      const bytes = await this.#file.read(offset, length).catch((error: unknown) => {
        throw targetError(error, place);
      });
      if (bytes.length === length) return bytes;
    }
    throw failure('damaged', place, `it ends before byte ${offset + length}`);
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    // Nothing was written, so a failure to close says nothing about what was read.
    await this.#file.close().catch(() => undefined);
  }
}
