import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { StepResult } from '../child/step.ts';
import { backUp } from './back-up.ts';

/** Milliseconds between two ticks of the timer whose lateness is measured. */
const resolution = 1;
const nanoseconds = 1e6;

/** {@link backUp} with the event loop watched: how late a timer was, in milliseconds. */
export async function backUpWatched(options: Parameters<typeof backUp>[0]): Promise<StepResult> {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  try {
    const result = await backUp(options);
    const late = (value: number): number => Math.max(0, value / nanoseconds - resolution);
    return {
      ...result,
      figures: { delayP99: late(delay.percentile(99)), delayMax: late(delay.max) },
    };
  } finally {
    delay.disable();
  }
}
