import { runStep } from '../child/run-step.ts';
import type { Sample } from '../child/step.ts';
import { compare } from '../medians/compare.ts';
import { fastest, type Series } from '../medians/series.ts';
import { spreadOf } from '../medians/spread.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { takeRounds } from '../rounds/take-rounds.ts';
import { warmFor } from '../rounds/warm.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { atLeast, atMost } from '../rows/goal.ts';
import { spreadRow, type Row } from '../rows/row.ts';
import { describePageStep, pageSteps } from './page-steps.ts';
import { throttledTo } from '../throttle/throttled-to.ts';

const names = {
  raw: 'raw writes',
  backup: 'full backup',
  rawThrottled: 'raw writes, throttled',
  backupThrottled: 'full backup, throttled',
  watched: 'full backup, event loop watched',
  sqlite: (pages: number): string => `SQLite backup API, ${describePageStep(pages)}`,
} as const;

/** Full backups against what the machine can do at best, and against what SQLite does by itself. */
export async function measureFull(context: PartContext): Promise<PartFigures> {
  const { folder, licenses } = context;
  const { all, bytes } = await context.stores();
  const store = folder.at(all);
  const directory = folder.at('out');
  const series = await takeRounds(context, async (take) => {
    const fresh = async (name: string, step: () => Promise<Sample>): Promise<Sample> => {
      await warmFor(folder, bytes);
      const sample = await take(name, step);
      folder.remove('out');
      return sample;
    };
    await fresh(names.raw, () => runStep('raw-write', { directory, bytes }));
    const backup = await fresh(names.backup, () => runStep('back-up', { store, directory }));
    if (backup.licenses !== licenses) throw new Error(`${backup.licenses} licenses backed up.`);
    for (const pages of pageSteps) {
      await fresh(names.sqlite(pages), () => runStep('sqlite-backup', { store, directory, pages }));
    }
    const slowly = { directory, bytesPerSecond: throttledTo };
    await fresh(names.rawThrottled, () => runStep('raw-write', { bytes, ...slowly }));
    await fresh(names.backupThrottled, () => runStep('back-up', { store, ...slowly }));
    await fresh(names.watched, () => runStep('back-up-watched', { store, directory }));
  });
  const [raw, backup] = [series.of(names.raw), series.of(names.backup)];
  const sqlite = fastest(pageSteps.map((pages) => series.of(names.sqlite(pages))));
  const throttled = compare(
    'full backup : raw 1 MiB writes + fsync, both throttled to 200 MiB/s',
    series.of(names.backupThrottled),
    series.of(names.rawThrottled),
  );
  return {
    rows: [
      comparisonRow(compare('full backup : raw 1 MiB writes + fsync', backup, raw), {
        goal: atLeast(0.5, 0.8),
      }),
      comparisonRow(throttled, { goal: atLeast(0.9, 0.97) }),
      comparisonRow(
        compare('full backup : SQLite backup API at its best page step', backup, sqlite),
        {
          goal: atLeast(1.4, 2.5),
          note: `${sqlite.name}; copies pages and looks at none, restricted licenses included`,
        },
      ),
      ...eventLoopRows(series.of(names.watched)),
    ],
    series: series.figures(),
  };
}

function eventLoopRows({ samples }: Series): readonly Row[] {
  const spread = (figure: string) =>
    spreadOf(samples.map(({ figures }) => figures?.[figure] ?? NaN));
  const { most, least } = spread('delayMax');
  return [
    spreadRow('event loop during a full backup: p99 of a 1 ms timer', 'ms', spread('delayP99'), {
      goal: atMost(20),
    }),
    {
      title: 'event loop during a full backup: longest delay of all rounds',
      unit: 'ms',
      value: most,
      range: { least, most },
      goal: atMost(100),
    },
  ];
}
