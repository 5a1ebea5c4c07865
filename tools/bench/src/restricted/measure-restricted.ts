import { runStep } from '../child/run-step.ts';
import { compare } from '../medians/compare.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { somePermitted } from '../rounds/stores.ts';
import { takeRounds } from '../rounds/take-rounds.ts';
import { warmFor } from '../rounds/warm.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { atMost } from '../rows/goal.ts';

/** A store of which many licenses may not be backed up, against one that holds only the others. */
export async function measureRestricted(context: PartContext): Promise<PartFigures> {
  const { folder, seed, licenses } = context;
  const { some, bytes } = await context.stores();
  const others = 'others.wmdrm';
  const mix = { seed, licenses, permitted: somePermitted };
  await runStep('build-store', { file: folder.at(others), mix, onlyPermitted: true });
  const directory = folder.at('out');
  const names = { mixed: '40 % restricted', others: 'only the others' };
  const series = await takeRounds(context, async (take) => {
    const done: number[] = [];
    for (const [name, store] of [
      [names.mixed, some],
      [names.others, others],
    ] as const) {
      await warmFor(folder, bytes);
      const backUp = () => runStep('back-up', { store: folder.at(store), directory });
      done.push((await take(name, backUp)).licenses);
      folder.remove('out');
    }
    if (done[0] !== done[1]) throw new Error(`Not the same licenses: ${done.join(' and ')}.`);
  });
  folder.remove(others);
  // The other way round: how many times the time.
  const times = compare(
    '40 % restricted : a store that holds only the others, times the time',
    series.of(names.others),
    series.of(names.mixed),
  );
  const { of, against } = times;
  return {
    rows: [
      comparisonRow(
        { ...times, of: against, against: of },
        {
          goal: atMost(1.3, 1.1),
          note: 'the restricted ones are entered in the ledger and named',
        },
      ),
    ],
    series: series.figures(),
  };
}
