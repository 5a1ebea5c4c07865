import { beforeEach, describe, expect, it } from 'vitest';
import { leaseName, manifestName } from '../../backup-set/file-names.js';
import { readManifest } from '../../backup-set/read-manifest.js';
import { failure } from '../../fixtures/memory-target.js';
import { refusal } from '../../fixtures/refusals.js';
import { license, manyLicenses } from '../../fixtures/sample-licenses.js';
import { backUp, outcomeOf, workshop, type Workshop } from '../../fixtures/sample-runs.js';
import type { OperationEvent } from '../operation-event.js';
import type { BackupReport } from '../reports.js';

let shop: Workshop;

beforeEach(async () => {
  shop = await workshop([...manyLicenses(10), license('denied', { backup: 'denied' })]);
});

const named = (pattern: RegExp): readonly string[] =>
  shop.target.names.filter((name) => pattern.test(name));

describe('the events of a backup', () => {
  it('tell its story in order', async () => {
    const events: OperationEvent<BackupReport>[] = [];
    const report = await backUp(shop, {}, events);
    const story = events.map((event) => (event.type === 'progress' ? event.phase : event.type));
    expect([...new Set(story)]).toEqual([
      'started',
      'planning',
      'writing',
      'restricted',
      'publishing',
      'pruning',
      'completed',
    ]);
    expect(events[0]).toEqual({ type: 'started', operation: 'backup', location: 'memory' });
    expect(events.at(-1)).toEqual({ type: 'completed', report });
  });

  it.each([false, true])(
    'count up to the totals, which are known from the first one on (again: %s)',
    async (again) => {
      if (again) await backUp(shop);
      const events: OperationEvent<BackupReport>[] = [];
      const { bytes } = await backUp(shop, { overwrite: again }, events);
      const progress = events.filter((event) => event.type === 'progress');
      for (const { licensesTotal, bytesTotal } of progress) {
        expect([licensesTotal, bytesTotal]).toEqual([10, bytes]);
      }
      const done = progress.map(({ licensesDone }) => licensesDone);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(progress.at(-1)).toMatchObject({ licensesDone: 10, bytesDone: bytes });
    },
  );

  it('tell what the target cannot do', async () => {
    const target = Object.assign(shop.target, {
      capabilities: { ...shop.target.capabilities, flush: 'none', flushDirectory: 'none' },
    });
    const { warnings } = await backUp({ ...shop, target });
    expect(warnings.map(({ code }) => code)).toEqual([
      'flush-unsupported',
      'directory-flush-unsupported',
    ]);
    expect((await readManifest(target, 1, shop.host.hasher)).manifest.durability).toEqual({
      flush: 'none',
      flushDirectory: 'none',
    });
  });

  it('tell when older files could not be removed, and the backup has still completed', async () => {
    await backUp(shop);
    await backUp(shop, { overwrite: true });
    shop.target.before = ({ operation, name }) => {
      if (operation === 'remove') throw failure('target-in-use', name);
    };
    const retention = { keep: 2, keepWithinMs: 0 };
    const report = await backUp(shop, { overwrite: true, retention });
    expect(report).toMatchObject({ generation: 3, pruned: [], warnings: [{ code: 'not-pruned' }] });
  });

  it('tell when the lease could not be released, and the backup has still completed', async () => {
    shop.target.before = ({ operation, name }) => {
      if (
        operation === 'publish' &&
        name === leaseName(1) &&
        shop.target.files.has(manifestName(1))
      ) {
        throw failure('connection-lost', name);
      }
    };
    const report = await backUp(shop);
    expect(report.warnings.map(({ code }) => code)).toEqual(['lease-not-released']);
  });

  it('never hold a payload', async () => {
    const events: OperationEvent<BackupReport>[] = [];
    await backUp(shop, {}, events);
    for (const event of events) expect(JSON.stringify(event)).not.toContain('payload');
  });
});

describe('a listener that throws', () => {
  it.each(['started', 'progress', 'restricted'])(
    'at %s ends the backup, and nothing of it is visible',
    async (type) => {
      await backUp(shop);
      const before = named(/^manifest|\.tmp$/);
      const onEvent = (event: OperationEvent<BackupReport>): void => {
        if (
          event.type === type &&
          (type !== 'progress' || event.type !== 'progress' || event.phase === 'writing')
        ) {
          throw new Error('mine');
        }
      };
      expect((await refusal(() => backUp(shop, { overwrite: true, onEvent }))).code).toBe(
        'listener-failed',
      );
      expect(named(/^manifest|\.tmp$/)).toEqual(before);
      expect(shop.target.openHandles).toBe(0);
      expect(await outcomeOf(shop)).toBe('good');
    },
  );

  it('after the manifest is published changes nothing', async () => {
    const onEvent = (event: OperationEvent<BackupReport>): void => {
      if (event.type === 'progress' && event.phase === 'pruning') throw new Error('mine');
    };
    expect(await backUp(shop, { onEvent })).toMatchObject({ generation: 1 });
  });
});
