/** What is traced: the operations, a change of the store by `add`, and every call of a backup target. */
export const traceNames = [
  'backup',
  'plan-backup',
  'prune',
  'prune-backup',
  'plan-prune',
  'restore',
  'plan-restore',
  'verify',
  'list-generations',
  'reindex',
  'add',
  'target',
] as const;

/** One of {@link traceNames}. */
export type TraceName = (typeof traceNames)[number];

/**
 * What is told of a call: places, ids, numbers, names and codes. Never key material, no byte of a license, no
 * credentials.
 */
export type TraceFacts = Readonly<Record<string, string | number | boolean>>;

/**
 * Makes one call and tells of it: `facts` when it begins; when it ends `resultFacts` of its result, or that it failed.
 * Settles exactly as `call` does. What a listener does, or throws, never reaches the caller.
 */
export type Tracer = <T>(
  facts: TraceFacts,
  call: () => Promise<T>,
  resultFacts: (result: T) => TraceFacts,
) => Promise<T>;

/** Tells whoever listens what is being done. */
export interface Tracing {
  /**
   * Who makes and tells the calls of this name; `undefined` while nobody listens: then the call is made as if there were
   * no tracing. Asked once per operation and cheap.
   */
  tracer(name: TraceName): Tracer | undefined;
}
