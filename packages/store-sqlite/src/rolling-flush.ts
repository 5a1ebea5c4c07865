import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';

/** Bytes written between two flushes: some 0.1 s of work for a disk. */
const flushEvery = 32 * 1024 * 1024;

/** `fdatasync` of `node:fs`, or what a test makes of it. */
export type FlushAhead = (
  handle: number,
  end: (error: NodeJS.ErrnoException | null) => void,
) => void;

/**
 * Flushes a file beside the writing, so that the flush at the end finds little left to do. That last one asks a handle of
 * its own, which is told of every error since the first byte; an error of an earlier one counts too.
 */
export class RollingFlush {
  private readonly flushAhead: FlushAhead;
  private readonly ahead: number;
  private readonly last: number;
  private pending = 0;
  private running: Promise<void> | undefined;
  private error: Error | undefined;
  private open = true;

  /** @param file must be there; closing its handles drops the locks this process has on it */
  constructor(file: string, flushAhead: FlushAhead = fdatasync) {
    this.flushAhead = flushAhead;
    this.last = openSync(file, 'r+');
    try {
      this.ahead = openSync(file, 'r+');
    } catch (error) {
      closeSync(this.last);
      throw error;
    }
  }

  /** So many bytes more have been written. */
  add(bytes: number): void {
    this.pending += bytes;
    if (this.pending < flushEvery || this.running) return;
    this.pending = 0;
    this.running = new Promise((resolve) => {
      this.flushAhead(this.ahead, (error) => {
        this.error ??= error ?? undefined;
        this.running = undefined;
        resolve();
      });
    });
  }

  /** Flushes everything and closes the handles. Throws if anything of it failed. */
  async finish(): Promise<void> {
    await this.running;
    try {
      if (!this.open) return;
      fsyncSync(this.last);
      if (this.error) throw this.error;
    } finally {
      this.close();
    }
  }

  /** Closes the handles, one of them when what is under way is over. Idempotent. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    closeSync(this.last);
    if (this.running) void this.running.then(() => closeSync(this.ahead));
    else closeSync(this.ahead);
  }
}
