import type { Clock } from '@wmdrm/core';
import type { FaultOn } from './fault.js';

/** A call a fault may meet. */
export interface FaultedCall<Operation extends string> {
  readonly operation: Operation;
  readonly path: string;
}

/** A call that is being made, for {@link FaultPlan.perform}. */
export interface FaultedWork<T, Code extends string> {
  /** Makes the call. */
  whole(): Promise<T>;
  /** Makes a part of it: the first bytes of a write, by default half. Absent if it cannot be torn. */
  torn?(bytes: number | undefined): Promise<unknown>;
  /** Told what a call gave whose reply is lost. */
  abandon?(result: T): Promise<void>;
  /** Breaks the connection for this and all later calls. */
  disconnect(): void | Promise<void>;
  /** The error to fail with. */
  failure(code: Code | undefined): Error;
}

/** Faults at work: counts the calls each of them matches. */
export class FaultPlan<Operation extends string, Code extends string> {
  readonly #clock: Clock;
  readonly #faults: readonly {
    readonly fault: FaultOn<Operation, Code>;
    readonly pattern: RegExp;
    matched: number;
  }[];

  constructor(faults: readonly FaultOn<Operation, Code>[], clock: Clock) {
    this.#clock = clock;
    this.#faults = faults.map((fault) => ({
      fault,
      pattern: patternOf(fault.path ?? '*'),
      matched: 0,
    }));
  }

  /** Makes a call, with all faults that meet it in the order of the plan. */
  async perform<T>(call: FaultedCall<Operation>, work: FaultedWork<T, Code>): Promise<T> {
    let replyLost: Error | undefined;
    for (const fault of this.#meet(call)) {
      switch (fault.do) {
        case 'delay':
          await this.#clock.sleep(fault.milliseconds);
          break;
        case 'lost-reply':
          replyLost = work.failure(fault.code);
          break;
        case 'torn-write':
          await work.torn?.(fault.bytes);
          throw work.failure(fault.code);
        case 'disconnect':
          await work.disconnect();
          throw work.failure(fault.code);
        case 'error':
          throw work.failure(fault.code);
      }
    }
    if (!replyLost) return await work.whole();
    // Nobody learns whether it failed.
    await work
      .whole()
      .then((result) => work.abandon?.(result))
      .catch(() => undefined);
    throw replyLost;
  }

  #meet(call: FaultedCall<Operation>): readonly FaultOn<Operation, Code>[] {
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
