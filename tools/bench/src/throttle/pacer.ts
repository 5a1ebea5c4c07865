import { setTimeout as wait } from 'node:timers/promises';

/** A timer may be late by this many bytes' time without losing any of it. */
const credit = 1024 * 1024;

export interface Clock {
  /** Milliseconds. */
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

const realTime: Clock = { now: () => performance.now(), wait };

/**
 * A line that takes so many bytes a second: each piece of bytes gets on it when the one before has gone. Who hands over
 * the next piece late leaves the line idle, and loses that time but for that of one MiB.
 */
export class Pacer {
  readonly #bytesPerMs: number;
  readonly #clock: Clock;
  /** When all that was handed over has gone. */
  #gone = -Infinity;

  constructor(bytesPerSecond: number, clock: Clock = realTime) {
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.#clock = clock;
  }

  /** Resolves when these bytes have gone. */
  async send(bytes: number): Promise<void> {
    const now = this.#clock.now();
    const begins = Math.max(this.#gone, now - credit / this.#bytesPerMs);
    this.#gone = begins + bytes / this.#bytesPerMs;
    if (this.#gone > now) await this.#clock.wait(this.#gone - now);
  }
}
