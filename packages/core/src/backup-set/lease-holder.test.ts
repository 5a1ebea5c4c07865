import { beforeEach, describe, expect, it } from 'vitest';
import { failure, MemoryTarget, type TargetCall } from '../fixtures/memory-target.js';
import { refusal } from '../fixtures/refusals.js';
import { owner, testHost, type TestHost } from '../fixtures/test-host.js';
import { leaseName } from './file-names.js';
import { LeaseHolder } from './lease-holder.js';
import { readLease, type Lease } from './lease.js';

const times = { ttlMs: 60_000, renewMs: 10_000 };

let host: TestHost;
let target: MemoryTarget;

beforeEach(() => {
  host = testHost();
  target = new MemoryTarget();
});

const claim = (by: TestHost = host): Promise<LeaseHolder> =>
  LeaseHolder.claim(target, 12, by, times);

/** The lease as it lies on the target. */
async function lease(): Promise<Lease> {
  const found = await readLease(target.otherView(), 12, host.hasher);
  if (found.type !== 'lease') throw new Error(`the lease is ${found.type}`);
  return found.lease;
}

function failing(operation: TargetCall['operation']): (call: TargetCall) => void {
  return (call) => {
    if (call.operation === operation) throw failure('connection-lost', call.name);
  };
}

describe('claiming a lease', () => {
  it('writes who holds it, durably', async () => {
    const holder = await claim();
    expect(await lease()).toEqual({
      run: 12,
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      beat: 0,
      released: false,
      owner: host.process.self,
      startedAt: host.clock.now(),
      renewedAt: host.clock.now(),
    });
    expect(target.calls.map(({ operation }) => operation)).toEqual([
      'create',
      'write',
      'flush',
      'publish',
      'flush-directory',
      'open',
      'read',
    ]);
    await holder.stop();
  });

  it('that has gone once its name was flushed is not ours: a server may restart and forget', async () => {
    target.before = ({ operation }) => {
      if (operation === 'flush-directory') target.files.clear();
    };
    expect(await refusal(() => claim())).toMatchObject({
      code: 'file-not-found',
      details: { path: leaseName(12) },
    });
  });

  it('that has gone and is held by another by then is refused as `busy`', async () => {
    const other = testHost({ salt: 2 });
    let forgotten = false;
    target.before = async ({ operation }) => {
      if (operation !== 'flush-directory' || forgotten) return;
      forgotten = true;
      target.files.clear();
      await (await LeaseHolder.claim(target.otherView(), 12, other, times)).stop();
    };
    expect((await refusal(() => claim())).code).toBe('busy');
  });

  it('that exists is refused as `busy`, naming its holder', async () => {
    const first = await claim(testHost({ salt: 2, self: owner({ hostId: 'host-b', pid: 4711 }) }));
    const error = await refusal(() => claim());
    expect(error).toMatchObject({
      code: 'busy',
      details: { generation: 12, pid: 4711, hostId: 'host-b', since: host.clock.now() },
    });
    expect(target.names).toEqual([leaseName(12)]);
    await first.stop();
  });

  it('that exists and is torn is refused as `busy`', async () => {
    target.files.set(leaseName(12), new Uint8Array(0));
    expect((await refusal(() => claim())).code).toBe('busy');
    expect(target.files.get(leaseName(12))).toHaveLength(0);
  });

  it.each(['flush', 'publish'] as const)(
    'is ours after a %s whose reply is lost, if our own nonce reads back',
    async (operation) => {
      let lost = 0;
      target.after = (call) => {
        if (call.operation === operation && lost++ === 0)
          throw failure('connection-lost', call.name);
      };
      const holder = await claim();
      expect({ run: holder.run, lost: lost > 0 }).toEqual({ run: 12, lost: true });
      expect(target.names).toEqual([leaseName(12)]);
      await holder.release();
      expect((await lease()).released).toBe(true);
    },
  );

  it('is not ours after a lost reply if the file is still empty', async () => {
    target.after = failing('create');
    expect((await refusal(() => claim())).code).toBe('connection-lost');
  });

  it.each(['write', 'flush', 'publish'] as const)(
    'leaves no file open when its %s fails',
    async (operation) => {
      let failures = 0;
      target.before = (call) => {
        if (call.operation === operation && failures++ === 0)
          throw failure('connection-lost', call.name);
      };
      // Whether it is ours then depends on what had been written.
      const holder = await claim().catch(() => undefined);
      await holder?.stop();
      expect(target.openHandles).toBe(0);
    },
  );

  it('never takes its file away again when it fails: the name is used up', async () => {
    target.before = failing('write');
    await refusal(() => claim());
    expect(target.names).toEqual([leaseName(12)]);
  });
});

