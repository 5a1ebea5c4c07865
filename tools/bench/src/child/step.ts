/** What a step did. */
export interface StepResult {
  readonly licenses: number;
  /** Bytes of licenses, or of whatever was written. */
  readonly bytes: number;
  /** What else a step measured, by name. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** A step that ran in a process of its own. */
export interface Sample extends StepResult {
  /** Wall time without starting the process and loading modules. */
  readonly milliseconds: number;
  /** User and system time of all threads, over the same span. */
  readonly cpuMilliseconds: number;
  /** Largest resident set of the process in its life, in bytes. */
  readonly peakMemory: number;
}
