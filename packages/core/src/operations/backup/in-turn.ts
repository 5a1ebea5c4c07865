type Reading<Item> = AsyncIterable<Item> | Iterable<Item>;

interface Begun<Item> {
  readonly items: AsyncIterator<Item, void> | Iterator<Item, void>;
  readonly first: Promise<IteratorResult<Item, void>>;
}

/**
 * All items of several readings, one reading behind the other. So many have begun at once: while the first is taken, what
 * comes first in the others is made.
 */
export async function* inTurn<Item>(
  readings: Iterable<Reading<Item>>,
  atOnce: number,
): AsyncGenerator<Item, void> {
  const left = readings[Symbol.iterator]();
  const begun: Begun<Item>[] = [];
  try {
    for (;;) {
      while (begun.length < atOnce) {
        const next = left.next();
        if (next.done) break;
        begun.push(begin(next.value));
      }
      const current = begun[0];
      if (!current) return;
      for (let item = await current.first; !item.done; item = await current.items.next())
        yield item.value;
      begun.shift();
    }
  } finally {
    for (const { items } of begun) await items.return?.();
  }
}

function begin<Item>(reading: Reading<Item>): Begun<Item> {
  const items =
    Symbol.asyncIterator in reading ? reading[Symbol.asyncIterator]() : reading[Symbol.iterator]();
  const first = (async () => items.next())();
  // Seen when it is its turn; until then it must not count as unhandled.
  first.catch(() => undefined);
  return { items, first };
}
