import { LicenseStoreError, type ErrorCode } from '@wmdrm/core';
import type { DirectIo } from './direct-io.js';
import { directoryPrefix } from './place.js';
import { fileMode, type Findings } from './probe.js';
import type { TargetFileHandle, TargetFileSystem } from './target-file-system.js';
import { targetError } from './target-error.js';

/** What files and directories of one opened target share: its paths, its errors, and what is still open. */
export class Directory {
  readonly fs: TargetFileSystem;
  readonly location: string;
  readonly findings: Findings;
  /** Writing around the page cache, where that can be done. */
  readonly direct: DirectIo | undefined;
  readonly #root: string;
  /** What paths of names begin with. */
  readonly #prefix: string;
  readonly #separator: string;
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #renameDelays: readonly number[];
  readonly #handles = new Set<TargetFileHandle>();
  #open = true;

  constructor(options: {
    readonly fs: TargetFileSystem;
    readonly location: string;
    readonly root: string;
    readonly separator: string;
    readonly findings: Findings;
    readonly direct?: DirectIo | undefined;
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** Pauses between attempts to rename over a file others may hold open, in milliseconds. */
    readonly renameDelays: readonly number[];
  }) {
    this.fs = options.fs;
    this.location = options.location;
    this.findings = options.findings;
    this.direct = options.direct;
    this.#root = options.root;
    this.#prefix = directoryPrefix(options.root, options.separator);
    this.#separator = options.separator;
    this.#sleep = options.sleep;
    this.#renameDelays = options.renameDelays;
  }

  /** Path of a checked name; `''` for the directory itself. */
  pathOf(name: string): string {
    if (name === '') return this.#root;
    return this.#prefix + name.replaceAll('/', this.#separator);
  }

  assertOpen(): void {
    if (this.#open) return;
    throw new LicenseStoreError('closed', `The backup target ${this.location} has been closed.`, {
      details: { path: this.location },
    });
  }

  /** Runs a file system operation; its failures become errors of the core. */
  async run<T>(
    action: string,
    name: string,
    operation: () => Promise<T>,
    instead?: Readonly<Partial<Record<string, ErrorCode>>>,
  ): Promise<T> {
    this.assertOpen();
    try {
      return await operation();
    } catch (error) {
      throw targetError(error, { action, location: this.location, name }, instead);
    }
  }

  /** Creates a file that must not exist and remembers its handle. */
  async create(path: string): Promise<TargetFileHandle> {
    return await this.#remember(this.fs.open(path, 'wx', fileMode));
  }

  /**
   * Opens a file that exists, to read it or to flush it. A symbolic link is refused and a pipe does not block, where the
   * platform has the flags for it.
   */
  async openFile(path: string, to: 'read' | 'flush' = 'read'): Promise<TargetFileHandle> {
    const { constants } = this.fs;
    const plain = to === 'read' ? 'r' : 'r+';
    const flags = constants
      ? (to === 'read' ? constants.O_RDONLY : constants.O_RDWR) |
        (constants.O_NOFOLLOW ?? 0) |
        (constants.O_NONBLOCK ?? 0)
      : plain;
    return await this.#remember(this.fs.open(path, flags));
  }

  /** Opens a file that is open already, once more. */
  async openAgain(path: string, flags: number): Promise<TargetFileHandle> {
    return await this.#remember(this.fs.open(path, flags));
  }

  async closeHandle(handle: TargetFileHandle): Promise<void> {
    if (this.#handles.delete(handle)) await handle.close();
  }

  /**
   * Renames over whatever has the new name. Windows refuses while someone else has that file open without sharing
   * deletion, most often a scanner for a moment, so there it is tried again for a while.
   */
  async rename(from: string, to: string, mayRetry: (error: unknown) => boolean): Promise<void> {
    for (const delay of this.#renameDelays) {
      try {
        return await this.fs.rename(from, to);
      } catch (error) {
        if (!mayRetry(error)) throw error;
      }
      await this.#sleep(delay);
    }
    await this.fs.rename(from, to);
  }

  /** Closes what is still open. Idempotent; failures to close are of no interest any more. */
  async close(): Promise<void> {
    this.#open = false;
    await Promise.allSettled([...this.#handles].map((handle) => this.closeHandle(handle)));
  }

  async #remember(opening: Promise<TargetFileHandle>): Promise<TargetFileHandle> {
    const handle = await opening;
    // The target may have been closed meanwhile.
    if (!this.#open) await handle.close().catch(() => undefined);
    this.assertOpen();
    this.#handles.add(handle);
    return handle;
  }
}
