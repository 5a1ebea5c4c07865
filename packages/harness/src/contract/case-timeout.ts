import { portableHost, type Clock } from '@wmdrm/core';

/** What becomes of work that takes too long; the verdict of its case is `timeout`. */
export class CaseTimeout extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CaseTimeout';
  }
}

/** The work, or a {@link CaseTimeout} if it takes longer than `timeout` milliseconds; what it does then is not heard of. */
export async function withinTime(
  work: Promise<void>,
  options: { readonly timeout?: number; readonly clock?: Clock } = {},
): Promise<void> {
  const { timeout, clock = portableHost.clock } = options;
  if (timeout === undefined) return work;
  const done = new AbortController();
  const overdue = clock.sleep(timeout, done.signal).then(() => {
    throw new CaseTimeout(`Nothing came of it within ${timeout / 1000} s.`);
  });
  try {
    await Promise.race([work, overdue]);
  } finally {
    done.abort();
  }
}
