/** Which calls a fault meets. */
interface FaultPlace<Operation extends string> {
  readonly on: Operation | '*';
  /** What the call is about, `*` for any characters; a publish or rename has its new name. Default `*`. */
  readonly path?: string;
  /** Only the nth such call, from 1 on. Default every one. */
  readonly nth?: number;
}

/**
 * What happens to a call, as data:
 * - `error`: it is not done and fails;
 * - `lost-reply`: it is done and fails;
 * - `torn-write`: the first `bytes` bytes of a write are written, then it fails. Others fail at once;
 * - `disconnect`: it is not done and fails, and so does every later call;
 * - `delay`: it waits on the clock, then it is done.
 *
 * Plain JSON: {@link printFaults} and {@link parseFaults} write and read a plan.
 */
export type FaultOn<Operation extends string, Code extends string> = FaultPlace<Operation> &
  (
    | {
        readonly do: 'error' | 'lost-reply' | 'disconnect';
        /** Default that of a broken connection. */
        readonly code?: Code;
      }
    | {
        readonly do: 'torn-write';
        readonly code?: Code;
        /** Default half of the bytes. */
        readonly bytes?: number;
      }
    | { readonly do: 'delay'; readonly milliseconds: number }
  );

/** What a plan can speak of where faults happen. */
export interface FaultVocabulary<Operation extends string, Code extends string> {
  /** What can be called. */
  readonly operations: readonly Operation[];
  /** The operation that can be torn. */
  readonly write: Operation;
  /** What a call can fail with. */
  readonly codes: readonly Code[];
  /** Those drawn from a seed where a call is not done, or not as a whole: what networks and servers do. */
  readonly likely: readonly Code[];
  /** Those drawn where it may have been done for all the caller knows: of broken connections. */
  readonly broken: readonly Code[];
}
