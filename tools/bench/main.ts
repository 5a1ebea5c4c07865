/** `npm run bench`: how fast backups are, against what the machine can do and what other programs do. */
import { readArguments, usage, type BenchOptions } from './src/arguments.ts';
import { stopSteps } from './src/child/run-step.ts';
import { jsonLines } from './src/report/json-lines.ts';
import { textReport } from './src/report/text-report.ts';
import { runBench } from './src/run-bench.ts';
import { makeWorkFolder } from './src/work-folder.ts';

/** What a shell says of a program that a signal ended. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

const options = readOrExplain();
if (options === 'help') console.log(usage);
else if (options) await measure(options);

function readOrExplain(): BenchOptions | 'help' | undefined {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function measure(bench: BenchOptions): Promise<void> {
  const folder = makeWorkFolder();
  let stoppedBy: keyof typeof exitCodes | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stoppedBy = signal;
      stopSteps();
    });
  }
  try {
    const tell = (what: string): void => console.error(`bench (seed ${bench.seed}): ${what}`);
    const report = await runBench(bench, folder, tell, async (part) => {
      if (!bench.write) return;
      const { writePages } = await import('./src/pages/write-pages.ts');
      await writePages(part);
    });
    console.log(bench.json ? jsonLines(report) : textReport(report));
  } catch (error) {
    if (stoppedBy === undefined) throw error;
    process.exitCode = exitCodes[stoppedBy];
  } finally {
    folder.removeAll();
  }
}
