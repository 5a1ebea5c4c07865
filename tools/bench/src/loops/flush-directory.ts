import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the names in a directory durable, where the platform can. */
export function flushDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
