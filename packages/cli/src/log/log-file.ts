import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { LicenseStoreError } from '@wmdrm/core';
import { systemCode } from '../files/file-error.js';
import type { LogLevel } from './log-level.js';

/** Where and how much is logged. */
export interface LogSettings {
  /** Absolute path. */
  readonly file: string;
  readonly level: LogLevel;
}

/** What the file of a log begins with. */
const beginning = '{"level":';
const mode = 0o600;

/**
 * A file that lines are appended to. Each is with the operating system when the call returns: nothing is lost when the
 * process ends, however it ends.
 */
export class LogFile {
  readonly path: string;
  readonly level: LogLevel;
  readonly #descriptor: number;
  #failure: string | undefined;

  private constructor({ file, level }: LogSettings, descriptor: number) {
    this.path = file;
    this.level = level;
    this.#descriptor = descriptor;
  }

  /**
   * Opens the file, or creates it with mode 0600. Throws `invalid-argument` if it cannot be opened, or is a file of
   * something else: a log must not be appended to a store or a license.
   */
  static open(settings: LogSettings): LogFile {
    const path = settings.file;
    let descriptor: number;
    try {
      descriptor = openSync(path, 'a+', mode);
    } catch (error) {
      const cause = systemCode(error) ?? 'no error code';
      throw new LicenseStoreError('invalid-argument', `Cannot open the log ${path} (${cause}).`, {
        cause: error,
        details: { path, cause },
        remedy: 'Name with --log a file in a directory you may write to. Nothing was done.',
      });
    }
    if (isForeign(descriptor)) {
      closeSync(descriptor);
      throw new LicenseStoreError('invalid-argument', `${path} holds something else than a log.`, {
        details: { path },
        remedy: 'Name with --log a new file, or one this command wrote. Nothing was done.',
      });
    }
    return new LogFile(settings, descriptor);
  }

  /** Code of the system error that lines are missing for; `undefined` if none is. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Never throws: what is logged goes on without its log. */
  write(line: string): void {
    if (this.#failure !== undefined) return;
    try {
      const bytes = Buffer.from(line);
      for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at);
    } catch (error) {
      this.#failure = systemCode(error) ?? 'no error code';
    }
  }

  close(): void {
    try {
      closeSync(this.#descriptor);
    } catch (error) {
      this.#failure ??= systemCode(error) ?? 'no error code';
    }
  }
}

function isForeign(descriptor: number): boolean {
  if (!fstatSync(descriptor).isFile()) return false;
  const head = Buffer.alloc(beginning.length);
  const length = readSync(descriptor, head, 0, head.length, 0);
  return length > 0 && !beginning.startsWith(head.toString('latin1', 0, length));
}
