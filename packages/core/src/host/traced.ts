import type { Host } from './host.js';
import type { TraceFacts, TraceName } from './tracing.js';

/** A call that can be traced. */
export interface TracedCall<T> {
  readonly name: TraceName;
  /** Told when it begins. */
  readonly facts: TraceFacts;
  readonly call: () => Promise<T>;
  /** Told of its result. */
  readonly resultFacts: (result: T) => TraceFacts;
}

/** Makes the call; where somebody listens, through the host's tracer. */
export function traced<T>(
  host: Pick<Host, 'tracing'>,
  { name, facts, call, resultFacts }: TracedCall<T>,
): Promise<T> {
  const tracer = host.tracing?.tracer(name);
  return tracer ? tracer(facts, call, resultFacts) : call();
}
