import { runStep } from '../child/run-step.ts';
import { figureOf, type Sample } from '../child/step.ts';
import { spreadOf } from '../medians/spread.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { count } from '../report/units.ts';
import { takeRounds, type RoundSeries } from '../rounds/take-rounds.ts';
import { atMost, within } from '../rows/goal.ts';
import { spreadRow, type Row } from '../rows/row.ts';
import { throttledTo } from '../throttle/throttled-to.ts';
import type { WorkFolder } from '../work-folder.ts';
import { growthSizes, type GrowthSizes } from './growth-sizes.ts';
import { deviation } from './marginal.ts';
import { memoryRows, sampleMemory } from './memory.ts';

const mostRounds = 3;
const smallBackups = 20;

/** The series of a throttled backup of so many licenses. */
export const growthSeries = (licenses: number): string =>
  `full backup of ${count(licenses)}, throttled`;
const fixedSeries = 'backups of 1 license in a warm process';

/** What a backup costs at least, what a license more costs in small and large stores, and the memory of either. */
export async function measureGrowth(context: PartContext): Promise<PartFigures> {
  const { folder, growth, tell } = context;
  const rounds = Math.min(context.rounds, mostRounds);
  const sizes = growthSizes(growth);
  await makeStores(context, sizes);
  // Rounds of their own length: page cache for the largest of these stores there may not be.
  const series = await takeRounds({ rounds, quick: true, tell }, async (take) => {
    for (const licenses of sizes.timed) {
      const options = { ...placesOf(folder, licenses), bytesPerSecond: throttledTo };
      await take(growthSeries(licenses), () => runStep('back-up', options));
      folder.remove('out');
    }
    const small = { ...placesOf(folder, 1), times: smallBackups };
    await take(fixedSeries, () => runStep('back-up-small', small));
  });
  // A copy and a restored store of the largest one need the room.
  for (const licenses of [1, ...sizes.timed]) {
    if (licenses !== growth) folder.remove(storeOf(licenses));
  }
  tell('measuring memory');
  const memory = await sampleMemory(folder, storeOf, [sizes.small, growth], rounds);
  for (const licenses of [sizes.small, growth]) folder.remove(storeOf(licenses));
  return {
    rows: [fixedRow(series), ...marginalRows(sizes, series), ...memoryRows(memory)],
    series: series.figures(),
  };
}

const storeOf = (licenses: number): string => `growth-${licenses}.wmdrm`;

function placesOf(folder: WorkFolder, licenses: number) {
  return { store: folder.at(storeOf(licenses)), directory: folder.at('out') };
}

function allSizes({ small, timed }: GrowthSizes): readonly number[] {
  return [...new Set([1, small, ...timed])];
}

async function makeStores({ folder, seed, tell }: PartContext, sizes: GrowthSizes): Promise<void> {
  for (const licenses of allSizes(sizes)) {
    tell(`filling a store of ${count(licenses)}`);
    const mix = { seed, licenses, permitted: 1 };
    await runStep('build-store', { file: folder.at(storeOf(licenses)), mix, repeat: true });
  }
}

function fixedRow(series: RoundSeries): Row {
  const { samples } = series.of(fixedSeries);
  const fixed = spreadOf(samples.map((sample) => figureOf(sample, 'fixedMs')));
  return spreadRow('fixed cost: full backup of 1 license in a warm process', 'ms', fixed, {
    goal: atMost(300),
  });
}

function marginalRows({ timed }: GrowthSizes, series: RoundSeries): readonly Row[] {
  const samples = timed.map((licenses) => series.of(growthSeries(licenses)).samples);
  const round = (index: number) => timed.map((_, size) => samples[size]![index]!);
  const deviations = samples[0]!.map((_, index) => {
    const [first, middle, last] = round(index) as [Sample, Sample, Sample];
    return deviation([first, middle, last]);
  });
  const times = samples.map((each) => spreadOf(each.map(({ milliseconds }) => milliseconds)));
  const detail = timed
    .map((licenses, at) => `${count(licenses)} ${(times[at]!.median / 1000).toFixed(1)} s`)
    .join(', ');
  const [first, middle, top] = timed.map(count);
  const title = `time a license, ${middle} to ${top} against ${first} to ${middle}, throttled to 200 MiB/s`;
  return [spreadRow(title, 'percent', spreadOf(deviations), { goal: within(20), detail })];
}
