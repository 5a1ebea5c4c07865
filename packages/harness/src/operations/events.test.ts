import {
  backupLicenses,
  operationEvents,
  restoreLicenses,
  verifyBackup,
  type OperationEvent,
  type OperationOptions,
} from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { BackupPlace } from './fixtures/backup-place.js';
import { storeWith, syntheticLicense, syntheticLicenses } from './fixtures/licenses.js';
import { backUp, failureOf, outcomeOf, smallTuning } from './fixtures/runs.js';
import { World } from './fixtures/world.js';

async function prepare() {
  const world = new World();
  const { host } = world.process();
  const place = await BackupPlace.open();
  const store = await storeWith(host, [
    ...syntheticLicenses(1, 10),
    syntheticLicense(11, { backup: 'denied' }),
  ]);
  await backUp(store, place.target);
  return { world, host, place, store };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

const operations: readonly (readonly [
  string,
  (prepared: Prepared, options: OperationOptions<unknown>) => Promise<unknown>,
])[] = [
  [
    'backup',
    ({ store, place: { target } }, options) =>
      backupLicenses({ store, target, overwrite: true, tuning: smallTuning, ...options }),
  ],
  [
    'restore',
    ({ store, place: { target } }, options) => restoreLicenses({ store, target, ...options }),
  ],
  ['verify', ({ host, place: { target } }, options) => verifyBackup({ target, host, ...options })],
];

async function eventsOf(
  operation: (typeof operations)[number][1],
  prepared: Prepared,
  options: OperationOptions<unknown> = {},
): Promise<readonly OperationEvent[]> {
  const events: OperationEvent[] = [];
  await outcomeOf(
    operation(prepared, {
      ...options,
      onEvent: async (event) => {
        events.push(event);
        await options.onEvent?.(event);
      },
    }),
  );
  return events;
}

describe.each(operations)('the events of a %s', (name, operation) => {
  test('begin with started and end with exactly one completed', async () => {
    const events = await eventsOf(operation, await prepare());
    expect(events[0]).toEqual({ type: 'started', operation: name, location: '/backup' });
    const terminal = events.filter(({ type }) =>
      ['completed', 'failed', 'cancelled'].includes(type),
    );
    expect(terminal).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      type: 'completed',
      report: { generation: expect.any(Number) },
    });
  });

  test('progress only ever grows, and ends where it said it would', async () => {
    const events = await eventsOf(operation, await prepare());
    const progress = events.filter((event) => event.type === 'progress');
    let before = { licensesDone: 0, bytesDone: 0 };
    for (const event of progress) {
      const restarted = event.licensesDone === 0 && event.bytesDone === 0;
      if (!restarted) {
        expect(event.licensesDone).toBeGreaterThanOrEqual(before.licensesDone);
        expect(event.bytesDone).toBeGreaterThanOrEqual(before.bytesDone);
      }
      expect(event.licensesDone).toBeLessThanOrEqual(event.licensesTotal);
      expect(event.bytesDone).toBeLessThanOrEqual(event.bytesTotal);
      before = event;
    }
    const last = progress.at(-1)!;
    expect([last.licensesDone, last.bytesDone]).toEqual([10, last.bytesTotal]);
  });

  test('a listener that throws ends it with listener-failed', async () => {
    const prepared = await prepare();
    const cause = new Error('made by a test');
    const error = await failureOf(
      operation(prepared, {
        onEvent: ({ type }) => {
          if (type === 'started') throw cause;
        },
      }),
    );
    expect(error).toMatchObject({ code: 'listener-failed', cause });
  });

  test('a listener that throws at the last one changes nothing', async () => {
    const prepared = await prepare();
    const outcome = await outcomeOf(
      operation(prepared, {
        onEvent: ({ type }) => {
          if (type === 'completed') throw new Error('made by a test');
        },
      }),
    );
    expect(outcome).toBe('completed');
  });

  test('a cancel is told as cancelled, with an AbortError and its reason', async () => {
    const prepared = await prepare();
    const controller = new AbortController();
    const reason = new Error('the reason');
    const events = await eventsOf(operation, prepared, {
      signal: controller.signal,
      onEvent: ({ type }) => {
        if (type === 'started') controller.abort(reason);
      },
    });
    expect(events.at(-1)).toMatchObject({
      type: 'cancelled',
      error: { code: 'cancelled', name: 'AbortError', cause: reason },
    });
  });

  test('as an iterable they are the same', async () => {
    const pushed = await eventsOf(operation, await prepare());
    const pulled: OperationEvent[] = [];
    const prepared = await prepare();
    for await (const event of operationEvents((options) => operation(prepared, options))) {
      pulled.push(event);
    }
    expect(pulled.map(({ type }) => type)).toEqual(pushed.map(({ type }) => type));
  });

  test('leaving the iterable early cancels and waits for the end', async () => {
    const prepared = await prepare();
    let settled: unknown;
    const start = (options: OperationOptions<unknown>): Promise<unknown> => {
      const work = operation(prepared, options);
      work.catch((error: unknown) => (settled = error));
      return work;
    };
    for await (const event of operationEvents(start)) {
      if (event.type === 'progress') break;
    }
    expect(settled).toMatchObject({ code: 'cancelled' });
  });
});

test('an operation begins on a later turn, and holds back for its listener', async () => {
  const { store, place, world } = await prepare();
  let begun = false;
  const run = backUp(store, place.target, {
    overwrite: true,
    onEvent: async (event) => {
      begun = true;
      if (event.type === 'completed') await world.clock.sleep(5_000);
    },
  });
  expect(begun).toBe(false);
  let settled = false;
  void run.then(() => (settled = true));
  await world.clock.advance(4_999);
  expect([begun, settled]).toEqual([true, false]);
  await world.clock.advance(1);
  await run;
});

test('a target that cannot be written to is refused at once', async () => {
  const { store, place } = await prepare();
  const capabilities = { ...place.target.capabilities, writable: false };
  const readOnly = { ...place.target, location: '/backup', capabilities };
  const error = await failureOf(backUp(store, readOnly, { overwrite: true }));
  expect(error).toMatchObject({ code: 'access-denied', details: { path: '/backup' } });
});
