import { childrenCpu } from './children-cpu.ts';
import { peakMemory } from './peak-memory.ts';
import type { Sample, StepResult } from './step.ts';

/** Runs a step and says what it took of time, of this process and of the programs it ran. */
export async function measure(step: () => Promise<StepResult>): Promise<Sample> {
  const cpu = process.cpuUsage();
  const childCpu = childrenCpu();
  const started = performance.now();
  const result = await step();
  const { milliseconds = performance.now() - started } = result;
  const { user, system } = process.cpuUsage(cpu);
  return {
    cpuMilliseconds: (user + system) / 1000 + childrenCpu() - childCpu,
    ...result,
    milliseconds,
    peakMemory: peakMemory(),
  };
}
