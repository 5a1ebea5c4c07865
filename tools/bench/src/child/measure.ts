import { peakMemory } from './peak-memory.ts';
import type { Sample, StepResult } from './step.ts';

/** Runs a step and says what it took of time and of this process. */
export async function measure(step: () => Promise<StepResult>): Promise<Sample> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const result = await step();
  const milliseconds = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return {
    ...result,
    milliseconds,
    cpuMilliseconds: (user + system) / 1000,
    peakMemory: peakMemory(),
  };
}
