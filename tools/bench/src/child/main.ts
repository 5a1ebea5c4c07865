/** The process of one step: `node main.ts STEP OPTIONS`, options in JSON; sends the sample to its parent and ends. */
import { measure } from './measure.ts';
import type { StepResult } from './step.ts';
import { steps } from './steps.ts';

const [name = '', options = '{}'] = process.argv.slice(2);
const step = new Map<string, (options: never) => Promise<StepResult>>(Object.entries(steps)).get(
  name,
);
if (!step) throw new Error(`No step is called ${name}.`);

process.send?.(await measure(() => step(JSON.parse(options) as never)));
