import type { BenchOptions } from './arguments.ts';
import { measureCom } from './com/measure-com.ts';
import { describeMachine } from './machine.ts';
import { measureIncrements } from './increments/measure-increments.ts';
import type { Comparison } from './medians/compare.ts';
import { figuresOf } from './medians/series.ts';
import type { BackupFigures, BenchReport } from './report/bench-report.ts';
import { comparisonsOf } from './rounds/comparisons.ts';
import { eventLoopDelayOf } from './rounds/event-loop.ts';
import { measureMemory } from './rounds/measure-memory.ts';
import { seriesNames } from './rounds/run-round.ts';
import { runRounds } from './rounds/run-rounds.ts';
import { makeStores, type Stores } from './rounds/stores.ts';
import { measureSmb } from './smb/measure-smb.ts';
import { sambaInstalled } from './smb/running-samba.ts';
import type { WorkFolder } from './work-folder.ts';

/** Stores whose backups' memory is compared, as multiples of the main one: 50,000 and 500,000 of 200,000. */
const memorySizes = [0.25, 2.5] as const;
const memoryRounds = 3;

/** Measures everything; `tell` is called with what is done at the moment. */
export async function runBench(
  options: BenchOptions,
  folder: WorkFolder,
  tell: (what: string) => void,
): Promise<BenchReport> {
  const { seed, licenses, rounds } = options;
  const machine = await describeMachine(folder.path);
  tell('filling the stores');
  const stores = await makeStores(folder, { seed, licenses });
  const { bytes } = stores;
  const report = { machine, seed, licenses, rounds, bytes, com: [], increments: [], smb: [] };
  const smb = async (): Promise<readonly Comparison[]> =>
    measureSmb(folder, stores, { licenses, rounds }, tell);
  if (options.smb) return { ...report, smb: await smb() };
  // Last: it changes the store.
  const increments = async (): Promise<readonly Comparison[]> => {
    tell('measuring increments');
    return measureIncrements(folder, stores, { seed, licenses, rounds });
  };
  if (options.increments) return { ...report, increments: await increments() };
  tell('measuring the COM face');
  const com = await measureCom(folder, stores, { licenses, rounds });
  if (options.com) return { ...report, com };
  const shares = sambaInstalled ? await smb() : [];
  const backups = await measureBackups(options, folder, stores, tell);
  return { ...report, com, smb: shares, backups, increments: await increments() };
}

async function measureBackups(
  { seed, licenses, rounds }: BenchOptions,
  folder: WorkFolder,
  stores: Stores,
  tell: (what: string) => void,
): Promise<BackupFigures> {
  const onRound = (round: number): void =>
    tell(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
  const series = await runRounds(folder, stores, { licenses, rounds, onRound });
  tell('measuring memory');
  const sizes = memorySizes.map((factor) => Math.round(licenses * factor));
  folder.remove(stores.some);
  const memory = await measureMemory(folder, {
    seed,
    sizes,
    rounds: Math.min(rounds, memoryRounds),
  });
  const watched = series.get(seriesNames.watchedBackup);
  if (!watched) throw new Error('The event loop was not watched.');
  return {
    comparisons: comparisonsOf(series),
    series: [...series.values()].map(figuresOf),
    memory,
    eventLoop: eventLoopDelayOf(watched),
  };
}
