import { spawnSync } from 'node:child_process';
import { filesBelow } from '../loops/files-below.ts';

/** Drops the files below a directory from the page cache, where there is a `dd` that can: GNU's, which says how. */
export function dropCache(directory: string): void {
  for (const file of filesBelow(directory)) {
    spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
}
