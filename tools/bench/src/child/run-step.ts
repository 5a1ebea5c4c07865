import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Sample } from './step.ts';
import type { StepName, StepOptions } from './steps.ts';

const program = fileURLToPath(new URL('main.ts', import.meta.url));
let running: ChildProcess | undefined;
let stopped = false;

/**
 * Runs a step in a process of its own, so that no step finds the heap, the caches or the compiled code of another.
 * One at a time.
 */
export async function runStep<Name extends StepName>(
  name: Name,
  options: StepOptions<Name>,
): Promise<Sample> {
  const { sample, ended } = await runChild(name, options);
  if (ended === 'exit code 0' && sample) return sample;
  throw new Error(`The step ${name} ended with ${ended}.`);
}

/** Runs a step that kills its own process. */
export async function runFatalStep<Name extends StepName>(
  name: Name,
  options: StepOptions<Name>,
): Promise<void> {
  const { ended } = await runChild(name, options);
  if (ended !== 'SIGKILL' || stopped) throw new Error(`The step ${name} ended with ${ended}.`);
}

/** Ends the step that runs, if one does, and lets no other begin: {@link runStep} rejects. */
export function stopSteps(): void {
  stopped = true;
  if (running?.pid === undefined) return;
  if (process.platform === 'win32') running.kill('SIGKILL');
  else process.kill(-running.pid, 'SIGKILL');
}

async function runChild<Name extends StepName>(
  name: Name,
  options: StepOptions<Name>,
): Promise<{ readonly sample: Sample | undefined; readonly ended: string }> {
  if (stopped) throw new Error(`The step ${name} was not started any more.`);
  const child = fork(program, [name, JSON.stringify(options)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // A group of its own: programs the step runs end with it.
    detached: true,
  });
  running = child;
  return await new Promise((resolve, reject) => {
    let sample: Sample | undefined;
    child.once('message', (message) => (sample = message as Sample));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running = undefined;
      resolve({ sample, ended: signal ?? `exit code ${code}` });
    });
  });
}
