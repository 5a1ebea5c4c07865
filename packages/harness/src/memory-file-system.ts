import type { TargetFileSystem } from '@wmdrm/target-fs';
import { memfs } from 'memfs';

/** A file system in memory for `fsTarget`, with these directories in it. Flushes do nothing there. */
export function memoryFileSystem(directories: readonly string[] = []): TargetFileSystem {
  const { fs } = memfs();
  for (const directory of directories) fs.mkdirSync(directory, { recursive: true });
  // The types of memfs leave out FileHandle.sync, which it has.
  return fs.promises as unknown as TargetFileSystem;
}
