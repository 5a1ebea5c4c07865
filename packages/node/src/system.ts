import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, networkInterfaces, uptime } from 'node:os';

/** What the process identity is read from; a made-up machine in tests. */
export interface System {
  readonly pid: number;
  hostname(): string;
  /** Hardware addresses of the network interfaces, unordered. */
  macAddresses(): readonly string[];
  /** Seconds since the machine started. */
  uptime(): number;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Content of a small file of the system; `undefined` if it cannot be read. */
  readText(path: string): string | undefined;
  /** Where a symbolic link points; `undefined` if it cannot be read. */
  readLink(path: string): string | undefined;
  /** Asks for a process without touching it; `undefined` if the system gives no answer. */
  processExists(pid: number): boolean | undefined;
}

/** The machine this runs on. */
export const nodeSystem: System = {
  pid: process.pid,
  hostname,
  macAddresses: () =>
    Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ mac }) => mac),
  uptime,
  now: () => Date.now(),
  readText: (path) => attempt(() => readFileSync(path, 'utf8')),
  readLink: (path) => attempt(() => readlinkSync(path)),
  processExists: (pid) => {
    try {
      // Signal 0 only asks (POSIX kill; Node does the same on Windows).
      process.kill(pid, 0);
      return true;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ESRCH') return false;
      return code === 'EPERM' ? true : undefined;
    }
  },
};

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
