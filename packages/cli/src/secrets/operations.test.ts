import { inspect } from 'node:util';
import {
  backupLicenses,
  LicenseStore,
  memoryStore,
  openTarget,
  restoreLicenses,
  verifyBackup,
  type BackupTarget,
  type License,
  type OperationEvent,
} from '@wmdrm/core';
import { builtInFormats } from '@wmdrm/formats';
import { nodeHost } from '@wmdrm/node';
import { fsTarget } from '@wmdrm/target-fs';
import { expect, it } from 'vitest';
import { tempFolder } from '../fixtures/temp-folder.js';
import { filesBelow } from '../fixtures/workspace.js';
import { findMark } from './fixtures/mark.js';
import { markedLicenses, spoiledLicenses } from './fixtures/marked-licenses.js';

const host = nodeHost();
/** Every license has a chunk and a segment of its own. */
const tuning = { chunkBytes: 512, segmentBytes: 1024 };

function licenses(): readonly License[] {
  return markedLicenses.flatMap(({ name, bytes }) => {
    const head = bytes.subarray(0, 4096);
    const format = builtInFormats.find((each) => each.recognize(head));
    const results = format?.read(bytes, { hasher: host.hasher, label: name }) ?? [];
    return results.flatMap((result) => (result.type === 'license' ? [result.license] : []));
  });
}

async function markedStore(): Promise<LicenseStore> {
  const store = emptyStore();
  await store.add(licenses());
  return store;
}

function emptyStore(): LicenseStore {
  return new LicenseStore(memoryStore({ random: host.random }), { host });
}

function open(directory: string): Promise<BackupTarget> {
  return openTarget(directory, [fsTarget()], { create: true });
}

/** All that could be printed of a value: hidden members, causes and stacks included. */
function printed(value: unknown): string {
  const all = inspect(value, {
    depth: 20,
    showHidden: true,
    maxArrayLength: 500,
    maxStringLength: null,
  });
  return `${all}\n${JSON.stringify(value)}`;
}

it('events of operations', async () => {
  const store = await markedStore();
  const target = await open(tempFolder());
  const events: OperationEvent[] = [];
  const onEvent = (event: OperationEvent): void => void events.push(event);
  await backupLicenses({ store, target, tuning, onEvent });
  await backupLicenses({ store, target, tuning, onEvent, overwrite: true });
  await verifyBackup({ target, host, formats: builtInFormats, depth: 'deep', onEvent });
  await restoreLicenses({ store: emptyStore(), target, onEvent });
  const types = new Set(events.map(({ type }) => type));
  expect([...types].sort()).toEqual(['adopted', 'completed', 'progress', 'restricted', 'started']);
  for (const event of events)
    expect([event.type, findMark(printed(event))]).toEqual([event.type, undefined]);
});

it('errors of operations whose target fails at any call, with their causes and stacks', async () => {
  const store = await markedStore();
  const good = await open(tempFolder());
  await backupLicenses({ store, target: good });
  let failures = 0;
  for (const operation of ['backup', 'restore', 'verify'] as const) {
    for (let nth = 0; ; nth += 1) {
      const fuse = { left: nth };
      const target = failing(operation === 'backup' ? await open(tempFolder()) : good, fuse);
      const told: unknown[] = [];
      const onEvent = (event: OperationEvent): void => {
        if (event.type === 'failed' || event.type === 'warning') told.push(event);
      };
      const run = {
        backup: () => backupLicenses({ store, target, onEvent }),
        restore: () => restoreLicenses({ store: emptyStore(), target, onEvent }),
        verify: () => verifyBackup({ target, host, onEvent }),
      }[operation];
      await run().catch((error: unknown) => {
        failures += 1;
        told.push(error);
      });
      expect([operation, nth, told.map(printed).map(findMark).find(Boolean)]).toEqual([
        operation,
        nth,
        undefined,
      ]);
      if (fuse.left >= 0) break;
    }
  }
  expect(failures).toBeGreaterThan(30);
});

it('the journal of a run that was cancelled', async () => {
  const directory = tempFolder();
  const controller = new AbortController();
  const run = backupLicenses({
    store: await markedStore(),
    target: await open(directory),
    tuning,
    signal: controller.signal,
    onEvent: (event) => {
      if (event.type === 'progress' && event.licensesDone > 3) controller.abort();
    },
  });
  const error: unknown = await run.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'cancelled' });
  expect(findMark(printed(error))).toBeUndefined();
  const files = [...filesBelow(directory)].filter(([name]) => !name.endsWith('.seg'));
  expect(files.map(([name]) => name)).toEqual([
    'journal-0000000001.jsonl',
    'lease-0000000001.json',
  ]);
  for (const [name, bytes] of files) expect([name, findMark(bytes)]).toEqual([name, undefined]);
});

it('errors of licenses that are spoiled, as every format refuses them', () => {
  let refused = 0;
  for (const { name, bytes } of [...markedLicenses, ...spoiledLicenses]) {
    for (const format of builtInFormats) {
      for (const result of format.read(bytes, { hasher: host.hasher, label: name })) {
        if (result.type !== 'damaged') continue;
        refused += 1;
        expect([name, format.id, findMark(printed(result.error))]).toEqual([
          name,
          format.id,
          undefined,
        ]);
      }
    }
  }
  expect(refused).toBeGreaterThan(100);
});

/** The target, whose call fails before which so many were made. */
function failing(target: BackupTarget, fuse: { left: number }): BackupTarget {
  return new Proxy(target, {
    get(object, property) {
      const value: unknown = Reflect.get(object, property, object);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        fuse.left -= 1;
        if (fuse.left === -1)
          return Promise.reject(new Error(`no ${String(property)}`, { cause: args }));
        return Reflect.apply(value, object, args) as unknown;
      };
    },
  });
}
