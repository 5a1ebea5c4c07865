/** Time, injectable so that tests run on a clock of their own. */
export interface Clock {
  /** Wall time in milliseconds since 1970 UTC. May jump. */
  now(): number;
  /** Milliseconds on a clock that never goes back; its zero means nothing. */
  monotonic(): number;
  /** Resolves after `milliseconds`; rejects with `cancelled` as soon as the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
