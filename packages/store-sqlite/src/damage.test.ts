import { readFileSync, writeFileSync } from 'node:fs';
import { noMerges } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { flipBitIn, loseRows } from './fixtures/b-tree-pages.js';
import { openEngine } from './fixtures/engines.js';
import { idHash, noise, numbered, put, record, records, restoring } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import { partitionSize } from './schema.js';
import type { SqliteEngine } from './sqlite-engine.js';

const corrupt: unknown = expect.objectContaining({ code: 'store-corrupt' });
const licenses = 3_000;
const range = { from: 0, to: partitionSize };

async function damagedStore(
  bytes: Uint8Array,
  damage: (file: string) => void,
): Promise<SqliteEngine> {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, bytes);
  await engine.close();
  damage(file);
  return openEngine({ file });
}

test('rows that vanish from the list of licenses without an error are missed by the guard', async () => {
  let lost = 0;
  const engine = await damagedStore(numbered('n', Array<number>(licenses).fill(50)), (file) => {
    lost = loseRows(file, 'license');
  });
  const snapshot = engine.snapshot();
  const read = [...snapshot.read(range)].reduce((sum, { count }) => sum + count, 0);
  expect(lost).toBeGreaterThan(0);
  expect(read).toBe(licenses - lost);
  expect(snapshot.guard(range).licenses).toBe(licenses);
});

test('records that vanish behind the list are missed by the reading itself', async () => {
  const engine = await damagedStore(numbered('n', Array<number>(licenses).fill(50)), (file) => {
    loseRows(file, 'record');
  });
  expect(() => [...engine.snapshot().read(range)]).toThrow(corrupt);
});

test('a record that vanished is not handed out as an empty one', async () => {
  const engine = await damagedStore(numbered('n', Array<number>(licenses).fill(50)), (file) => {
    loseRows(file, 'record');
  });
  const asked = Array.from({ length: licenses }, (_, at) => () => engine.get(idHash(`n${at}`)));
  const answers = asked.map((ask) => {
    try {
      return ask()?.record.length;
    } catch (error) {
      return error;
    }
  });
  expect(answers).toContainEqual(corrupt);
  expect(answers).not.toContain(0);
});

test.each(['payload', 'header'])(
  'a rotten %s is replaced by the same license coming in',
  async (part) => {
    const good = record({ id: 'rotten', payload: noise('rotten', 500), label: 'a label to find' });
    const digest = good.subarray(24, 56);
    const engine = await damagedStore(records({ id: 'a' }), () => undefined);
    await put(engine, good);
    await engine.close();
    flipBitIn(engine.location, part === 'payload' ? good.subarray(-500) : digest);
    const again = openEngine({ file: engine.location });
    expect(again.get(idHash('rotten'))?.record).not.toEqual(good);
    expect(await put(again, good, restoring)).toEqual({ ...noMerges, updated: 1 });
    expect(again.get(idHash('rotten'))?.record).toEqual(good);
    expect(await put(again, good, restoring)).toEqual({ ...noMerges, unchanged: 1 });
  },
);

test('pages overwritten with garbage are an error, not an empty store', async () => {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, numbered('n', Array<number>(licenses).fill(50)));
  await engine.close();
  const bytes = readFileSync(file);
  // The first page says what kind of file this is; it stays.
  const pageSize = 16_384;
  bytes.set(noise('garbage', bytes.length - pageSize), pageSize);
  writeFileSync(file, bytes);
  expect(() => openEngine({ file })).toThrow(corrupt);
});
