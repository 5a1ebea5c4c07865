import { LicenseStoreError, type BackupTarget } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { faultyTarget } from '../faults/faulty-target.js';
import type { Fault } from '../faults/target-faults.js';
import { interceptedTarget } from './fixtures/intercepted-target.js';
import { outcomeOf, restored, verify } from './fixtures/runs.js';
import { Series } from './fixtures/series.js';

const manifest = 'manifest-0000000002.json';
const publishing = { on: 'staged.publish', path: manifest } as const;

/** A set of one generation; the run that makes the second one meets these faults. */
async function secondRun(...faults: readonly Fault[]) {
  const series = await Series.begin();
  await series.next();
  const target = faultyTarget(series.place.target, faults);
  const outcome = await outcomeOf(series.next({}, target));
  return { series, outcome, target };
}

async function expectNewest(series: Series, generation: number): Promise<void> {
  const { host } = series.process;
  expect(await verify(series.place.target, host)).toMatchObject({ outcome: 'good', generation });
}

describe('the reply to publishing the manifest is lost', () => {
  test('and it is there: completed, found by reading it back', async () => {
    const { series, outcome } = await secondRun({ ...publishing, do: 'lost-reply' });
    expect(outcome).toBe('completed');
    await expectNewest(series, 2);
  });

  test('and it is not there: the error of the target, and nothing is left behind', async () => {
    const { series, outcome } = await secondRun({
      ...publishing,
      do: 'error',
      code: 'target-full',
    });
    expect(outcome).toBe('target-full');
    await expectNewest(series, 1);
    expect(await series.place.names(/\.tmp$/)).toEqual([]);
  });

  test('and nobody can tell: outcome-unknown, and nothing is deleted', async () => {
    const { series, outcome, target } = await secondRun({ ...publishing, do: 'disconnect' });
    expect(outcome).toBe('outcome-unknown');
    const at = target.calls.findIndex(({ path }) => path === manifest);
    expect(target.calls.slice(at).filter(({ operation }) => operation === 'remove')).toEqual([]);
    await expectNewest(series, 1);
  });

  test('and only reading it back fails: outcome-unknown, while it is there', async () => {
    const { series, outcome } = await secondRun(
      { ...publishing, do: 'lost-reply' },
      { on: 'open', path: manifest, do: 'error' },
    );
    expect(outcome).toBe('outcome-unknown');
    await expectNewest(series, 2);
  });

  test('and a later run has begun: superseded', async () => {
    const series = await Series.begin();
    await series.next();
    const target = onPublish(series.place.target, async () => {
      await series.place.write('lease-0000000003.json', 'somebody else');
      throw new LicenseStoreError('connection-lost', 'made by a test');
    });
    expect(await outcomeOf(series.next({}, target))).toBe('superseded');
    await expectNewest(series, 1);
  });

  test('and the rename arrives late, after we looked once: completed', async () => {
    const series = await Series.begin();
    await series.next();
    let arrive: (() => Promise<unknown>) | undefined;
    const late = interceptedTarget(series.place.target, async (call, perform) => {
      if (call.to === manifest) {
        arrive = perform;
        throw new LicenseStoreError('connection-lost', 'made by a test');
      }
      // It gets there just before its source would be removed.
      if (call.method === 'remove' && call.name.endsWith('.tmp')) await arrive?.();
      return perform();
    });
    expect(await outcomeOf(series.next({}, late))).toBe('completed');
    await expectNewest(series, 2);
  });
});

test('a higher lease that appears before publishing: superseded, and nothing is published', async () => {
  const series = await Series.begin();
  await series.next();
  const target = interceptedTarget(series.place.target, async (call, perform) => {
    if (call.method === 'flush' && call.name === 'manifest-0000000002.tmp') {
      await series.place.write('lease-0000000003.json', 'somebody else');
    }
    return perform();
  });
  expect(await outcomeOf(series.next({}, target))).toBe('superseded');
  expect(await series.place.names(/^manifest|tmp$/)).toEqual(['manifest-0000000001.json']);
});

describe('after the manifest was published', () => {
  test.each([
    ['its name cannot be flushed', { on: 'flushDirectory', path: '' } as const],
    ['the directory cannot be listed', { on: 'list', path: '' } as const],
  ])('%s: outcome-unknown, nothing is deleted', async (_, place) => {
    const series = await Series.begin();
    await series.next();
    let published = false;
    const target = interceptedTarget(series.place.target, async (call, perform) => {
      const method = place.on === 'list' ? 'list' : 'flush-directory';
      if (published && call.method === method && call.name === place.path) {
        throw new LicenseStoreError('target-io', 'made by a test');
      }
      const result = await perform();
      published ||= call.to === manifest;
      return result;
    });
    const before = await series.place.names();
    expect(await outcomeOf(series.next({}, target))).toBe('outcome-unknown');
    expect(await series.place.names()).toEqual(expect.arrayContaining([...before]));
    await expectNewest(series, 2);
  });

  test('a higher lease appears before it is looked for: superseded, nothing is deleted', async () => {
    const series = await Series.begin();
    await series.next();
    const before = await series.place.names();
    const target = onPublish(series.place.target, async (perform) => {
      await perform();
      await series.place.write('lease-0000000003.json', 'somebody else');
    });
    expect(await outcomeOf(series.next({}, target))).toBe('superseded');
    expect(await series.place.names()).toEqual(expect.arrayContaining([...before]));
    expect(await restored(series.place.target, series.process.host, 1)).toEqual(
      series.contents.get(1),
    );
  });

  test('a higher lease that a stale listing does not show is found by its name', async () => {
    const series = await Series.begin();
    await series.next();
    const lease = 'lease-0000000003.json';
    const target = staleListing(
      onPublish(series.place.target, async (perform) => {
        await perform();
        await series.place.write(lease, 'somebody else');
      }),
      lease,
    );
    expect(await outcomeOf(series.next({}, target))).toBe('superseded');
  });
});

test('a generation that a stale listing does not show is the parent all the same', async () => {
  const series = await Series.begin();
  await series.next();
  await series.next();
  const target = staleListing(series.place.target, manifest);
  const report = await series.next({}, target);
  expect(report).toMatchObject({ generation: 3, retained: [1, 2, 3] });
});

/** Does something in the place of publishing the second manifest. */
function onPublish(
  target: BackupTarget,
  act: (perform: () => Promise<unknown>) => Promise<void>,
): BackupTarget {
  return interceptedTarget(target, async (call, perform) => {
    if (call.to !== manifest) return perform();
    let result!: Awaited<ReturnType<typeof perform>>;
    await act(async () => (result = await perform()));
    return result;
  });
}

/** A target whose listings have not heard of a file yet. */
function staleListing(target: BackupTarget, name: string): BackupTarget {
  return {
    ...interceptedTarget(target, (_call, perform) => perform()),
    list: async (directory) =>
      (await target.list(directory)).filter((entry) => entry.name !== name),
  };
}
