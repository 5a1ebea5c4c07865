/** Does one piece of work after the other, in the order they came in. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>;

/** A server that finishes each request before it begins the next, so that every one of them is atomic. */
export function oneAtATime(): Exclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
