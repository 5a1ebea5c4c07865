/** Where whoever comes waits until it is opened. */
export class Gate {
  #isShut = false;
  #waiting: { readonly go: () => void; readonly fail: (error: Error) => void }[] = [];

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
    for (const { go } of this.#waiting.splice(0)) go();
  }

  /** Opens, and lets those who wait fail. */
  breakDown(error: Error): void {
    this.#isShut = false;
    for (const { fail } of this.#waiting.splice(0)) fail(error);
  }

  async pass(): Promise<void> {
    if (!this.#isShut) return;
    await new Promise<void>((go, fail) => this.#waiting.push({ go, fail }));
  }
}
