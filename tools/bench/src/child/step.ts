/** What a step did. */
export interface StepResult {
  readonly licenses: number;
  /** Bytes of licenses, or of whatever was written. */
  readonly bytes: number;
  /** Wall time, where not all of the step counts. */
  readonly milliseconds?: number;
  /** Processor time, likewise. */
  readonly cpuMilliseconds?: number;
  /** What else a step measured, by name. */
  readonly figures?: Readonly<Record<string, number>>;
  /** What it measured many times, by name. */
  readonly lists?: Readonly<Record<string, readonly number[]>>;
}

/** A step that ran in a process of its own. */
export interface Sample extends StepResult {
  /** Wall time without starting the process and loading modules. */
  readonly milliseconds: number;
  /** User and system time of all threads and of the programs the step ran, over the same span. */
  readonly cpuMilliseconds: number;
  /** Largest resident set of the process in its life, in bytes. */
  readonly peakMemory: number;
}

/** A figure of a sample. Throws if its step has none of this name. */
export function figureOf({ figures }: StepResult, name: string): number {
  const figure = figures?.[name];
  if (figure === undefined) throw new Error(`A step did not say its ${name}.`);
  return figure;
}
