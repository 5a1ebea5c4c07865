import { runStep } from '../child/run-step.ts';
import type { Sample } from '../child/step.ts';
import { spreadOf, type Spread } from '../medians/spread.ts';
import { count } from '../report/units.ts';
import { atMost } from '../rows/goal.ts';
import { spreadRow, type Row } from '../rows/row.ts';
import type { WorkFolder } from '../work-folder.ts';
import { workers } from '../child/workers.ts';

const operations = ['backup', 'verify', 'restore'] as const;

/** Largest resident sets of processes, over that of one that only loaded the modules; bytes. */
export interface MemoryFigures {
  readonly idle: number;
  readonly peaks: readonly {
    readonly operation: (typeof operations)[number];
    readonly licenses: number;
    readonly overIdle: Spread;
  }[];
}

/** Measures a process an operation, on stores of two sizes: the small one so many times, the large one once. */
export async function sampleMemory(
  folder: WorkFolder,
  storeOf: (licenses: number) => string,
  [small, large]: readonly [number, number],
  rounds: number,
): Promise<MemoryFigures> {
  const peaks: MemoryFigures['peaks'][number][] = [];
  const idles = await repeat(rounds, async () => [await runStep('idle', {})]);
  const idle = spreadOf(idles.map(([sample]) => sample!.peakMemory)).median;
  for (const licenses of [small, large]) {
    const store = folder.at(storeOf(licenses));
    const directory = folder.at('out');
    const samples = await repeat(licenses === large ? 1 : rounds, async () => {
      const taken = [
        await runStep('back-up', { store, directory }),
        await runStep('verify', { directory, depth: 'default' }),
        await runStep('restore', { directory, store: folder.at('restored') }),
      ];
      for (const name of ['restored', 'out']) folder.remove(name);
      return taken;
    });
    for (const [index, operation] of operations.entries()) {
      const over = samples.map((taken) => taken[index]!.peakMemory - idle);
      peaks.push({ operation, licenses, overIdle: spreadOf(over) });
    }
  }
  return { idle, peaks };
}

async function repeat(
  times: number,
  take: () => Promise<readonly Sample[]>,
): Promise<readonly (readonly Sample[])[]> {
  const taken: (readonly Sample[])[] = [];
  for (let time = 0; time < times; time += 1) taken.push(await take());
  return taken;
}

/** Megabytes over idle that are allowed, as a function of the threads that work. */
const allowed = 60 + 30 * workers;

export function memoryRows({ idle, peaks }: MemoryFigures): readonly Row[] {
  const detail = `idle ${megabytes(idle).toFixed(0)} MB; ${workers} workers`;
  return peaks.map(({ operation, licenses, overIdle }) => {
    const { median, least, most } = overIdle;
    const spread = {
      ...{ median: megabytes(median), least: megabytes(least), most: megabytes(most) },
    };
    const title = `memory over idle Node: ${operation} of ${count(licenses)}`;
    return spreadRow(title, 'MB', spread, { goal: atMost(allowed), detail });
  });
}

function megabytes(bytes: number): number {
  return bytes / 1e6;
}
