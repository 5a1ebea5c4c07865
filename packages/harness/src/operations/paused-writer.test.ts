import { expect, test } from 'vitest';
import { gatedTarget } from './fixtures/gated-target.js';
import { contentOf } from './fixtures/reseal.js';
import { outcomeOf, restored, verify } from './fixtures/runs.js';
import { brokenGenerations, takeOver, type Takeover } from './fixtures/takeover.js';

const manifestOf = (run: number): string => `manifest-${String(run).padStart(10, '0')}.json`;

/** Files of the set with a number other than that of the run that was held up. */
async function filesOfOthers({ place }: Takeover): Promise<Record<string, string>> {
  const tree = Object.entries(await place.tree());
  return Object.fromEntries(tree.filter(([name]) => !/-0000000003[-.]/.test(name)));
}

test.each([
  ['', false],
  [' although its listings are stale', true],
])(
  'held up before any call and taken over by two runs, it neither commits nor deletes%s',
  async (_, staleListings) => {
    const outcomes = new Set<string>();
    for (let at = 0; ; at += 1) {
      const takeover = await takeOver(at, { staleListings });
      const { place, gate, heldAt, reader } = takeover;
      if (heldAt === undefined) break;
      await takeover.next();
      const last = await takeover.next();
      const before = await filesOfOthers(takeover);

      gate.open();
      const outcome = await takeover.outcome;

      outcomes.add(outcome);
      const point = `${heldAt}: ${outcome}`;
      expect(['busy', 'superseded', 'lease-lost', 'completed'], point).toContain(outcome);
      expect(await filesOfOthers(takeover), point).toEqual(before);
      const { generation, root, outcome: verdict } = await verify(place.target, reader.host);
      expect([verdict, generation, root], point).toEqual(['good', last.generation, last.root]);
      expect(await restored(place.target, reader.host), point).toEqual(await takeover.expected());
      expect(await brokenGenerations(takeover), point).toEqual([]);
    }
    expect(outcomes).toContain('superseded');
    expect(outcomes).toContain('completed');
  },
);

test('it says completed only if the run that took over came after it', async () => {
  let completed = 0;
  for (let at = 0; ; at += 1) {
    const takeover = await takeOver(at);
    if (takeover.heldAt === undefined) break;
    const other = await takeover.next();
    takeover.gate.open();
    if ((await takeover.outcome) !== 'completed') continue;
    completed += 1;
    const { parent } = contentOf(await takeover.place.read(manifestOf(other.generation)));
    expect(parent, takeover.heldAt).toMatchObject({ number: 3 });
  }
  expect(completed).toBeGreaterThan(3);
});

test('woken while the other is at work, it does not harm what comes of that', async () => {
  const seed = 5;
  for (let at = 0; ; at += 1) {
    const takeover = await takeOver(at, { seed });
    const { place, world, gate, heldAt, reader } = takeover;
    if (heldAt === undefined) break;
    const otherGate = gatedTarget(place.target, world.random.fork(at).below(90));
    const other = takeover.next(otherGate.target);
    void outcomeOf(other).then(otherGate.open);
    const otherAt = await otherGate.reached;
    const point = `seed ${seed}: ${heldAt}; the other at ${JSON.stringify(otherAt)}`;

    gate.open();
    await takeover.outcome;
    otherGate.open();

    const outcome = await outcomeOf(other);
    // Whoever was first to claim, one of them has the newest generation, and all of it is there.
    expect(['completed', 'busy', 'superseded'], point).toContain(outcome);
    expect(await brokenGenerations(takeover), point).toEqual([]);
    const last = await takeover.next();
    expect(await verify(place.target, reader.host), point).toMatchObject({
      outcome: 'good',
      generation: last.generation,
    });
    expect(await restored(place.target, reader.host), point).toEqual(await takeover.expected());
    expect(await brokenGenerations(takeover), point).toEqual([]);
  }
});
