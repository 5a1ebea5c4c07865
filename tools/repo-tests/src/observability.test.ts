import { spawnSync } from 'node:child_process';
import { tracingChannel } from 'node:diagnostics_channel';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  backupLicenses,
  LicenseStore,
  listGenerations,
  memoryStore,
  openTarget,
  planBackup,
  planPrune,
  planRestore,
  pruneBackup,
  reindexLicenses,
  restoreLicenses,
  traceNames,
  verifyBackup,
} from '@wmdrm/core';
import { nodeHost, tracingChannelName, type TraceMessage } from '@wmdrm/node';
import { fsTarget } from '@wmdrm/target-fs';
import { codeBlocks, runs } from './code-blocks.js';
import { root } from './workspace.js';

const guide = 'docs/guides/observability.md';
const markdown = readFileSync(path.join(root, guide), 'utf8');
/** Names in backticks. */
const names = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
const table = markdown.split('\n').filter((line) => /^\| `wmdrm:/.test(line));
const documented = new Map(
  table.map((line) => {
    const [channel = '', , facts = '', result = ''] = line.split('|').slice(1);
    return [names(channel)[0], { facts: names(facts), result: names(result) }] as const;
  }),
);

const scratch = path.join(root, 'tools/repo-tests/.tmp');
let folder: string;

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(path.join(scratch, 'observability-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the guide names every channel', () => {
  expect([...documented.keys()]).toEqual(traceNames.map(tracingChannelName));
});

describe('the guide says what is told on', () => {
  const told = new Map<string, TraceMessage>();

  beforeAll(async () => {
    for (const name of traceNames) {
      tracingChannel(tracingChannelName(name)).asyncEnd.subscribe((message) => {
        told.set(tracingChannelName(name), message as TraceMessage);
      });
    }
    const host = nodeHost();
    const store = new LicenseStore(memoryStore(), { host });
    const place = path.join(folder, 'backup');
    const target = await openTarget(place, [fsTarget()], { host, create: true });
    await store.add([]);
    await planBackup({ store, target });
    await backupLicenses({ store, target });
    await planRestore({ store, target });
    await restoreLicenses({ store, target });
    await verifyBackup({ target, host });
    await listGenerations({ target, host });
    await reindexLicenses({ store, formats: [] });
    await planPrune({ target, host });
    await pruneBackup({ target, host });
    await target.close();
  });

  test.each(traceNames.filter((name) => name !== 'target').map(tracingChannelName))(
    '%s',
    (channel) => {
      const message = told.get(channel);
      expect(documented.get(channel)).toEqual({
        facts: Object.keys(message?.facts ?? {}),
        result: Object.keys(message?.result ?? {}),
      });
    },
  );

  test('wmdrm:target', () => {
    const source = ['traced-target', 'open-target']
      .map((file) => readFileSync(path.join(root, `packages/core/src/target/${file}.ts`), 'utf8'))
      .join('\n');
    const calls = [...source.matchAll(/(?:\btell\(|call:)\s*'(\w+)'/g)].map(([, call]) => call);
    const [, listed = ''] = /name of the method: ([^.]+)\./.exec(markdown) ?? [];
    expect([...names(listed)].sort()).toEqual([...calls].sort());
    expect(told.get('wmdrm:target')?.facts).toMatchObject({ call: expect.any(String) });
  });
});

test('listeners that throw harm no backup', async () => {
  let thrown = 0;
  const onEvent = (): never => {
    thrown += 1;
    throw new Error('a listener');
  };
  const channels = traceNames.map((name) => tracingChannel(tracingChannelName(name)));
  for (const channel of channels) {
    for (const event of ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const)
      channel[event].subscribe(onEvent);
  }
  // Node tells the process of each of them.
  process.setUncaughtExceptionCaptureCallback(() => undefined);
  try {
    const host = nodeHost();
    const store = new LicenseStore(memoryStore(), { host });
    const place = path.join(folder, 'undisturbed');
    const target = await openTarget(place, [fsTarget()], { host, create: true });
    expect(await backupLicenses({ store, target })).toMatchObject({ generation: 1, warnings: [] });
    await expect(backupLicenses({ store, target })).rejects.toMatchObject({
      code: 'backup-exists',
    });
    expect(await verifyBackup({ target, host })).toMatchObject({ outcome: 'good' });
    await target.close();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.setUncaughtExceptionCaptureCallback(null);
    for (const channel of channels) {
      for (const event of ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const)
        channel[event].unsubscribe(onEvent);
    }
  }
  expect(thrown).toBeGreaterThan(100);
});

test('the recipe for OpenTelemetry prints what the guide says', () => {
  const blocks = codeBlocks(guide, markdown);
  const at = blocks.findIndex(runs);
  const file = path.join(folder, 'recipe.ts');
  writeFileSync(file, blocks[at]?.code ?? '');
  const run = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
  expect(run).toMatchObject({ status: 0, stderr: '', stdout: blocks[at + 1]?.code });
});
