import { LicenseStoreError, type StagedFile } from '@wmdrm/core';
import type { SmbFile } from '../client/smb-file.js';
import type { SmbShare } from '../client/smb-share.js';
import type { Directory } from './directory.js';
import { errnoOf, failure, isLost, targetError, type FailurePlace } from './target-error.js';
import { checkCount, checkFileName } from './target-name.js';

/**
 * Temporary files go with their handle until they are published: a run that dies leaves none behind. Others keep the name
 * they are created with: it is what orders the runs.
 */
const temporary = /\.tmp$/;
/**
 * Milliseconds between attempts to replace a file. A Windows server refuses while somebody has the old one open without
 * sharing its deletion, most often a scanner for a moment.
 */
const replaceDelays = [10, 20, 40, 80, 160, 320, 640, 1000] as const;

/** A file of the target while it is being written; its handle stays open until it is published or discarded. */
export class SmbStagedFile implements StagedFile {
  readonly #directory: Directory;
  readonly #name: string;
  readonly #file: SmbFile;
  #state: 'open' | 'ended' = 'open';
  #deletePending = false;
  readonly #underWay = new Set<Promise<void>>();
  #writes = 0;
  /** Writes that had begun before the last flush that succeeded. */
  #flushedWrites = 0;
  #failure: unknown;

  private constructor(directory: Directory, name: string, file: SmbFile) {
    this.#directory = directory;
    this.#name = name;
    this.#file = file;
  }

  static async create(directory: Directory, name: string, share: SmbShare): Promise<SmbStagedFile> {
    const file = await share.createExclusive(directory.pathOf(name));
    const staged = new SmbStagedFile(directory, name, file);
    try {
      if (temporary.test(name)) await staged.#setDeletePending(true);
      return staged;
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
  }

  async write(offset: number, parts: readonly Uint8Array[]): Promise<void> {
    this.#assertOpen();
    checkCount(offset, 'offset', this.#name);
    this.#writes += 1;
    const write = this.#run('write', () => this.#file.write(offset, parts));
    this.#underWay.add(write);
    try {
      await write;
    } finally {
      this.#underWay.delete(write);
    }
  }

  async flush(): Promise<void> {
    this.#assertOpen();
    this.#assertNotLost();
    if (this.#directory.findings.flush === 'none') return;
    const writes = this.#writes;
    try {
      await this.#run('flush', () => this.#file.flush());
      this.#flushedWrites = writes;
    } catch (error) {
      // The server may have dropped what it could not write: a later flush that succeeds would prove nothing.
      this.#failure = error;
      throw error;
    }
  }

  async publish(finalName: string, options: { readonly replace?: boolean } = {}): Promise<void> {
    checkFileName(finalName);
    this.#assertOpen();
    this.#assertNotLost();
    try {
      await Promise.all(this.#underWay);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
    if (finalName === this.#name) await this.#run('publish', () => this.#setDeletePending(false));
    else await this.#rename(finalName, options.replace ?? false);
    this.#state = 'ended';
    try {
      await this.#file.close();
    } catch (error) {
      // What was flushed is safe, and has its name; of anything else a failed close may be the first bad word.
      if (this.#flushedWrites === this.#writes && isLost(error)) return;
      throw targetError(error, this.#place('publish'));
    }
  }

  async discard(): Promise<void> {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    try {
      try {
        if (!this.#deletePending) await this.#setDeletePending(true);
      } finally {
        await this.#file.close();
      }
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return;
      if (!isLost(error)) throw targetError(error, this.#place('remove'));
      await this.#removeAgain();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.discard();
  }

  /** One rename on the open handle. Where its answer is lost, the names tell what became of it. */
  async #rename(finalName: string, replace: boolean): Promise<void> {
    const place = this.#place('publish', finalName);
    const path = this.#directory.pathOf(finalName);
    let number: bigint | undefined;
    try {
      // Both at once: they have nothing to do with each other.
      const numbered = this.#file.number();
      numbered.catch(() => undefined);
      if (this.#deletePending) await this.#setDeletePending(false);
      number = await numbered;
      await this.#renameTo(path, replace);
    } catch (error) {
      if (isLost(error) && number !== undefined && (await this.#has(finalName, number))) return;
      // Still a temporary file: it goes again when nobody publishes it.
      if (!isLost(error) && temporary.test(this.#name)) {
        await this.#setDeletePending(true).catch(() => undefined);
      }
      throw targetError(error, place, { ENOENT: 'directory-not-found' });
    }
  }

  async #renameTo(path: string, replace: boolean): Promise<void> {
    for (const delay of replace ? replaceDelays : []) {
      try {
        return await this.#file.rename(path, { replace });
      } catch (error) {
        if (errnoOf(error) !== 'EBUSY' && errnoOf(error) !== 'EACCES') throw error;
      }
      await this.#directory.sleep(delay);
    }
    await this.#file.rename(path, { replace });
  }

  /** Whether the file of this number has the name, asked over a new connection. */
  async #has(name: string, number: bigint): Promise<boolean> {
    try {
      return await this.#directory.run('look at', name, async (share) => {
        await using file = await share.openFile(this.#directory.pathOf(name));
        return (await file.number()) === number;
      });
    } catch {
      return false;
    }
  }

  /** After a lost connection the file may have stayed under its own name, which no other run has. */
  async #removeAgain(): Promise<void> {
    await this.#directory.run('remove', this.#name, async (share) => {
      try {
        await share.remove(this.#directory.pathOf(this.#name));
      } catch (error) {
        if (errnoOf(error) !== 'ENOENT') throw error;
      }
    });
  }

  async #setDeletePending(pending: boolean): Promise<void> {
    if (this.#deletePending === pending && !pending) return;
    await this.#file.setDeletePending(pending);
    this.#deletePending = pending;
  }

  async #run(action: string, operation: () => Promise<void>): Promise<void> {
    try {
      await operation();
    } catch (error) {
      throw targetError(error, this.#place(action));
    }
  }

  #assertOpen(): void {
    this.#directory.assertOpen();
    if (this.#state === 'open') return;
    throw new LicenseStoreError('closed', `${this.#name} has been published or discarded.`, {
      details: { path: this.#name },
    });
  }

  #assertNotLost(): void {
    if (this.#failure === undefined) return;
    const why = 'a write or flush of it failed before, so its bytes may be lost';
    throw failure('target-io', this.#place('publish'), why, { cause: this.#failure });
  }

  #place(action: string, name: string = this.#name): FailurePlace {
    return { action, location: this.#directory.location, name };
  }
}
