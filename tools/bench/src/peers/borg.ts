import type { Command } from './command.ts';
import type { Peer, Place } from './peer.ts';

/** borg without encryption; `-C lz4` is its default. */
export function borg(compression: 'none' | 'lz4' | 'zstd,1'): Peer {
  const run = (place: Place, cwd: string | undefined, ...args: readonly string[]): Command => ({
    program: 'borg',
    args,
    env: {
      BORG_BASE_DIR: place.own,
      TMPDIR: place.own,
      BORG_REPO: place.repository,
      BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes',
      BORG_RELOCATED_REPO_ACCESS_IS_OK: 'yes',
    },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const create = (place: Place, archive: string): readonly Command[] => [
    run(place, undefined, 'create', '-C', compression, `::${archive}`, place.store),
  ];
  return {
    title: `borg -e none -C ${compression}`,
    needs: ['borg'],
    note: 'a closed file as a whole, so the restricted licenses too; no encryption; one thread; no look into the licenses',
    prepare: (place) => [run(place, undefined, 'init', '-e', 'none')],
    full: (place) => create(place, 'first'),
    again: (place) => create(place, 'second'),
    restore: (place) => [run(place, place.out, 'extract', '::first')],
  };
}
