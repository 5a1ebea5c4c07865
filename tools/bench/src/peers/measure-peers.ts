import { copyFileSync } from 'node:fs';
import { runStep } from '../child/run-step.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { takeRounds } from '../rounds/take-rounds.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { atLeast, type Goal } from '../rows/goal.ts';
import { missingRow } from '../rows/missing-row.ts';
import type { Row } from '../rows/row.ts';
import { borg } from './borg.ts';
import { copies } from './copies.ts';
import { Contest } from './contest.ts';
import { canRun, onlyFull, type Peer } from './peer.ts';
import { takePeerRound } from './peer-round.ts';
import { restic } from './restic.ts';
import { ours } from './wmdrm.ts';

/** A program in the forms that are measured; the first is the fastest, and the only one that restores and goes on. */
interface Rival {
  readonly forms: readonly [Peer, Peer];
  readonly full: Goal;
  readonly again: Goal;
  readonly restore: Goal;
}

const rivals: readonly Rival[] = [
  {
    forms: [restic('off'), onlyFull(restic('auto'))],
    ...{ full: atLeast(2.5, 4), again: atLeast(10, 20), restore: atLeast(0.8, 1.5) },
  },
  {
    forms: [borg('none'), onlyFull(borg('lz4'))],
    ...{ full: atLeast(1.2, 1.8), again: atLeast(5, 10), restore: atLeast(1, 2) },
  },
];
/** Every nth license is issued anew: 1 % of them, all over the store. */
const everyNth = 100;

/** Our command against other backup programs, each from its start to its end, what it wrote flushed. */
export async function measurePeers(context: PartContext): Promise<PartFigures> {
  const { folder, seed, licenses } = context;
  const { all, bytes } = await context.stores();
  const store = folder.at('peers.wmdrm');
  copyFileSync(folder.at(all), store);
  const peers = [ours, ...rivals.flatMap(({ forms }) => forms), ...copies].filter(canRun);
  const mix = { seed, licenses, permitted: 1 };
  const series = await takeRounds(context, (take, number) =>
    takePeerRound(
      {
        ...{ folder, peers, store, bytes },
        change: async () =>
          void (await runStep('change-store', { store, mix, everyNth, edition: number + 1 })),
      },
      take,
    ),
  );
  folder.remove('peers.wmdrm');
  const contest = new Contest(ours, series);
  return {
    rows: [...rivals.flatMap((rival) => rivalRows(rival, contest)), ...copyRows(contest)],
    series: series.figures(),
  };
}

function rivalRows({ forms, full, again, restore }: Rival, contest: Contest): readonly Row[] {
  const [first] = forms;
  if (!canRun(first)) return [missingRow(`full backup : ${first.title}`, first.needs, full)];
  // The goal is meant for the form whose repository comes closest to ours in size.
  const [size, other] = forms.map((form) => Math.abs(Math.log(contest.sizeBesideOurs(form))));
  const like = size! <= other! ? 0 : 1;
  return [
    ...forms.map((form, index) =>
      comparisonRow(contest.compare('full backup', 'full', form), {
        ...(index === like ? { goal: full } : {}),
        note: contest.noteOn(form),
      }),
    ),
    comparisonRow(contest.compare('1 % scattered change', 'again', first), { goal: again }),
    contest.fewerBytesRow('1 % scattered change', 'again', first, atLeast(50)),
    comparisonRow(contest.compare('restore into a new store, verified', 'restore', first), {
      goal: restore,
      note: 'the other gives the file back as it was; ours builds a store and compares every SHA-256',
    }),
  ];
}

function copyRows(contest: Contest): readonly Row[] {
  return copies.flatMap((copy) => {
    if (!canRun(copy)) return [missingRow(`full backup : ${copy.title}`, copy.needs)];
    const note = contest.noteOn(copy);
    return [
      comparisonRow(contest.compare('full backup', 'full', copy), { note }),
      ...(copy.again
        ? [comparisonRow(contest.compare('1 % scattered change', 'again', copy), { note })]
        : []),
    ];
  });
}
