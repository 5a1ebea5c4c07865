import type { ReadOptions, RecordChunk, StoreSnapshot } from '@wmdrm/core';
import { expect, onTestFinished, test } from 'vitest';
import { openWriter } from './connection.js';
import { openEngine } from './fixtures/engines.js';
import { LateThread } from './fixtures/late-thread.js';
import { change, idHash, numbered, put, records } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import { ParallelSnapshot } from './parallel-snapshot.js';
import type { SqliteEngine } from './sqlite-engine.js';

const all = { from: 0, to: 2 ** 40 };
const options = { chunkBytes: 2_000 };
const mark = 'c0ffee'.padEnd(32, '0');

interface Scene {
  readonly engine: SqliteEngine;
  readonly snapshot: ParallelSnapshot;
  readonly thread: LateThread;
  /** What is in the store when the snapshot is taken, read without threads. */
  readonly before: readonly RecordChunk[];
}

/** A store of which a snapshot was taken whose thread waits; one license is deleted, some are restricted. */
async function scene(read: ReadOptions = options): Promise<Scene> {
  const file = tempStoreFile();
  const thread = new LateThread(file);
  const engine = openEngine({ file }, { readerModule: LateThread.module });
  const lengths = Array.from({ length: 40 }, (_, at) => 300 + ((at * 97) % 900));
  await put(engine, numbered('license ', lengths));
  await put(
    engine,
    records(...lengths.map((_, at) => ({ id: `no ${at}`, backup: 'denied' as const }))),
  );
  await put(engine, numbered('last ', lengths));
  await change(engine, (transaction) => transaction.mark([idHash('license 7')], 'deleted'));
  const plain = engine.snapshot();
  const before = [...plain.read(all, read)].map(content);
  plain.close();
  const snapshot = await engine.snapshot({ readers: 2 });
  onTestFinished(() => snapshot.close());
  if (!(snapshot instanceof ParallelSnapshot)) throw new Error('No threads were started.');
  await thread.runs();
  return { engine, snapshot, thread, before };
}

/** What is left of a chunk wherever it was read. */
function content({ bytes, count, last, headers }: RecordChunk): RecordChunk {
  return { bytes: bytes.slice(), count, last, ...(headers ? { headers } : {}) };
}

async function chunksOf(
  snapshot: StoreSnapshot,
  read: ReadOptions = options,
): Promise<readonly RecordChunk[]> {
  const chunks: RecordChunk[] = [];
  for await (const chunk of snapshot.read(all, read)) chunks.push(chunk);
  return chunks;
}

/** Threads of this process that have not ended, and channels to them. */
function threads(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
}

test('a snapshot is read before its thread has started', async () => {
  const { snapshot, before } = await scene();
  expect((await chunksOf(snapshot)).map(content)).toEqual(before);
});

test('a snapshot that is read without its thread leaves time for others between chunks', async () => {
  const { snapshot } = await scene();
  let turns = 0;
  let chunks = 0;
  for await (const { count } of snapshot.read(all, options)) {
    expect(count).toBeGreaterThan(0);
    if (chunks > 0) expect(turns).toBeGreaterThanOrEqual(chunks);
    chunks += 1;
    setImmediate(() => (turns += 1));
  }
  expect(chunks).toBeGreaterThan(4);
});

test('a thread that starts later reads the same state', async () => {
  const { snapshot, thread, before } = await scene();
  await thread.go();
  expect(await snapshot.joined).toBe(1);
  const chunks = await chunksOf(snapshot);
  expect(chunks.map(content)).toEqual(before);
  expect(chunks.every(({ walked }) => walked)).toBe(true);
});

test('a thread that has joined goes on to read that state while others write', async () => {
  const { engine, snapshot, thread, before } = await scene();
  await thread.go();
  expect(await snapshot.joined).toBe(1);
  await put(engine, numbered('other ', [100]));
  expect((await chunksOf(snapshot)).map(content)).toEqual(before);
});

