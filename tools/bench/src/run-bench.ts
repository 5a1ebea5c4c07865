import { loadavg } from 'node:os';
import type { BenchOptions } from './arguments.ts';
import { describeMachine } from './machine.ts';
import type { PartContext } from './parts/part.ts';
import type { PartName } from './parts/part-names.ts';
import { parts } from './parts/parts.ts';
import type { BenchReport, MeasuredPart } from './report/bench-report.ts';
import { makeStores, type Stores } from './rounds/stores.ts';
import type { WorkFolder } from './work-folder.ts';

/** Measures the parts asked for; `tell` is called with what is done at the moment, `keep` with each part when it is done. */
export async function runBench(
  options: BenchOptions,
  folder: WorkFolder,
  tell: (what: string) => void,
  keep: (part: BenchReport) => Promise<void>,
): Promise<BenchReport> {
  const { seed, licenses, growth, rounds } = options;
  const machine = await describeMachine(folder.path);
  let making: Promise<Stores> | undefined;
  const stores = (): Promise<Stores> => (making ??= makeStores(folder, { seed, licenses }));
  const report: Partial<Record<PartName, MeasuredPart>> = {};
  for (const name of options.only) {
    const context: PartContext = {
      ...options,
      ...{ folder, stores },
      tell: (what) => tell(`${name}: ${what}`),
    };
    context.tell('begins');
    const [before = 0] = loadavg();
    const started = performance.now();
    const figures = await parts[name].measure(context);
    const [after = 0] = loadavg();
    const seconds = Math.round((performance.now() - started) / 1000);
    const run = {
      machine,
      seed,
      licenses,
      growth,
      rounds,
      load: [before, after],
      seconds,
    } as const;
    report[name] = { run, ...figures };
    await keep({ [name]: report[name] });
  }
  return report;
}
