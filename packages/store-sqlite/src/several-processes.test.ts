import { frames, type RecordChunk } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { WritingProcess } from './fixtures/other-process.js';
import { idHash, put, records } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import type { SqliteEngine } from './sqlite-engine.js';
import type { SqliteSnapshot } from './sqlite-snapshot.js';

const all = { from: 0, to: 2 ** 40 };
const contents = (chunks: Iterable<RecordChunk>): Buffer =>
  Buffer.concat([...chunks].map(({ bytes }) => bytes));

/** The totals, the guard and the records of a store agree with each other. */
function expectSound(snapshot: SqliteSnapshot): void {
  const bytes = contents(snapshot.read(all));
  const licenses = [...frames(bytes)].length;
  expect(snapshot.guard(all).licenses).toBe(licenses);
  expect(snapshot.totals.reduce((sum, total) => sum + total.licenses, 0)).toBe(licenses);
  expect(snapshot.totals.reduce((sum, total) => sum + total.bytes, 0)).toBe(bytes.length);
}

function missing(
  engine: SqliteEngine,
  prefix: string,
  changes: number,
  licenses: number,
): string[] {
  return Array.from({ length: changes * licenses }, (_, at) => {
    const id = `${prefix}${Math.floor(at / licenses)}-${at % licenses}`;
    return engine.get(idHash(id))?.state === 'live' ? [] : [id];
  }).flat();
}

test('two processes that write at once lose nothing of each other', async () => {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  const writers = ['one ', 'two '].map((prefix) => new WritingProcess(file, prefix, 15, 20));
  await Promise.all(writers.map((writer) => writer.go()));
  expect(await Promise.all(writers.map((writer) => writer.ended()))).toEqual([0, 0]);
  expect(missing(engine, 'one ', 15, 20)).toEqual([]);
  expect(missing(engine, 'two ', 15, 20)).toEqual([]);
  const snapshot = engine.snapshot();
  expect(snapshot.sequence).toBe(600);
  expectSound(snapshot);
});

test('a snapshot stays the same while another process writes', async () => {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, records({ id: 'a' }, { id: 'b' }));
  const snapshot = engine.snapshot();
  const before = contents(snapshot.read(all));
  const writer = new WritingProcess(file, 'other ', 10, 100);
  await writer.go();
  for (const done of [1, 5, 10]) {
    await writer.hasDone(done);
    expect(contents(snapshot.read(all)).equals(before)).toBe(true);
    expect(snapshot.changedSince(all, snapshot.sequence)).toBe(false);
  }
  expect(await writer.ended()).toBe(0);
  expect(engine.snapshot().sequence).toBe(1_002);
});

test.each([1, 3, 4, 7, 9])(
  'a process killed behind its change %d loses nothing it was told is durable',
  async (changes) => {
    const file = tempStoreFile();
    await openEngine({ file }).close();
    const writer = new WritingProcess(file, 'x ', 10_000, 50);
    await writer.go();
    await writer.hasDone(changes);
    await writer.kill();
    const engine = openEngine({ file });
    expect(missing(engine, 'x ', writer.acknowledged.length, 50)).toEqual([]);
    const snapshot = engine.snapshot();
    // Whole changes only; the one in flight may have become durable before it could be reported.
    expect(snapshot.sequence % 50).toBe(0);
    expect(snapshot.sequence).toBeGreaterThanOrEqual(writer.acknowledged.length * 50);
    expectSound(snapshot);
    expect(await put(engine, records({ id: 'afterwards' }))).toMatchObject({ added: 1 });
  },
);
