import type { Series } from '../medians/series.ts';
import { spreadOf, type Spread } from '../medians/spread.ts';

/** How late a timer of the process that backs up was, in milliseconds. */
export interface EventLoopDelay {
  readonly p99: Spread;
  readonly max: Spread;
}

export function eventLoopDelayOf({ samples }: Series): EventLoopDelay {
  const spread = (figure: string): Spread =>
    spreadOf(samples.map(({ figures }) => figures?.[figure] ?? NaN));
  return { p99: spread('delayP99'), max: spread('delayMax') };
}
