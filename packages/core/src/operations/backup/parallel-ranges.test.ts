import { beforeEach, describe, expect, it } from 'vitest';
import { manifestName } from '../../backup-set/file-names.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { failure } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import {
  backUp,
  outcomeOf,
  smallTuning,
  tampered,
  workshop,
  type Workshop,
} from '../../fixtures/sample-runs.js';
import type { OperationEvent } from '../operation-event.js';
import type { BackupOptions } from '../operation-options.js';
import type { BackupReport } from '../reports.js';

const readers = 3;
const parallel = { tuning: { ...smallTuning, readers } };

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop([...manyLicenses(60), license('denied', { backup: 'denied' })]);
});

const segments = (): readonly string[] => shop.target.names.filter((name) => name.endsWith('.seg'));

/** The backup fails with this code, leaves nothing half-made, and does nothing more afterwards. */
async function fails(options: Partial<BackupOptions> = {}): Promise<string> {
  const { code } = await refusal(() => backUp(shop, { ...parallel, ...options }));
  const { calls } = shop.target;
  const before = calls.length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(calls.length).toBe(before);
  expect(shop.target.names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(shop.target.openHandles).toBe(0);
  return code;
}

describe('ranges that are copied at once', () => {
  it('make the segments that are made one after another, named in the order of the ranges', async () => {
    const other = await workshop([...manyLicenses(60), license('denied', { backup: 'denied' })]);
    await backUp(other);
    await backUp(shop, parallel);
    const [one, several] = await Promise.all(
      [other, shop].map(({ target, host }) => readManifest(target, 1, host.hasher)),
    );
    expect(several!.manifest.segments).toEqual(one!.manifest.segments);
    expect(several!.manifest.segments.length).toBeGreaterThan(readers);
    expect(await outcomeOf(shop)).toBe('good');
  });

  it('are as many as there are readers', async () => {
    let open = 0;
    let most = 0;
    shop.target.before = ({ operation, name }) => {
      if (!name.startsWith('segments/')) return;
      if (operation === 'create') open += 1;
      if (operation === 'publish') open -= 1;
      most = Math.max(most, open);
    };
    await backUp(shop, parallel);
    expect(most).toBe(readers);
  });

  it('end together when one of them fails', async () => {
    let writes = 0;
    shop.target.before = ({ operation, name }) => {
      if (operation !== 'write' || !name.startsWith('segments/')) return;
      writes += 1;
      if (writes === 10) throw failure('target-full', name);
    };
    // A license a chunk, some thirty chunks a segment.
    const tuning = { chunkBytes: 1, segmentBytes: 4800, readers };
    expect(await fails({ tuning })).toBe('target-full');
    expect(segments()).toEqual([]);
    expect(writes).toBeLessThan(30);
  });

  it('end together when the run is cancelled', async () => {
    const controller = new AbortController();
    const onEvent = (event: OperationEvent<BackupReport>): void => {
      if (event.type === 'progress' && event.licensesDone > 20) controller.abort();
    };
    expect(await fails({ onEvent, signal: controller.signal })).toBe('cancelled');
    expect(shop.target.names).not.toContain(manifestName(1));
  });

  it('tell of themselves one event after another', async () => {
    let telling = 0;
    const done: number[] = [];
    shop.target.before = () => shop.host.clock.pass(60);
    await backUp(shop, {
      ...parallel,
      onEvent: async (event) => {
        telling += 1;
        expect(telling).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        if (event.type === 'progress') done.push(event.licensesDone);
        telling -= 1;
      },
    });
    expect(done.length).toBeGreaterThan(10);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });
});

describe('a run that dies while it copies several ranges', () => {
  it.each([0, 2])(
    'with all but %i more than there are readers finished, has one a reader to repeat',
    async (more) => {
      const whole = await workshop([...manyLicenses(60), license('denied', { backup: 'denied' })]);
      const { segments: all } = await backUp(whole);
      const finished = all - readers - more;
      let published = 0;
      shop.target.before = ({ operation, name }) => {
        if (operation !== 'publish' || !name.startsWith('segments/')) return;
        published += 1;
        if (published > finished) throw failure('connection-lost', name);
      };
      await fails();
      expect(segments()).toHaveLength(finished);
      shop.target.before = undefined;
      shop.target.calls.length = 0;
      const report = await backUp(shop, parallel);
      expect(report).toMatchObject({ segments: all, segmentsAdopted: finished });
      const created = shop.target.calls.filter(
        ({ operation, name }) => operation === 'create' && name.startsWith('segments/'),
      );
      // And the ledger.
      expect(created).toHaveLength(readers + more + 1);
      expect(await outcomeOf(shop)).toBe('good');
    },
  );
});

it('gives each chunk back when it is written out, and not before', async () => {
  let [given, back] = [0, 0];
  const store = tampered(shop.store, (chunk) => {
    given += 1;
    const release = (): void => {
      back += 1;
      chunk.bytes.fill(0);
    };
    return { ...chunk, release };
  });
  await backUp({ store, target: shop.target }, parallel);
  expect(await outcomeOf(shop)).toBe('good');
  expect([given, back]).toEqual([given, given]);
});

describe('a chunk that the store has walked over', () => {
  const walked = {
    count: 1,
    crc: 0,
    headerDigest: new Uint8Array(32),
    headersFit: true,
    setHashHigh: 0,
    setHashLow: 0,
    unmovable: 0,
  };
  const withWalked = (changes: Partial<typeof walked>): Promise<string> => {
    const store = tampered(shop.store, (chunk, headersOnly) =>
      headersOnly ? chunk : { ...chunk, walked: { ...walked, count: chunk.count, ...changes } },
    );
    return refusal(() => backUp({ store, target: shop.target })).then(({ message }) => message);
  };

  it('is not walked over again', async () => {
    // Then the sums come from what the store said, and are found to be made up.
    expect(await withWalked({})).toMatch(/its guard knows \d+ others/);
  });

  it.each([
    ['headers that do not fit', { headersFit: false }, /no longer fits its checksum/],
    ['another number of records', { count: 99 }, /miscounted/],
    ['licenses that must not leave', { unmovable: 1 }, /denied or temporary/],
  ])('is refused with %s', async (_, changes, message) => {
    expect(await withWalked(changes)).toMatch(message);
  });
});
