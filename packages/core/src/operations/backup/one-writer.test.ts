import { beforeEach, describe, expect, it } from 'vitest';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import { encodeLease, readLease, type Lease } from '../../backup-set/lease.js';
import { failure, type CallHook, type MemoryTarget } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, outcomeOf, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import { owner, testHost } from '../../fixtures/test-host.js';
import { LicenseStore } from '../../store/license-store.js';
import type { OperationEvent } from '../operation-event.js';
import type { BackupReport } from '../reports.js';

const ttlMs = 60_000;

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop(manyLicenses(10));
  await backUp(shop);
});

interface Run {
  readonly target: MemoryTarget;
  readonly ended: Promise<BackupReport>;
}

/** A run with a view of its own on the directory; `before` sees its calls. */
function run(before?: CallHook, store = shop.store): Run {
  const target = shop.target.otherView();
  target.before = before;
  return { target, ended: backUp({ store, target }, { overwrite: true }) };
}

/** The same on a machine of its own, whose clock stands still: while it sleeps it renews nothing. */
function runElsewhere(before: CallHook): Run {
  const host = testHost({ salt: 2, self: owner({ hostId: 'host-b' }) });
  return run(before, new LicenseStore(shop.engine, { host }));
}

/** The store as another process on the same clock has it. */
function elsewhere(): LicenseStore {
  const { clock } = shop.host;
  return new LicenseStore(shop.engine, {
    host: testHost({ clock, salt: 2, self: owner({ pid: 18 }) }),
  });
}

/** Fails every call from the first one that fits on, as a machine that loses its power does. */
function dyingAt(fits: (name: string, operation: string) => boolean): CallHook {
  let dead = false;
  return ({ name, operation }) => {
    dead ||= fits(name, operation);
    if (dead) throw failure('connection-lost', name);
  };
}

/** A hook that holds the first fitting call up until `goOn`. */
function pausingAt(fits: (name: string, operation: string) => boolean): {
  readonly hook: CallHook;
  readonly reached: Promise<void>;
  readonly goOn: () => void;
} {
  let goOn!: () => void;
  let reach!: () => void;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const hook: CallHook = async ({ name, operation }) => {
    if (!fits(name, operation)) return;
    reach();
    await gate;
  };
  return { hook, reached, goOn };
}

/** From now on the view lists what it saw now. */
function goStale(target: MemoryTarget): void {
  const seen = target.entries('');
  target.staleList = (directory) => (directory === '' ? seen : undefined);
}

/** Ends a run that waits for the death of another one. */
async function afterTtl<T>(ended: Promise<T>, times = 1): Promise<T> {
  // Seen at the end; until then it must not count as unhandled.
  ended.catch(() => undefined);
  await shop.host.clock.advance(times * ttlMs);
  return ended;
}

