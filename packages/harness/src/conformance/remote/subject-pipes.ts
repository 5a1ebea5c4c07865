import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** The two ends of a subject, and its life. */
export interface SubjectPipes {
  /** Requests go in here. */
  readonly requests: Writable;
  /** Replies come out here. */
  readonly replies: Readable;
  /** Resolves with words when the subject is gone. */
  readonly ended: Promise<string>;
  /** Ends it at once. */
  kill(): void;
}

/**
 * Starts a subject as a process of its own.
 * @param command is run by the shell, as its author would type it.
 * @param onStderr gets what it writes to its standard error, line by line.
 */
export function spawnSubject(command: string, onStderr?: (line: string) => void): SubjectPipes {
  const onWindows = process.platform === 'win32';
  // A group of its own, so that what the shell starts can be ended with it.
  const child = spawn(command, { shell: true, stdio: 'pipe', detached: !onWindows });
  createInterface({ input: child.stderr }).on('line', (line) => onStderr?.(line));
  // A subject that ends while it is written to is reported by its end.
  child.stdin.on('error', () => undefined);
  return {
    requests: child.stdin,
    replies: child.stdout,
    ended: new Promise((resolve) => {
      child.on('error', (error) => resolve(`it does not start: ${error.message}`));
      child.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
    }),
    kill: () => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      if (onWindows) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    },
  };
}
