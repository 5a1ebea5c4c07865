/** Work on several things at once, at most `count`; with 1 it is done one thing after another. */
export class Lanes {
  private readonly count: number;
  private failure: { readonly error: unknown } | undefined;

  constructor(count: number) {
    this.count = count;
  }

  /** To be called by work that takes long: throws once other work has failed. */
  assertGoing(): void {
    if (this.failure) throw this.failure.error;
  }

  /**
   * Runs `work` on all items, each as soon as there is room, in their order; so are the results. Rejects with the first
   * failure, when nothing is running any more.
   */
  async run<Item, Result>(
    items: Iterable<Item>,
    work: (item: Item) => Promise<Result>,
  ): Promise<readonly Result[]> {
    const results: Result[] = [];
    const left = items[Symbol.iterator]();
    let begun = 0;
    const lane = async (): Promise<void> => {
      try {
        for (let next = left.next(); !next.done && !this.failure; next = left.next()) {
          const at = begun;
          begun += 1;
          results[at] = await work(next.value);
        }
      } catch (error) {
        this.failure ??= { error };
      }
    };
    await Promise.all(Array.from({ length: this.count }, lane));
    this.assertGoing();
    return results;
  }
}
