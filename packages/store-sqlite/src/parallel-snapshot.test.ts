import { DatabaseSync } from 'node:sqlite';
import {
  ChunkWalker,
  isLicenseStoreError,
  LicenseStoreError,
  type ReadOptions,
  type RecordChunk,
  type StoreSnapshot,
} from '@wmdrm/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { host } from './fixtures/host.js';
import { joined } from './fixtures/joined-threads.js';
import { WritingProcess } from './fixtures/other-process.js';
import { numbered, put } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import type { SqliteEngine } from './sqlite-engine.js';

const all = { from: 0, to: 2 ** 40 };
const lengths = Array.from({ length: 300 }, (_, at) => 500 + ((at * 97) % 3_000));

/** A store with some licenses. */
async function filled(file?: string): Promise<SqliteEngine> {
  const engine = openEngine(file === undefined ? {} : { file });
  await put(engine, numbered('license ', lengths));
  return engine;
}

/** A snapshot that threads read. */
async function shared(engine: SqliteEngine, readers = 2): Promise<StoreSnapshot> {
  const snapshot = await engine.snapshot({ readers });
  onTestFinished(() => snapshot.close());
  expect(snapshot.readers).toBe(readers);
  expect(await joined(snapshot)).toBe(readers - 1);
  return snapshot;
}

async function chunksOf(
  snapshot: StoreSnapshot,
  options: ReadOptions = {},
): Promise<readonly RecordChunk[]> {
  const chunks: RecordChunk[] = [];
  for await (const chunk of snapshot.read(all, options)) chunks.push(chunk);
  return chunks;
}

async function failureOf(work: Promise<unknown>): Promise<LicenseStoreError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isLicenseStoreError(error)) return error;
  throw new Error('A LicenseStoreError was expected.', { cause: error });
}

/** Threads of this process that have not ended. */
function threads(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
}

describe('a chunk from a thread', () => {
  test.each([{ chunkBytes: 20_000 }, { chunkBytes: 1 }, { headersOnly: true }, { since: 100 }])(
    'is the one that is read without threads: %o',
    async (options) => {
      const engine = await filled();
      const plain = ({ bytes, count, last }: RecordChunk): RecordChunk => ({ bytes, count, last });
      const here = [...engine.snapshot().read(all, options)].map(plain);
      const there = (await chunksOf(await shared(engine), options)).map(plain);
      expect(there).toEqual(here);
      expect(there.length).toBeGreaterThan(0);
    },
  );

  test.each([1, 2])('gives its memory back when it is asked to, read by %i', async (readers) => {
    const snapshot = await (await filled()).snapshot({ readers });
    for await (const { bytes, release } of snapshot.read(all, { chunkBytes: 50_000 })) {
      expect(bytes.length).toBeGreaterThan(0);
      release!();
      expect([bytes.length, bytes.buffer.byteLength]).toEqual([0, 0]);
    }
    await snapshot.close();
  });

  test('comes with what a walk over it finds', async () => {
    const walker = new ChunkWalker(host.hasher);
    const engine = await filled();
    for (const { bytes, walked } of await chunksOf(await shared(engine), { chunkBytes: 20_000 }))
      expect(walked).toEqual(walker.walk(bytes, 'crc', () => new Error('rotten') as never));
  });

  test('comes without, where a payload does not fit its header', async () => {
    const file = tempStoreFile();
    await (await filled(file)).close();
    const db = new DatabaseSync(file);
    db.exec(
      `UPDATE record SET rec = CAST(substr(rec, 1, length(rec) - 1) || x'00' AS BLOB)
      WHERE position = 150`,
    );
    db.close();
    const chunks = await chunksOf(await shared(openEngine({ file })), { chunkBytes: 1 });
    const without = chunks.filter(({ walked }) => !walked).map(({ last }) => last);
    expect(without).toEqual([150]);
  });
});

