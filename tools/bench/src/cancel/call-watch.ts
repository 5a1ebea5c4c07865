import type { TraceName, Tracer, Tracing } from '@wmdrm/core';

interface Call {
  readonly began: number;
  ended: number | undefined;
}

/** Listens to the calls of a target, to tell which were in flight at a moment. Milliseconds of `performance.now`. */
export class CallWatch implements Tracing {
  /** The longest call so far. */
  longest = 0;
  #calls: Call[] = [];

  tracer(name: TraceName): Tracer | undefined {
    if (name !== 'target') return undefined;
    return async (_facts, make) => {
      const call: Call = { began: performance.now(), ended: undefined };
      this.#calls.push(call);
      try {
        return await make();
      } finally {
        call.ended = performance.now();
        this.longest = Math.max(this.longest, call.ended - call.began);
      }
    };
  }

  /** For how long after this moment a call went on that had begun before it; 0 if none had. */
  stillInFlight(moment: number): number {
    const open = this.#calls.filter(
      ({ began, ended = moment }) => began <= moment && ended > moment,
    );
    return open.reduce((most, { ended = moment }) => Math.max(most, ended - moment), 0);
  }

  /** Forgets the calls, not the longest. */
  clear(): void {
    this.#calls = [];
  }
}
