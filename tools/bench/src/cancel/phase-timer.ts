import type { OperationEvent } from '@wmdrm/core';

/** An operation's phase as its events tell it; before the first progress it has `started`. */
export interface Phase {
  readonly name: string;
  /** Milliseconds of `performance.now`. */
  readonly began: number;
}

const terminal = new Set(['completed', 'failed', 'cancelled']);

/** Follows the phases of one operation. */
export class PhaseTimer {
  readonly phases: Phase[] = [];
  /** When the terminal event came. */
  ended: number | undefined;
  readonly #onPhase: (name: string) => void;

  constructor(onPhase: (name: string) => void = () => undefined) {
    this.#onPhase = onPhase;
  }

  readonly onEvent = (event: OperationEvent): void => {
    if (terminal.has(event.type)) this.ended = performance.now();
    const name = event.type === 'progress' ? event.phase : event.type;
    if (name !== 'started' && event.type !== 'progress') return;
    if (this.phases.at(-1)?.name === name) return;
    this.phases.push({ name, began: performance.now() });
    this.#onPhase(name);
  };

  /** Milliseconds each phase took, by name. */
  durations(): ReadonlyMap<string, number> {
    const ends = [...this.phases.slice(1).map(({ began }) => began), this.ended ?? NaN];
    return new Map(this.phases.map(({ name, began }, index) => [name, ends[index]! - began]));
  }

  /** The phase the operation is in. */
  get current(): string {
    return this.phases.at(-1)?.name ?? 'started';
  }
}