test.each<[string, (engine: SqliteEngine) => Promise<unknown>]>([
  ['has a license more', (engine) => put(engine, numbered('other ', [100]))],
  [
    'has a license less',
    (engine) => change(engine, (transaction) => transaction.mark([idHash('last 3')], 'deleted')),
  ],
  ['was purged', (engine) => change(engine, (transaction) => transaction.purge())],
  ['was marked', (engine) => change(engine, (transaction) => transaction.addLineage(mark))],
])('a thread is not used if the store %s before it joins', async (_, work) => {
  const here = await scene();
  await work(here.engine);
  await here.thread.go();
  expect(await here.snapshot.joined).toBe(0);
  expect((await chunksOf(here.snapshot)).map(content)).toEqual(here.before);
  // The same change by another process, whose commits another number counts.
  const there = await scene();
  const other = openEngine({ file: there.engine.location });
  await work(other);
  await there.thread.go();
  expect(await there.snapshot.joined).toBe(0);
  expect((await chunksOf(there.snapshot)).map(content)).toEqual(there.before);
});

test.each<[string, ReadOptions]>([
  ['records', options],
  ['records of one size', { chunkBytes: 1 }],
  ['headers', { headersOnly: true, chunkBytes: 500 }],
  ['what changed', { since: 30, ...options }],
  [
    'records and headers',
    { classes: ['lcp granted granted yes'], headersOf: ['lcp denied granted yes'], ...options },
  ],
])('a thread takes over what is left of a reading: %s', async (_, read) => {
  const { snapshot, thread, before } = await scene(read);
  const chunks: RecordChunk[] = [];
  for await (const chunk of snapshot.read(all, read)) {
    chunks.push(chunk);
    if (chunks.length < 3) continue;
    await thread.go();
    expect(await snapshot.joined).toBe(1);
  }
  expect(chunks.map(content)).toEqual(before);
  expect(before.length).toBeGreaterThan(4);
  if (read.headersOnly) return;
  expect(chunks.map(({ walked }) => walked !== undefined)).toEqual(
    before.map((_each, at) => at >= 3),
  );
});

test.each(['snapshot', 'engine'] as const)(
  'a thread that has not started ends when the %s is closed',
  async (what) => {
    const before = threads();
    const { engine, snapshot } = await scene();
    await (what === 'snapshot' ? snapshot : engine).close();
    // The channel to the thread is the test's.
    expect(threads()).toBe(before + 1);
    expect(await snapshot.joined).toBe(0);
    await expect(chunksOf(snapshot)).rejects.toMatchObject({ code: 'closed' });
  },
);

test('a thread that hangs before it could join lets go of the store when the snapshot is closed', async () => {
  const file = tempStoreFile();
  const thread = new LateThread(file);
  const engine = openEngine({ file }, { readerModule: LateThread.hanging });
  await put(engine, numbered('license ', [100]));
  const snapshot = await engine.snapshot({ readers: 2 });
  await thread.runs();
  await put(engine, numbered('other ', [100]));
  const other = openWriter(file, 0);
  onTestFinished(() => other.close());
  const checkpoint = (): unknown => other.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  expect(checkpoint()).toMatchObject({ busy: 1 });
  await snapshot.close();
  expect(checkpoint()).toMatchObject({ busy: 0 });
});

test('a thread that joins a snapshot that is being closed lets writers go on', async () => {
  const { engine, snapshot, thread } = await scene();
  const writing = await engine.begin();
  await thread.go();
  const closing = snapshot.close();
  writing.rollback();
  await closing;
  expect(await put(engine, numbered('other ', [100]))).toMatchObject({ added: 1 });
});

test('a thread is not used if another writer leaves no moment for it', async () => {
  const { engine, snapshot, thread, before } = await scene();
  const other = openEngine({ file: engine.location });
  const writing = await other.begin();
  await thread.go();
  expect((await chunksOf(snapshot)).map(content)).toEqual(before);
  await snapshot.close();
  writing.rollback();
});
