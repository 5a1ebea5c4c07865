import type { Clock } from '../../host/clock.js';

/** Counts bytes, and the time in which at least one call that moves some is under way. */
export class BusyMeter {
  private readonly clock: Clock;
  private moved = 0;
  private busy = 0;
  private underWay = 0;
  private since = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Bytes of calls that have ended. */
  get bytes(): number {
    return this.moved;
  }

  get milliseconds(): number {
    return this.busy + (this.underWay > 0 ? this.clock.monotonic() - this.since : 0);
  }

  /** Bytes per millisecond; infinite while no time has passed. */
  get rate(): number {
    return this.milliseconds > 0 ? this.moved / this.milliseconds : Infinity;
  }

  track(call: Promise<unknown>, bytes: number): void {
    if (this.underWay === 0) this.since = this.clock.monotonic();
    this.underWay += 1;
    const end = (moved: number): void => {
      this.moved += moved;
      this.underWay -= 1;
      if (this.underWay === 0) this.busy += this.clock.monotonic() - this.since;
    };
    call.then(
      () => end(bytes),
      () => end(0),
    );
  }

  /** Begins to count anew; of a call under way, what is left of it. */
  reset(): void {
    this.moved = 0;
    this.busy = 0;
    this.since = this.clock.monotonic();
  }
}
