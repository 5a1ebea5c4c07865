/** The process of one step: `node main.ts STEP OPTIONS`, options in JSON; sends the sample to its parent and ends. */
import { peakMemory } from './peak-memory.ts';
import type { Sample, StepResult } from './step.ts';
import { steps } from './steps.ts';

const [name = '', options = '{}'] = process.argv.slice(2);
const step = new Map<string, (options: never) => Promise<StepResult>>(Object.entries(steps)).get(
  name,
);
if (!step) throw new Error(`No step is called ${name}.`);

const cpu = process.cpuUsage();
const started = performance.now();
const result = await step(JSON.parse(options) as never);
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
const sample: Sample = {
  ...result,
  milliseconds,
  cpuMilliseconds: (user + system) / 1000,
  peakMemory: peakMemory(),
};
process.send?.(sample);