describe('a second run', () => {
  it('is refused as `busy` while the first renews its lease', async () => {
    const pause = pausingAt(
      (name, operation) => operation === 'create' && name === 'manifest-0000000002.tmp',
    );
    const first = run(pause.hook);
    await pause.reached;
    const second = refusal(() => run().ended);
    await shop.host.clock.advance(12_000);
    expect(await second).toMatchObject({ code: 'busy', details: { generation: 2 } });
    pause.goOn();
    expect(await first.ended).toMatchObject({ generation: 2 });
  });

  it('says that it waits while it watches a silent lease', async () => {
    await refusal(() => run(dyingAt((name) => name.startsWith('segments'))).ended);
    const events: OperationEvent<BackupReport>[] = [];
    const { target } = shop;
    await afterTtl(backUp({ store: elsewhere(), target }, { overwrite: true }, events), 2);
    expect(events.some((event) => event.type === 'progress' && event.phase === 'waiting')).toBe(
      true,
    );
  });

  it('waits longer for each run that did not complete', async () => {
    await refusal(() => run(dyingAt((name) => name.startsWith('segments'))).ended);
    const { ended } = run(undefined, elsewhere());
    let over = false;
    void ended.then(() => (over = true));
    await shop.host.clock.advance(2 * ttlMs - 1);
    expect(over).toBe(false);
    await shop.host.clock.advance(1);
    expect(await ended).toMatchObject({ generation: 3 });
  });

  it('does not wait for an earlier one of its own process, which it knows to have ended', async () => {
    await refusal(() => run(dyingAt((name) => name.startsWith('segments'))).ended);
    expect(await run().ended).toMatchObject({ generation: 3 });
    expect(shop.host.clock.monotonic()).toBe(0);
  });

  it('waits for one of its own process whose lease is not known to be abandoned', async () => {
    await refusal(() => run(dyingAt((name) => name.startsWith('segments'))).ended);
    const { lease } = (await readLease(shop.target.otherView(), 2, shop.host.hasher)) as {
      readonly lease: Lease;
    };
    // Another copy of this package, in a worker of the same process, has drawn it.
    const other = { ...lease, nonce: 'c'.repeat(32) };
    shop.target.files.set(leaseName(2), encodeLease(other, shop.host.hasher));
    let over = false;
    const { ended } = run();
    void ended.then(() => (over = true));
    await shop.host.clock.advance(2 * ttlMs - 1);
    expect(over).toBe(false);
    await shop.host.clock.advance(1);
    await ended;
  });

  it('does not wait for a run that ended in good order', async () => {
    expect(await run().ended).toMatchObject({ generation: 2 });
    expect(await run().ended).toMatchObject({ generation: 3 });
  });

  it('never takes the number of another', async () => {
    // Both list the set before either has claimed its lease.
    const pause = pausingAt((name, operation) => operation === 'create' && name === leaseName(2));
    const first = run(pause.hook);
    await pause.reached;
    const second = await run().ended;
    pause.goOn();
    expect((await refusal(() => first.ended)).code).toBe('busy');
    expect(second.generation).toBe(2);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it.each([leaseName(5), manifestName(5), manifestName(2)])(
    'stops before it writes anything if %s has appeared when its lease is claimed',
    async (name) => {
      const { target, ended } = run(({ operation, name: created }) => {
        if (operation !== 'create' || created !== leaseName(2)) return;
        shop.target.files.set(name, new Uint8Array(0));
      });
      expect((await refusal(() => ended)).code).toBe('superseded');
      const created = target.calls.filter(({ operation }) => operation === 'create');
      for (const call of created) expect(call.name).toMatch(/^lease-0000000002/);
    },
  );

  it('never takes a number that a stale listing hides', async () => {
    const target = shop.target.otherView();
    goStale(target);
    for (let count = 0; count < 5; count += 1) {
      await backUp(shop, { overwrite: true, retention: { keep: 2, keepWithinMs: 0 } });
    }
    const { store } = shop;
    expect((await refusal(() => backUp({ store, target }, { overwrite: true }))).code).toBe('busy');
    expect(await outcomeOf(shop)).toBe('good');
  });
});

describe('a run that was paused while another one completed', () => {
  /** Pauses run 2 there; run 3 completes; then run 2 goes on. */
  async function overtaken(
    fits: (name: string, operation: string) => boolean,
    stale: boolean,
  ): Promise<{ readonly code: string; readonly names: readonly string[] }> {
    await shop.store.add([license('later')]);
    const pause = pausingAt(fits);
    const paused = runElsewhere(pause.hook);
    await pause.reached;
    if (stale) goStale(paused.target);
    await shop.store.add([license('even later')]);
    const retention = { keep: 2, keepWithinMs: 0 };
    const third = backUp(shop, { overwrite: true, retention });
    expect(await afterTtl(third, 2)).toMatchObject({ generation: 3 });
    const before = shop.target.names;
    pause.goOn();
    const { code } = await refusal(() => paused.ended);
    return { code, names: before.filter((name) => !shop.target.files.has(name)) };
  }

  const moments: readonly (readonly [string, (name: string, operation: string) => boolean])[] = [
    [
      'before it writes a segment',
      (name, operation) => operation === 'create' && name.startsWith('segments'),
    ],
    [
      'before it names a segment',
      (name, operation) => operation === 'publish' && name.startsWith('segments'),
    ],
    [
      'before it stages its manifest',
      (name, operation) => operation === 'create' && name.startsWith('manifest'),
    ],
    [
      'before it publishes its manifest',
      (name, operation) => operation === 'publish' && name.startsWith('manifest'),
    ],
  ];

  it.each(
    moments.flatMap(([moment, fits]) => [
      [moment, false, fits] as const,
      [moment, true, fits] as const,
    ]),
  )('%s neither completes nor deletes anything (stale listing: %s)', async (_, stale, fits) => {
    const { code, names } = await overtaken(fits, stale);
    expect(['superseded', 'lease-lost', 'file-not-found', 'outcome-unknown']).toContain(code);
    // Its own temporaries at most.
    for (const name of names) expect(name).toMatch(/\.tmp$/);
    expect(await outcomeOf(shop)).toBe('good');
  });
});

describe('a paused run behind two later ones', () => {
  it('is stopped by the lease of the next one, although a third has completed and its listing is stale', async () => {
    const pause = pausingAt(
      (name, operation) => operation === 'publish' && name === manifestName(2),
    );
    const paused = runElsewhere(pause.hook);
    await pause.reached;
    goStale(paused.target);
    // Run 3 dies with its lease just claimed; run 4 completes and removes what is old.
    const third = run(
      dyingAt((name, operation) => operation === 'create' && name.startsWith('journal')),
    );
    await refusal(() => afterTtl(third.ended, 2));
    const fourth = backUp(shop, { overwrite: true, retention: { keep: 2, keepWithinMs: 0 } });
    expect(await afterTtl(fourth, 8)).toMatchObject({ generation: 4 });
    const before = shop.target.names;
    pause.goOn();
    expect((await refusal(() => paused.ended)).code).toBe('superseded');
    expect(before.filter((name) => !shop.target.files.has(name) && !name.endsWith('.tmp'))).toEqual(
      [],
    );
    expect(await outcomeOf(shop)).toBe('good');
  });
});

describe('a run that loses touch', () => {
  it('stops itself at the next chunk when it could not renew its lease', async () => {
    shop = await workshop(manyLicenses(30));
    const pause = pausingAt(
      (name, operation) => operation === 'publish' && name.startsWith('segments'),
    );
    const { target, ended } = run(pause.hook);
    await pause.reached;
    shop.host.clock.pass(ttlMs / 2 + 1);
    const before = target.calls.length;
    pause.goOn();
    expect((await refusal(() => ended)).code).toBe('lease-lost');
    const after = target.calls.slice(before).filter(({ operation }) => operation === 'publish');
    // Its journal is closed and its lease released; no more segments, and no manifest.
    for (const { name } of after) expect(name).toMatch(/^(journal|lease)-/);
  });
});

describe('a run after a crash', () => {
  it('takes over the segments the dead one had finished, under their names', async () => {
    shop = await workshop(manyLicenses(30));
    let segments = 0;
    const dying = dyingAt((name, operation) => {
      if (operation === 'publish' && name.endsWith('.seg')) segments += 1;
      return segments === 3;
    });
    await refusal(() => run(dying).ended);
    const left = shop.target.names.filter((name) => name.endsWith('.seg'));
    expect(left).toHaveLength(2);
    const report = await afterTtl(backUp(shop), 2);
    expect(report).toMatchObject({ generation: 2, segmentsAdopted: 2 });
    expect(shop.target.names).toEqual(expect.arrayContaining(left));
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('writes again what the dead one left damaged', async () => {
    shop = await workshop(manyLicenses(30));
    await refusal(
      () =>
        run(dyingAt((name, operation) => operation === 'create' && name.startsWith('manifest')))
          .ended,
    );
    for (const name of shop.target.names)
      if (name.endsWith('.seg')) shop.target.files.get(name)![70]! ^= 1;
    expect(await afterTtl(backUp(shop), 2)).toMatchObject({ segmentsAdopted: 0 });
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('does so without its journal, writing everything again', async () => {
    shop = await workshop(manyLicenses(30));
    await refusal(
      () =>
        run(dyingAt((name, operation) => operation === 'create' && name.startsWith('manifest')))
          .ended,
    );
    for (const name of shop.target.names)
      if (name.startsWith('journal')) shop.target.files.delete(name);
    expect(await afterTtl(backUp(shop), 2)).toMatchObject({ segmentsAdopted: 0 });
    expect(await outcomeOf(shop)).toBe('good');
  });
});
