import type { FileSystemStat } from '@wmdrm/target-fs';
import type { ShareService } from './share-call.js';
import { withName } from './share-path.js';

/** A file or directory of a share. */
export interface ShareEntry {
  readonly path: string;
  readonly isDirectory: boolean;
  /** Bytes. */
  readonly size: number;
  /** The same for all names of one file, where the disk says. */
  readonly ino: unknown;
}

/** The names in a directory. */
export async function entryNames(
  directory: string,
  service: ShareService,
): Promise<readonly string[]> {
  const entries = (await service({ operation: 'readdir', path: directory })) as readonly {
    readonly name: unknown;
  }[];
  return entries.map(({ name }) => String(name));
}

/** Everything below a directory, sorted by path. */
export async function entriesBelow(
  directory: string,
  service: ShareService,
): Promise<readonly ShareEntry[]> {
  const entries: ShareEntry[] = [];
  for (const name of [...(await entryNames(directory, service))].sort()) {
    const path = withName(directory, name);
    const stat = (await service({ operation: 'stat', path })) as FileSystemStat & {
      readonly ino?: unknown;
    };
    const isDirectory = stat.isDirectory();
    entries.push({ path, isDirectory, size: isDirectory ? 0 : stat.size, ino: stat.ino });
    if (isDirectory) entries.push(...(await entriesBelow(path, service)));
  }
  return entries;
}
