/** Where whoever comes waits until it is opened. */
export class Gate {
  #isShut = false;
  #waiting: (() => void)[] = [];

  /** Whether somebody waits. */
  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Stops whoever comes next. */
  shut(): void {
    this.#isShut = true;
  }

  /** Lets all go on. */
  open(): void {
    this.#isShut = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  async pass(): Promise<void> {
    if (this.#isShut) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
