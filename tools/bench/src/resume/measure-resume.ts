import { runFatalStep, runStep } from '../child/run-step.ts';
import { figureOf } from '../child/step.ts';
import { filesBelow } from '../loops/files-below.ts';
import { compare } from '../medians/compare.ts';
import { spreadOf } from '../medians/spread.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { takeRounds } from '../rounds/take-rounds.ts';
import { warmFor } from '../rounds/warm.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { atMost } from '../rows/goal.ts';
import { spreadRow } from '../rows/row.ts';
import { workers } from '../child/workers.ts';

const killedAt = 0.9;
const names = { resumed: 'the run after the killed one', full: 'full backup' } as const;
/** A segment, published or still staged. */
const segment = /\.seg$|staged-\d+-\d+\.tmp$/;

/** A run is killed at 90 % of its bytes; what the next one does again. */
export async function measureResume(context: PartContext): Promise<PartFigures> {
  const { folder } = context;
  const { all, bytes } = await context.stores();
  const store = folder.at(all);
  const directory = folder.at('out');
  const repeated: number[] = [];
  const series = await takeRounds(context, async (take, number) => {
    await warmFor(folder, bytes);
    await take(names.full, () => runStep('back-up', { store, directory }));
    folder.remove('out');
    await warmFor(folder, bytes);
    await runFatalStep('back-up-and-die', { store, directory, share: killedAt });
    const begun = filesBelow(directory).filter((file) => segment.test(file)).length;
    const resumed = await take(names.resumed, () => runStep('back-up', { store, directory }));
    if (number > 0) repeated.push(begun - figureOf(resumed, 'segmentsAdopted'));
    folder.remove('out');
  });
  const [resumed, full] = [series.of(names.resumed), series.of(names.full)];
  const shares = resumed.samples.map(
    (sample, round) => figureOf(sample, 'bytesWritten') / full.samples[round]!.bytes,
  );
  return {
    rows: [
      spreadRow(
        'resumed after a kill at 90 %: segments written again',
        'count',
        spreadOf(repeated),
        { goal: atMost(workers), detail: 'one a worker' },
      ),
      spreadRow('resumed: bytes written, of all', 'ratio', spreadOf(shares), {
        note: 'a segment holds about 96 MiB of records, so that those of a small store are few',
      }),
      comparisonRow(compare('resumed run : full backup', resumed, full), {
        note: 'what is taken over is read back and compared',
      }),
    ],
    series: series.figures(),
  };
}
