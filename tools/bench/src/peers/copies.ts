import path from 'node:path';
import type { Peer } from './peer.ts';

/** Programs that copy: shown for information. */
export const copies: readonly Peer[] = [
  {
    title: 'rsync -a, then --no-whole-file',
    needs: ['rsync'],
    note: 'one copy of a closed file, replaced by the next; no history, no checksum kept',
    full: ({ store, repository }) => [
      { program: 'rsync', args: ['-a', store, `${repository}${path.sep}`] },
    ],
    again: ({ store, repository }) => [
      { program: 'rsync', args: ['-a', '--no-whole-file', store, `${repository}${path.sep}`] },
    ],
  },
  {
    title: 'tar | zstd -1',
    needs: ['tar', 'zstd'],
    note: 'one archive of a closed file, compressed, with a checksum',
    full: ({ store, repository }) => [
      {
        program: 'sh',
        args: [
          ...['-c', 'tar -cf - -C "$1" "$2" | zstd -q -1 -o "$3"', 'sh'],
          ...[path.dirname(store), path.basename(store), path.join(repository, 'tar.zst')],
        ],
      },
    ],
  },
  {
    title: 'sqlite3 .backup',
    needs: ['sqlite3'],
    note: 'a copy of the pages of a store that may be in use; no checksum',
    full: ({ store, repository }) => [
      { program: 'sqlite3', args: [store, `.backup ${path.join(repository, 'copy')}`] },
    ],
  },
];
