import { runStep } from '../child/run-step.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { takeRounds } from '../rounds/take-rounds.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { atLeast, type Goal } from '../rows/goal.ts';
import { missingRow } from '../rows/missing-row.ts';
import type { Row } from '../rows/row.ts';
import { borg } from './borg.ts';
import { Contest } from './contest.ts';
import { canRun, onlyFull, type Peer } from './peer.ts';
import { takePeerRound } from './peer-round.ts';
import { restic } from './restic.ts';
import { oursCompressing } from './wmdrm.ts';

const rivals: readonly (readonly [Peer, Goal])[] = [
  [onlyFull(restic('auto')), atLeast(2.5, 4)],
  [onlyFull(borg('zstd,1')), atLeast(1.2, 1.8)],
];
const title = 'full backup of text, compressed';

/** Compressed full backups of licenses that are text, against other programs that compress. */
export async function measureCompression(context: PartContext): Promise<PartFigures> {
  const { folder, seed, licenses } = context;
  const store = folder.at('text.wmdrm');
  const mix = { seed, licenses, permitted: 1 };
  const { bytes } = await runStep('build-store', { file: store, mix, asText: true });
  const ours = onlyFull(oursCompressing);
  const peers = [ours, ...rivals.map(([peer]) => peer)].filter(canRun);
  const round = { folder, peers, store, bytes };
  const series = await takeRounds(context, (take) => takePeerRound(round, take));
  folder.remove('text.wmdrm');
  const contest = new Contest(ours, series);
  return {
    rows: rivals.map(([peer, goal]): Row => {
      if (!canRun(peer)) return missingRow(`${title} : ${peer.title}`, peer.needs, goal);
      const note = contest.noteOn(peer);
      return comparisonRow(contest.compare(title, 'full', peer), { goal, note });
    }),
    series: series.figures(),
  };
}