describe('holding a lease', () => {
  it('renews it again and again', async () => {
    const holder = await claim();
    await host.clock.advance(35_000);
    expect(await lease()).toMatchObject({
      beat: 3,
      released: false,
      renewedAt: host.clock.now() - 5_000,
    });
    expect(target.names).toEqual([leaseName(12)]);
    await holder.stop();
  });

  it('is held as long as renewals succeed', async () => {
    const holder = await claim();
    await host.clock.advance(10 * times.ttlMs);
    holder.assertHeld();
    await holder.stop();
  });

  it('is lost when renewals failed for half a time to live', async () => {
    const holder = await claim();
    target.before = failing('create');
    await host.clock.advance(30_000);
    holder.assertHeld();
    await host.clock.advance(1);
    expect(await refusal(() => holder.assertHeld())).toMatchObject({
      code: 'lease-lost',
      details: { generation: 12 },
    });
    await holder.stop();
  });

  it('is lost when the machine slept for half a time to live', async () => {
    const holder = await claim();
    host.clock.pass(30_001);
    expect((await refusal(() => holder.assertHeld())).code).toBe('lease-lost');
    await holder.stop();
  });

  it('is not lost because the wall clock jumped', async () => {
    const holder = await claim();
    host.clock.setBack(-365 * 24 * 60 * 60 * 1000);
    holder.assertHeld();
    await holder.stop();
  });

  it('is lost when it has gone: it is not renewed', async () => {
    const holder = await claim();
    target.files.clear();
    await host.clock.advance(10_000);
    expect(await refusal(() => holder.assertHeld())).toMatchObject({
      code: 'file-not-found',
      details: { path: leaseName(12) },
    });
    expect(target.names).toEqual([]);
    await holder.stop();
  });

  it('is left released where it has gone from, so that nobody takes its number', async () => {
    const holder = await claim();
    target.files.clear();
    await holder.release();
    expect(await lease()).toMatchObject({ released: true });
  });

  it("is lost when it is another run's: that one is left alone", async () => {
    const holder = await claim();
    target.files.clear();
    const other = await claim(testHost({ salt: 2, self: owner({ hostId: 'host-b' }) }));
    await host.clock.advance(10_000);
    expect((await refusal(() => holder.assertHeld())).code).toBe('busy');
    expect((await refusal(() => holder.release())).code).toBe('busy');
    expect(await lease()).toMatchObject({ owner: { hostId: 'host-b' }, released: false });
    await other.stop();
  });

  it('is healed by a renewal when its file has rotted', async () => {
    const holder = await claim();
    target.files.get(leaseName(12))![3]! ^= 1;
    await host.clock.advance(10_000);
    holder.assertHeld();
    expect(await lease()).toMatchObject({ beat: 1 });
    await holder.stop();
  });

  it.each(['create', 'write', 'flush', 'publish'] as const)(
    'goes on with the next renewal after one whose %s was lost',
    async (operation) => {
      const holder = await claim();
      target.after = failing(operation);
      await host.clock.advance(10_000);
      target.after = undefined;
      await host.clock.advance(30_000);
      holder.assertHeld();
      expect((await lease()).renewedAt).toBe(host.clock.now());
      expect(target.names).toEqual([leaseName(12)]);
      await holder.stop();
    },
  );
});

describe('releasing a lease', () => {
  it('marks it in the file and ends the renewals', async () => {
    const holder = await claim();
    await host.clock.advance(15_000);
    await holder.release();
    expect(await lease()).toMatchObject({ released: true, beat: 2 });
    expect(host.clock.sleeping).toBe(0);
  });

  it('tells when it did not succeed', async () => {
    const holder = await claim();
    target.before = failing('publish');
    expect((await refusal(() => holder.release())).code).toBe('connection-lost');
    expect((await lease()).released).toBe(false);
    expect(target.names).toEqual([leaseName(12)]);
    expect(target.openHandles).toBe(0);
  });

  it('waits for the renewal under way', async () => {
    const holder = await claim();
    let goOn!: () => void;
    target.before = ({ operation }) =>
      operation === 'flush' ? new Promise<void>((resolve) => (goOn = resolve)) : undefined;
    await host.clock.advance(10_000);
    target.before = undefined;
    const released = holder.release();
    goOn();
    await released;
    expect(await lease()).toMatchObject({ released: true, beat: 2 });
  });
});
