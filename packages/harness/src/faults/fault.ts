import type { ErrorCode } from '@wmdrm/core';

/** The functions of a `BackupTarget`, of its staged files (`staged.…`) and of its open files (`file.…`). */
export const targetOperations = [
  'createExclusive',
  'open',
  'stat',
  'list',
  'makeDirectory',
  'remove',
  'flushFile',
  'flushDirectory',
  'space',
  'close',
  'staged.write',
  'staged.flush',
  'staged.publish',
  'staged.discard',
  'file.read',
  'file.close',
] as const;

export type TargetOperation = (typeof targetOperations)[number];

/** Which calls a fault meets. */
interface FaultPlace {
  readonly on: TargetOperation | '*';
  /** Name of the file or directory, `*` for any characters; a publish has its final name. Default `*`. */
  readonly path?: string;
  /** Only the nth such call, from 1 on. Default every one. */
  readonly nth?: number;
}

/**
 * What happens to a call, as data:
 * - `error`: it is not done and fails;
 * - `lost-reply`: it is done and fails;
 * - `torn-write`: the first `bytes` bytes of a `staged.write` are written, then it fails. Others fail at once;
 * - `disconnect`: it is not done and fails, and so does every later call;
 * - `delay`: it waits on the clock, then it is done.
 */
export type Fault = FaultPlace &
  (
    | {
        readonly do: 'error' | 'lost-reply' | 'disconnect';
        /** Default `connection-lost`. */
        readonly code?: ErrorCode;
      }
    | {
        readonly do: 'torn-write';
        readonly code?: ErrorCode;
        /** Default half of the bytes. */
        readonly bytes?: number;
      }
    | { readonly do: 'delay'; readonly milliseconds: number }
  );

/** One call of a target. */
export interface TargetCall {
  readonly operation: TargetOperation;
  /** Name it is about; `''` for the target itself. */
  readonly path: string;
}

/** Finds the faults that meet a call; counts the calls each of them matches. */
export class FaultPlan {
  readonly #faults: readonly { readonly fault: Fault; readonly pattern: RegExp; matched: number }[];

  constructor(faults: readonly Fault[]) {
    this.#faults = faults.map((fault) => ({
      fault,
      pattern: patternOf(fault.path ?? '*'),
      matched: 0,
    }));
  }

  /** All faults of this call, in the order of the plan. */
  meet(call: TargetCall): readonly Fault[] {
    return this.#faults.flatMap((entry) => {
      const { fault, pattern } = entry;
      if (fault.on !== '*' && fault.on !== call.operation) return [];
      if (!pattern.test(call.path)) return [];
      entry.matched += 1;
      return fault.nth === undefined || fault.nth === entry.matched ? [fault] : [];
    });
  }
}

function patternOf(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
