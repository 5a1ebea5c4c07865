import type { Clock } from '@wmdrm/core';

/** Gives way to one writer after the other, in the order they came. */
export class WriterQueue {
  private last: Promise<void> = Promise.resolve();

  /**
   * Resolves with the function that lets the next one in, or with `undefined` if it was not this one's turn within
   * `milliseconds`.
   */
  async enter(milliseconds: number, clock: Clock): Promise<(() => void) | undefined> {
    const before = this.last;
    let leave!: () => void;
    this.last = new Promise((resolve) => (leave = resolve));

    const stop = new AbortController();
    const timeUp = clock.sleep(milliseconds, stop.signal).then(
      () => false,
      () => false,
    );
    const ourTurn = await Promise.race([before.then(() => true), timeUp]);
    stop.abort();
    if (ourTurn) return leave;
    void before.then(leave);
    return undefined;
  }
}
