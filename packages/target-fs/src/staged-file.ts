import { LicenseStoreError, type StagedFile } from '@wmdrm/core';
import type { Directory } from './directory.js';
import { FileWriter } from './file-writer.js';
import type { TargetFileHandle } from './target-file-system.js';
import { checkName } from './target-name.js';
import { errnoOf, failure } from './target-error.js';

const inUseOnWindows = new Set(['EACCES', 'EPERM', 'EBUSY']);

/** A file of the target while it is being written. */
export class DirectoryStagedFile implements StagedFile {
  readonly #directory: Directory;
  readonly #name: string;
  readonly #handle: TargetFileHandle;
  readonly #writer: FileWriter;
  readonly #exists: (name: string) => Promise<boolean>;
  #state: 'open' | 'closed' | 'ended' = 'open';
  #flushFailure: unknown;

  /** @param exists whether the target has something of this name now. */
  constructor(
    directory: Directory,
    name: string,
    handle: TargetFileHandle,
    exists: (name: string) => Promise<boolean>,
  ) {
    this.#directory = directory;
    this.#name = name;
    this.#handle = handle;
    this.#writer = new FileWriter(directory, directory.pathOf(name), handle);
    this.#exists = exists;
  }

  async write(offset: number, parts: readonly Uint8Array[]): Promise<void> {
    this.#assertOpen();
    if (!Number.isSafeInteger(offset) || offset < 0) {
      throw new LicenseStoreError(
        'invalid-argument',
        `Cannot write to byte ${offset} of ${this.#name}: it is no whole number from 0 on.`,
        { details: { path: this.#name } },
      );
    }
    await this.#directory.run('write', this.#name, () => this.#writer.write(offset, parts));
  }

  async flush(): Promise<void> {
    this.#assertOpen();
    if (this.#flushFailure !== undefined) throw this.#lost('flush', this.#name);
    if (this.#directory.findings.flush === 'none') return;
    try {
      await this.#directory.run('flush', this.#name, async () => {
        await this.#writer.settle();
        await this.#handle.sync();
      });
    } catch (error) {
      // The system may have dropped what it could not write: a later flush that succeeds would prove nothing.
      this.#flushFailure = error;
      throw error;
    }
  }

  async publish(finalName: string, options: { readonly replace?: boolean } = {}): Promise<void> {
    checkName(finalName);
    if (this.#state === 'ended') throw this.#ended();
    if (this.#flushFailure !== undefined) {
      await this.#close();
      throw this.#lost('publish', finalName);
    }
    const moves = finalName !== this.#name;
    if (moves && !options.replace && (await this.#exists(finalName))) {
      throw failure('file-exists', this.#place('publish', finalName), 'the file exists');
    }
    await this.#directory.run('publish', finalName, async () => {
      await this.#end();
      if (moves) await this.#rename(finalName);
    });
    this.#state = 'ended';
  }

  async discard(): Promise<void> {
    if (this.#state === 'ended') return;
    await this.#close();
    await this.#directory.run('remove', this.#name, async () => {
      try {
        await this.#directory.fs.unlink(this.#directory.pathOf(this.#name));
      } catch (error) {
        if (errnoOf(error) !== 'ENOENT') throw error;
      }
    });
    this.#state = 'ended';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.discard();
  }

  async #rename(finalName: string): Promise<void> {
    const directory = this.#directory;
    await directory.rename(directory.pathOf(this.#name), directory.pathOf(finalName), (error) =>
      inUseOnWindows.has(errnoOf(error) ?? ''),
    );
  }

  /** A close that fails may be the first word of a lost write, so it ends the file for good. */
  async #end(): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'closed';
    try {
      await this.#writer.finish();
    } catch (error) {
      this.#flushFailure = error;
      throw error;
    }
  }

  /** Closes a file whose bytes are of no interest any more. */
  async #close(): Promise<void> {
    this.#state = 'closed';
    await this.#writer.close().catch(() => undefined);
  }

  #assertOpen(): void {
    this.#directory.assertOpen();
    if (this.#state !== 'open') throw this.#ended();
  }

  #lost(action: string, name: string): LicenseStoreError {
    return failure(
      'target-io',
      this.#place(action, name),
      'a write, flush or close of it failed before, so its bytes may be lost',
      { cause: this.#flushFailure },
    );
  }

  #ended(): LicenseStoreError {
    return new LicenseStoreError('closed', `${this.#name} has been published or discarded.`, {
      details: { path: this.#name },
    });
  }

  #place(action: string, name: string): { action: string; location: string; name: string } {
    return { action, location: this.#directory.location, name };
  }
}