describe('threads that read', () => {
  test('all see one state while a process writes beside them', async () => {
    const file = tempStoreFile();
    const engine = await filled(file);
    const writer = new WritingProcess(file, 'other ', 10_000, 20);
    await writer.go();
    await writer.hasDone(3);
    const snapshot = await engine.snapshot({ readers: 4 });
    onTestFinished(() => snapshot.close());
    await writer.hasDone(snapshot.sequence / 20);
    const states = await Promise.all(Array.from({ length: 4 }, () => chunksOf(snapshot)));
    await writer.kill();
    const licenses = states.map((chunks) => chunks.reduce((sum, { count }) => sum + count, 0));
    expect(licenses).toEqual(Array(4).fill(snapshot.sequence));
    expect(300 + 20 * writer.acknowledged.length).toBeGreaterThan(snapshot.sequence);
  });

  test('can be fewer than the reads that go on', async () => {
    const engine = await filled();
    const snapshot = await shared(engine);
    const reads = await Promise.all(Array.from({ length: 5 }, () => chunksOf(snapshot)));
    for (const read of reads)
      expect(read.map(({ bytes }) => bytes)).toEqual(reads[0]!.map(({ bytes }) => bytes));
  });

  test('read one range after another', async () => {
    const snapshot = await shared(await filled());
    for (let round = 0; round < 3; round += 1) {
      const chunks = await chunksOf(snapshot, { chunkBytes: 50_000 });
      // Only threads walk over what they read.
      expect(chunks.map(({ walked }) => walked !== undefined)).toEqual(chunks.map(() => true));
    }
  });

  test('read on after a read that was given up', async () => {
    const engine = await filled();
    const snapshot = await shared(engine);
    for (let round = 0; round < 4; round += 1) {
      for await (const chunk of snapshot.read(all, { chunkBytes: 1 })) {
        expect(chunk.count).toBe(1);
        if (chunk.last === 2) break;
      }
    }
    expect((await chunksOf(snapshot, { chunkBytes: 1 })).length).toBe(300);
  });

  test('say what is wrong with a store in the words of one that is read without', async () => {
    const file = tempStoreFile();
    await (await filled(file)).close();
    const db = new DatabaseSync(file);
    db.exec('DELETE FROM record WHERE position = 150');
    db.close();
    const engine = openEngine({ file });
    const there = await failureOf(chunksOf(await shared(engine)));
    const here = await failureOf((async () => [...engine.snapshot().read(all)])());
    expect(there.code).toBe('store-corrupt');
    expect(there).toBeInstanceOf(LicenseStoreError);
    expect(there.toJSON()).toEqual(here.toJSON());
  });

  test('that end before their time make a read fail', async () => {
    const file = tempStoreFile();
    await (await filled(file)).close();
    const readerModule = new URL('fixtures/dying-reader.js', import.meta.url);
    const snapshot = await shared(openEngine({ file }, { readerModule }));
    const error = await failureOf(chunksOf(snapshot));
    expect(error).toMatchObject({ code: 'store-io', details: { path: file } });
    expect(error.message).toContain('a thread that read it ended before its time');
  });

  test.each(['snapshot', 'engine'] as const)('end when the %s is closed', async (what) => {
    const before = threads();
    const engine = await filled();
    const snapshot = await engine.snapshot({ readers: 2 });
    expect(threads()).toBe(before + 1);
    const reading = snapshot.read(all, { chunkBytes: 1 });
    const read = (async () => {
      for await (const chunk of reading) {
        expect(chunk.count).toBe(1);
        await (what === 'snapshot' ? snapshot : engine).close();
        expect(threads()).toBe(before);
      }
    })();
    expect((await failureOf(read)).code).toBe('closed');
    await snapshot.close();
  });
});

describe('a store is read without threads', () => {
  test('for one reader', async () => {
    const engine = await filled();
    const snapshot = await engine.snapshot({ readers: 1 });
    expect(snapshot.readers).toBeUndefined();
    await snapshot.close();
  });

  test('if it was opened to be read only', async () => {
    const file = tempStoreFile();
    await (await filled(file)).close();
    const snapshot = await openEngine({ file, readOnly: true }).snapshot({ readers: 2 });
    expect(snapshot.readers).toBeUndefined();
    expect((await chunksOf(snapshot)).length).toBeGreaterThan(0);
  });

  test.each(['not-there', 'late-reader'])('if the threads are no use: %s', async (name) => {
    const before = threads();
    const file = tempStoreFile();
    await (await filled(file)).close();
    const readerModule = new URL(`fixtures/${name}.js`, import.meta.url);
    const engine = openEngine({ file }, { readerModule });
    const snapshot = await engine.snapshot({ readers: 2 });
    expect(await joined(snapshot)).toBe(0);
    expect((await chunksOf(snapshot)).length).toBeGreaterThan(0);
    expect(threads()).toBe(before);
    // Nor is the store still held.
    expect(await put(engine, numbered('more ', [100]))).toMatchObject({ added: 1 });
  });

  test('if another writer leaves no moment for it', async () => {
    const before = threads();
    const file = tempStoreFile();
    const engine = await filled(file);
    await engine.close();
    const other = openEngine({ file });
    const writing = await other.begin();
    const busy = openEngine({ file, busyTimeoutMs: 20 });
    const snapshot = await busy.snapshot({ readers: 2 });
    expect(snapshot.readers).toBeUndefined();
    expect(threads()).toBe(before);
    expect((await chunksOf(snapshot)).length).toBeGreaterThan(0);
    writing.rollback();
  });
});
