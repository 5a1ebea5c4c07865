import type { Command } from './command.ts';
import type { Peer, Place } from './peer.ts';

/** restic always encrypts; so this opens nothing but what was made a moment before. */
const password = 'bench';

/** restic with `--compression off` or `auto`, which is its default. */
export function restic(compression: 'off' | 'auto'): Peer {
  const run = ({ repository, own }: Place, ...args: readonly string[]): readonly Command[] => [
    {
      program: 'restic',
      args: ['--repo', repository, '--quiet', ...args],
      env: { RESTIC_PASSWORD: password, RESTIC_CACHE_DIR: own, TMPDIR: own },
    },
  ];
  const backup = (place: Place): readonly Command[] =>
    run(place, '--compression', compression, 'backup', place.store);
  return {
    title: `restic --compression ${compression}`,
    needs: ['restic'],
    note: 'a closed file as a whole, so the restricted licenses too; always encrypts; no look into the licenses',
    prepare: (place) => run(place, 'init'),
    full: backup,
    again: backup,
    restore: (place) => run(place, 'restore', 'latest', '--target', place.out),
  };
}
