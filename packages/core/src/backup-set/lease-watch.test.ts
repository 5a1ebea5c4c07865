import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.js';
import { MemoryTarget } from '../fixtures/memory-target.js';
import { owner, testHost } from '../fixtures/test-host.js';
import type { ProcessIdentity, ProcessOwner } from '../host/process-identity.js';
import { leaseName } from './file-names.js';
import { encodeLease, type Lease } from './lease.js';
import { watchLease, type LeaseVerdict } from './lease-watch.js';

const ttlMs = 60_000;
const year = 365 * 24 * 60 * 60 * 1000;
const stranger = owner({ hostId: 'host-b' });
const neighbour = owner({ pid: 99 });

let clock: ManualClock;
let target: MemoryTarget;
let lease: Lease;

beforeEach(() => {
  clock = new ManualClock();
  target = new MemoryTarget();
  lease = {
    run: 12,
    nonce: 'a'.repeat(32),
    beat: 0,
    released: false,
    owner: stranger,
    startedAt: clock.now(),
    renewedAt: clock.now(),
  };
});

/** What an observer finds, and how long that took; `meanwhile` runs when so much of its time has passed. */
async function watch(
  status: ReturnType<ProcessIdentity['status']> = 'unknown',
  meanwhile: readonly (readonly [afterMs: number, () => void])[] = [],
): Promise<LeaseVerdict & { readonly afterMs: number }> {
  const host = testHost({ clock, status: () => status });
  const start = clock.monotonic();
  let verdict: LeaseVerdict | undefined;
  let endedAt = 0;
  const watched = watchLease(target, 12, ttlMs, host).then((found) => {
    verdict = found;
    endedAt = clock.monotonic();
  });
  for (const [afterMs, action] of [...meanwhile, [3 * ttlMs, () => undefined] as const]) {
    await clock.advance(afterMs - (clock.monotonic() - start));
    action();
  }
  await watched;
  return { ...verdict!, afterMs: endedAt - start };
}

function write(changes: Partial<Lease> = {}): void {
  lease = { ...lease, ...changes };
  target.files.set(leaseName(12), encodeLease(lease, testHost().hasher));
}

const held = (by: ProcessOwner, changes: Partial<Lease> = {}): void =>
  write({ owner: by, ...changes });
const beat = (): void => write({ beat: lease.beat + 1 });

describe('the holder of a lease', () => {
  it('that is not there is dead at once', async () => {
    expect(await watch()).toEqual({ type: 'dead', afterMs: 0 });
  });

  it('that released it is dead at once', async () => {
    held(stranger, { released: true });
    expect(await watch()).toEqual({ type: 'dead', afterMs: 0 });
  });

  it('whose process has ended is dead at once', async () => {
    held(neighbour);
    expect(await watch('dead')).toEqual({ type: 'dead', afterMs: 0 });
  });

  it('that lives and renewed its lease lately is alive at once', async () => {
    held(neighbour, { renewedAt: clock.now() - ttlMs + 1 });
    expect(await watch('alive')).toEqual({ type: 'alive', lease, afterMs: 0 });
  });

  it('that lives but abandoned its lease is dead after a time to live', async () => {
    held(neighbour, { renewedAt: clock.now() - ttlMs });
    expect(await watch('alive')).toEqual({ type: 'dead', afterMs: ttlMs });
  });

  it('that dies while it is watched is dead as soon as that shows', async () => {
    held(neighbour);
    const host = testHost({
      clock,
      status: () => (clock.monotonic() < 5_000 ? 'unknown' : 'dead'),
    });
    const watched = watchLease(target, 12, ttlMs, host);
    await clock.advance(5_000);
    expect(await watched).toEqual({ type: 'dead' });
  });

  it('whose wall clock was set back a year is alive as soon as its beat shows', async () => {
    held(neighbour);
    clock.setBack(year);
    expect(await watch('alive', [[10_000, beat]])).toMatchObject({
      type: 'alive',
      afterMs: 11_000,
    });
  });

  it('that releases it while it is watched is dead then', async () => {
    held(stranger);
    expect(await watch('unknown', [[4_500, () => write({ released: true })]])).toEqual({
      type: 'dead',
      afterMs: 5_000,
    });
  });
});

describe('a stranger', () => {
  it('whose beat changes is alive, and named', async () => {
    held(stranger);
    expect(await watch('unknown', [[10_000, beat]])).toEqual({
      type: 'alive',
      lease,
      afterMs: 11_000,
    });
  });

  it('whose beat changes just before the end is alive', async () => {
    held(stranger);
    expect(await watch('unknown', [[ttlMs - 1, beat]])).toMatchObject({
      type: 'alive',
      afterMs: ttlMs,
    });
  });

  it('who stays silent for a time to live is dead', async () => {
    held(stranger);
    expect(await watch()).toEqual({ type: 'dead', afterMs: ttlMs });
  });

  it('who stays silent is dead although its wall clock is a year ahead', async () => {
    held(stranger, { renewedAt: clock.now() + year });
    expect(await watch()).toEqual({ type: 'dead', afterMs: ttlMs });
  });

  it('who writes the same beat again has not moved', async () => {
    held(stranger);
    expect(await watch('unknown', [[10_000, () => write({ renewedAt: clock.now() })]])).toEqual({
      type: 'dead',
      afterMs: ttlMs,
    });
  });

  it('with another nonce in its place is alive', async () => {
    held(stranger);
    expect(await watch('unknown', [[500, () => write({ nonce: 'b'.repeat(32) })]])).toMatchObject({
      type: 'alive',
      afterMs: 1_000,
    });
  });
});

describe('a torn lease', () => {
  beforeEach(() => {
    target.files.set(leaseName(12), Uint8Array.of(0x7b));
  });

  it('is waited for a time to live, then its holder is dead', async () => {
    expect(await watch()).toEqual({ type: 'dead', afterMs: ttlMs });
  });

  it('is not trusted to a process that seems dead or alive', async () => {
    expect(await watch('dead')).toMatchObject({ afterMs: ttlMs });
  });

  it('that becomes whole is held by someone alive', async () => {
    expect(await watch('unknown', [[2_000, () => held(stranger)]])).toEqual({
      type: 'alive',
      lease,
      afterMs: 3_000,
    });
  });

  it('that is torn elsewhere is held by someone alive, nobody knows who', async () => {
    const longer = (): void => void target.files.set(leaseName(12), Uint8Array.of(0x7b, 0x22));
    expect(await watch('unknown', [[2_000, longer]])).toEqual({
      type: 'alive',
      lease: undefined,
      afterMs: 3_000,
    });
  });
});

describe('the observer', () => {
  it('stops waiting as soon as it is cancelled', async () => {
    held(stranger);
    const controller = new AbortController();
    const watched = watchLease(target, 12, ttlMs, testHost({ clock }), {
      signal: controller.signal,
    });
    const ended = expect(watched).rejects.toMatchObject({ code: 'cancelled' });
    await clock.advance(2_500);
    controller.abort();
    await ended;
    expect(clock.sleeping).toBe(0);
  });

  it.each([
    ['once if the answer takes time', stranger, 1],
    ['not if it is known at once', neighbour, 0],
  ])('says that it waits, %s', async (_, by, times) => {
    held(by);
    let told = 0;
    const host = testHost({
      clock,
      status: (asked) => (asked.pid === neighbour.pid ? 'dead' : 'unknown'),
    });
    const onWait = async (): Promise<void> => void (told += 1);
    const watched = watchLease(target, 12, ttlMs, host, { onWait });
    await clock.advance(ttlMs);
    await watched;
    expect(told).toBe(times);
  });
});
