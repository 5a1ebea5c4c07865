import { mkdirSync } from 'node:fs';
import { runStep } from '../child/run-step.ts';
import type { Take } from '../rounds/take-rounds.ts';
import { warmFor } from '../rounds/warm.ts';
import type { WorkFolder } from '../work-folder.ts';
import type { Command } from './command.ts';
import type { Peer, Place } from './peer.ts';

/** What a peer does in a round. */
export type PeerWork = 'full' | 'again' | 'restore';

/** What a series is called. */
export const seriesName = (peer: Peer, work: PeerWork): string =>
  `${peer.title}: ${{ full: 'full', again: '1 % changed', restore: 'restore' }[work]}`;

export interface PeerRound {
  readonly folder: WorkFolder;
  readonly peers: readonly Peer[];
  /** The closed store file that is backed up. */
  readonly store: string;
  /** Bytes of its records. */
  readonly bytes: number;
  /** Changes the store between the two backups. Default nothing, for peers that make one. */
  readonly change?: () => Promise<void>;
}

/** Every peer makes a full backup and restores it; the store changes; every peer that can backs up again. */
export async function takePeerRound(round: PeerRound, take: Take): Promise<void> {
  const { folder, peers, bytes } = round;
  const timed = async (name: string, commands: readonly Command[], written: string) => {
    await warmFor(folder, bytes);
    await take(name, () => runStep('run-commands', { commands, written }));
  };
  try {
    for (const [index, peer] of peers.entries()) {
      const place = placeOf(round, index);
      for (const directory of [place.repository, place.own, place.out]) mkdirSync(directory);
      if (peer.prepare) {
        const { repository: written } = place;
        await runStep('run-commands', { commands: peer.prepare(place), written });
      }
      await timed(seriesName(peer, 'full'), peer.full(place), place.repository);
      if (peer.restore) {
        await timed(seriesName(peer, 'restore'), peer.restore(place), place.out);
        folder.remove(`out-${index}`);
      }
      // Disk is kept only for what is needed again.
      if (!peer.again) folder.remove(`repository-${index}`);
    }
    await round.change?.();
    for (const [index, peer] of peers.entries()) {
      const place = placeOf(round, index);
      if (!peer.again) continue;
      await timed(seriesName(peer, 'again'), peer.again(place), place.repository);
    }
  } finally {
    for (const index of peers.keys()) {
      for (const name of ['repository', 'own', 'out']) folder.remove(`${name}-${index}`);
    }
  }
}

function placeOf({ folder, store }: PeerRound, index: number): Place {
  const at = (name: string): string => folder.at(`${name}-${index}`);
  return { store, repository: at('repository'), own: at('own'), out: at('out') };
}
