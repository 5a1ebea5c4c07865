import { cancelledError, throwIfCancelled, type Clock } from '@wmdrm/core';

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Number of sleepers. */
  readonly sleeping: number;
  /** Lets time pass: wakes the sleepers that are due, each at its time, and lets what they do run in between. */
  advance(milliseconds: number): Promise<void>;
  /** Advances to the next sleeper; returns the milliseconds that took, `undefined` if nobody sleeps. */
  advanceToNext(): Promise<number | undefined>;
  /** Sets the wall time alone, as an operator or NTP does; sleepers and {@link monotonic} notice nothing. */
  setWallTime(millisecondsSince1970: number): void;
}

export interface ManualClockOptions {
  /** Wall time at the start, in milliseconds since 1970 UTC. Default 2026-01-01. */
  readonly now?: number;
}

interface Sleeper {
  readonly due: number;
  wake(): void;
}

export function manualClock(options: ManualClockOptions = {}): ManualClock {
  let elapsed = 0;
  let wallTimeAtZero = options.now ?? Date.UTC(2026, 0, 1);
  const sleepers = new Set<Sleeper>();

  const nextSleeper = (): Sleeper | undefined =>
    [...sleepers].reduce<Sleeper | undefined>(
      (first, each) => (first && first.due <= each.due ? first : each),
      undefined,
    );

  const advance = async (milliseconds: number): Promise<void> => {
    const end = elapsed + milliseconds;
    // What runs already may be about to fall asleep.
    await settle();
    for (let next = nextSleeper(); next && next.due <= end; next = nextSleeper()) {
      elapsed = Math.max(elapsed, next.due);
      sleepers.delete(next);
      next.wake();
      await settle();
    }
    elapsed = end;
  };

  return {
    get sleeping() {
      return sleepers.size;
    },
    now: () => wallTimeAtZero + elapsed,
    monotonic: () => elapsed,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        throwIfCancelled(signal);
        const onAbort = (): void => {
          sleepers.delete(sleeper);
          reject(cancelledError(signal));
        };
        const sleeper: Sleeper = {
          due: elapsed + Math.max(0, milliseconds),
          wake: () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    advance,
    advanceToNext: async () => {
      await settle();
      const next = nextSleeper();
      if (!next) return undefined;
      const milliseconds = next.due - elapsed;
      await advance(milliseconds);
      return milliseconds;
    },
    setWallTime: (millisecondsSince1970) => {
      wallTimeAtZero = millisecondsSince1970 - elapsed;
    },
  };
}

/** Lets everything that can run without time passing run: promises, and a turn of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
