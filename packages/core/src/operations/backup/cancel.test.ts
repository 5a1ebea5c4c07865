import { beforeEach, describe, expect, it } from 'vitest';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import { readLease } from '../../backup-set/lease.js';
import type { TargetCall } from '../../fixtures/memory-target.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, outcomeOf, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import type { OperationEvent } from '../operation-event.js';
import type { BackupReport } from '../reports.js';

const terminal = ['completed', 'failed', 'cancelled'];

let shop: Workshop;
let events: OperationEvent<BackupReport>[];
let controller: AbortController;

/** A set with one generation, and a store that has changed since. */
beforeEach(prepare);

async function prepare(): Promise<void> {
  shop = await workshop([...manyLicenses(8), license('denied', { backup: 'denied' })]);
  await backUp(shop);
  await shop.store.add([license('license-1', { payload: 'changed' })]);
  shop.target.calls.length = 0;
  events = [];
  controller = new AbortController();
}

/** How the backup ends; `code` is `completed` or that of its error. */
async function run(options: Parameters<typeof backUp>[1] = {}): Promise<string> {
  const overwriting = { overwrite: true, signal: controller.signal, ...options };
  return backUp(shop, overwriting, events).then(
    () => 'completed',
    (error: { code: string }) => error.code,
  );
}

const published = (): boolean => shop.target.files.has(manifestName(2));
const lastTypes = (): readonly string[] =>
  events.map(({ type }) => type).filter((type) => terminal.includes(type));

/** Number of target calls of an undisturbed run, and which of them publishes the manifest. */
async function undisturbed(): Promise<{ readonly calls: number; readonly commit: number }> {
  expect(await run()).toBe('completed');
  const { calls } = shop.target;
  const commit = calls.findIndex(
    ({ operation, name }) => operation === 'publish' && name === manifestName(2),
  );
  return { calls: calls.length, commit: commit + 1 };
}

/** What must hold however a run ended: the old backup is there, nothing half-made is. */
async function expectTidy(): Promise<void> {
  expect(shop.target.names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(shop.target.openHandles).toBe(0);
  expect(shop.host.clock.sleeping).toBe(0);
  expect(await outcomeOf(shop)).toBe('good');
  const lease = await readLease(shop.target.otherView(), 2, shop.host.hasher);
  if (lease.type !== 'absent') expect(lease).toMatchObject({ lease: { released: true } });
}

describe('a backup cancelled at any of its target calls', () => {
  it('ends cancelled before the manifest is published, and completed from then on', async () => {
    const { calls, commit } = await undisturbed();
    for (let at = 1; at <= calls; at += 1) {
      await prepare();
      shop.target.before = (_, number) => {
        if (number === at) controller.abort();
      };
      const ended = await run();
      const expected = at < commit ? 'cancelled' : 'completed';
      expect({ at, ended, published: published() }).toEqual({
        at,
        ended: expected,
        published: expected === 'completed',
      });
      expect(lastTypes()).toEqual([ended]);
      await expectTidy();
    }
  });

  it('does nothing but tidy up after the call that was under way', async () => {
    const { commit } = await undisturbed();
    const tidying = new Set<TargetCall['operation']>([
      'discard',
      'create',
      'write',
      'flush',
      'publish',
      'open',
      'read',
    ]);
    for (let at = 1; at < commit; at += 1) {
      await prepare();
      shop.target.before = (_, number) => {
        if (number === at) controller.abort();
      };
      await run();
      const after = shop.target.calls.slice(at);
      for (const { operation, name } of after) {
        // The staged file goes, the journal is closed, the lease is claimed to its end and marked as released.
        expect(tidying.has(operation) || name === '').toBe(true);
        expect(name).toMatch(/^$|^lease|^journal|\.tmp$/);
      }
      expect(after.length).toBeLessThan(14);
    }
  });

  it('can be run again, and takes over what was finished', async () => {
    const pages = await undisturbed();
    await prepare();
    shop.target.before = (_, number) => {
      if (number === pages.commit - 1) controller.abort();
    };
    expect(await run()).toBe('cancelled');
    shop.target.before = undefined;
    const again = await backUp(shop, { overwrite: true });
    expect(again.segmentsAdopted).toBe(again.segments);
    await expectTidy();
  });
});

describe('a backup cancelled by its listener', () => {
  it('at any event ends with exactly one terminal event that agrees', async () => {
    await run();
    const count = events.length;
    for (let at = 1; at <= count; at += 1) {
      await prepare();
      const ended = await run({
        onEvent: (event) => {
          if (events.push(event) === at) controller.abort();
        },
      });
      expect({ at, types: lastTypes() }).toEqual({ at, types: [ended] });
      expect(published()).toBe(ended === 'completed');
      await expectTidy();
    }
  });
});

describe('a backup cancelled', () => {
  it('while it waits for a silent holder ends at once and claims nothing', async () => {
    shop.target.files.set(leaseName(2), new Uint8Array(0));
    const before = shop.target.image();
    const ended = run();
    await shop.host.clock.advance(5_000);
    controller.abort();
    expect(await ended).toBe('cancelled');
    expect(shop.target.image()).toEqual(before);
    expect(shop.host.clock.sleeping).toBe(0);
  });

  it('while a slow target call is under way ends when that call does', async () => {
    let goOn!: () => void;
    shop.target.before = ({ operation, name }) => {
      if (operation !== 'write' || !name.startsWith('segments')) return;
      shop.target.before = undefined;
      controller.abort();
      return new Promise<void>((resolve) => (goOn = resolve));
    };
    const ended = run();
    await shop.host.clock.advance(0);
    expect(lastTypes()).toEqual([]);
    goOn();
    expect(await ended).toBe('cancelled');
    await expectTidy();
  });
});
