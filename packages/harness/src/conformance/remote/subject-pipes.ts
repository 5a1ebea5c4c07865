import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
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
  const child = spawn(command, { shell: true, stdio: 'pipe', detached: startsGroup() });
  createInterface({ input: child.stderr }).on('line', (line) => onStderr?.(line));
  // A subject that ends while it is written to is reported by its end.
  child.stdin.on('error', () => undefined);
  return {
    requests: child.stdin,
    replies: child.stdout,
    ended: new Promise((resolve) => {
      child.on('error', (error) => resolve(`it does not start: ${error.message}`));
      child.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
      // What it started may hold its pipes open for long, as the server of Wine does: then they do not close.
      child.on('exit', () => setTimeout(() => letGo(child), lastWordsMs).unref());
    }),
    kill: () => endChild(child),
  };
}

/** Milliseconds in which what a subject wrote before its end still comes. */
const lastWordsMs = 500;

/** Reads no more of a child: when it has ended, that is its `close`. */
function letGo({ stdout, stderr }: ChildProcessWithoutNullStreams): void {
  stdout.destroy();
  stderr.destroy();
}

/** True where a child gets a group of its own, so that what its shell starts can be ended with it. Windows has no groups. */
export function startsGroup(platform: string = process.platform): boolean {
  return platform !== 'win32';
}

/** The part of a child {@link endChild} needs. */
export type EndedChild = Pick<ChildProcess, 'pid' | 'exitCode' | 'signalCode' | 'kill'>;

/** Ends a child that still runs at once, with its group where it has one; on Windows what its shell started may go on. */
export function endChild(
  child: EndedChild,
  { platform, kill }: Pick<NodeJS.Process, 'platform' | 'kill'> = process,
): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (startsGroup(platform)) kill(-child.pid, 'SIGKILL');
  else child.kill('SIGKILL');
}
