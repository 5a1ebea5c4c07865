import type { Readable, Writable } from 'node:stream';

/** Where to write text, and what is at the other end. */
export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
}

/** What the command takes from the process it runs in. */
export interface Surroundings {
  /** Arguments behind the command's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Fires when the user wants to stop. */
  readonly signal: AbortSignal;
}
