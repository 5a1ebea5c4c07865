import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What flushing a directory depends on; made up in tests. */
export interface FlushView {
  readonly platform: string;
  /** Opens, flushes and closes. */
  flush(path: string, flags: string): void;
}

/** Files and directories of this machine. */
export const realFlush: FlushView = { platform: process.platform, flush };

/** Makes the names in a directory durable. */
export function flushDirectory(
  directory: string,
  { platform, flush: flushPath }: FlushView = realFlush,
): void {
  // Windows flushes names with the files; directories cannot be opened there.
  if (platform !== 'win32') flushPath(directory, 'r');
}

/** Makes the bytes of a file durable. Node asks macOS for F_FULLFSYNC, where a plain fsync leaves them in the drive. */
export function flush(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
