import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from './command.ts';
import type { Peer } from './peer.ts';

const program = fileURLToPath(new URL('../../../../packages/cli/bin/wmdrm.js', import.meta.url));

function wmdrm(store: string, ...args: readonly string[]): readonly Command[] {
  return [{ program: process.execPath, args: [program, '--store', store, '--quiet', ...args] }];
}

/** Our own command, measured as the others are: from its start to its end. */
export const ours: Peer = {
  title: 'wmdrm',
  needs: [],
  note: 'reads a store that may be in use, leaves out what may not be copied',
  full: ({ store, repository }) => wmdrm(store, 'backup', repository),
  again: ({ store, repository }) => wmdrm(store, 'backup', repository, '--overwrite'),
  restore: ({ repository, out }) => wmdrm(path.join(out, 'store'), 'restore', repository),
};

/** The same, compressing whatever the target's speed. */
export const oursCompressing: Peer = {
  ...ours,
  title: 'wmdrm --compress zstd',
  full: ({ store, repository }) => wmdrm(store, 'backup', repository, '--compress', 'zstd'),
};
