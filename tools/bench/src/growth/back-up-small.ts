import { rmSync } from 'node:fs';
import type { StepResult } from '../child/step.ts';
import { backUp } from '../loops/back-up.ts';
import { spreadOf } from '../medians/spread.ts';

/** Backups before those that count: the process is warm. */
const warmUp = 3;

/** The fixed cost: backups of a small store one after the other in one process, each into a new directory. */
export async function backUpSmall(options: {
  readonly store: string;
  readonly directory: string;
  readonly times: number;
}): Promise<StepResult> {
  const { store, directory, times } = options;
  const taken: number[] = [];
  let result: StepResult = { licenses: 0, bytes: 0 };
  for (let run = 0; run < warmUp + times; run += 1) {
    const started = performance.now();
    result = await backUp({ store, directory });
    if (run >= warmUp) taken.push(performance.now() - started);
    rmSync(directory, { recursive: true });
  }
  return { ...result, figures: { fixedMs: spreadOf(taken).median } };
}
