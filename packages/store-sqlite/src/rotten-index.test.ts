import { parseKeyId } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { flipBeside } from './fixtures/b-tree-pages.js';
import { openEngine } from './fixtures/engines.js';
import { change, idHash, put, record, records, type MadeUpLicense } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';
import type { SqliteEngine } from './sqlite-engine.js';

type Where = readonly [by: number, kind?: 'index' | 'table'];
const inType: Where = [-2];
const inValue: Where = [15];
const inPosition: Where = [16];

const corrupt: unknown = expect.objectContaining({ code: 'store-corrupt' });
const keyId = '0f0e0d0c-0b0a-0908-0706-050403020100';
const wanted: MadeUpLicense = { id: 'wanted', keyIds: [keyId] };

/** A store of some licenses, the one wanted among them, with one bit of an index flipped. */
async function rotten(value: Uint8Array, ...where: Where): Promise<SqliteEngine> {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  const others = Array.from({ length: 20 }, (_, at) => ({ id: `other ${at}` }));
  await put(engine, records(...others.slice(10), wanted, ...others.slice(0, 10)));
  await engine.close();
  flipBeside(file, value, ...where);
  return openEngine({ file });
}

const idOf = (): Uint8Array => idHash('wanted');
const keyOf = (): Uint8Array => parseKeyId(keyId) ?? new Uint8Array(0);
const digits = (): string => Buffer.from(idOf()).toString('hex').slice(0, 9);

test.each<[string, () => Uint8Array, (engine: SqliteEngine) => unknown]>([
  ['its id', idOf, (engine) => engine.get(idOf())],
  ['the beginning of its id', idOf, (engine) => engine.findByHashPrefix(digits(), 2)],
  ['its key id', keyOf, (engine) => engine.findByKeyId(keyOf())],
])(
  'a license an index has lost is not said to be missing when asked for by %s',
  async (_, value, ask) => {
    for (const where of [inType, inValue]) {
      const engine = await rotten(value(), ...where);
      expect(() => ask(engine)).toThrow(corrupt);
    }
  },
);

test('a license is not said to have changed when it did not', async () => {
  const engine = await rotten(idOf(), 16, 'table');
  expect(() => engine.get(idOf())).toThrow(corrupt);
});

test('licenses the index still leads to are found', async () => {
  const engine = await rotten(idOf(), ...inValue);
  expect(engine.get(idHash('other 3'))).toBeDefined();
});

test('no second license of an id is added where the index has lost the first', async () => {
  const engine = await rotten(idOf(), ...inValue);
  await expect(put(engine, record(wanted))).rejects.toEqual(corrupt);
});

test('a key id that two licenses name is not said to be that of one', async () => {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, records(wanted, { ...wanted, id: 'second' }));
  await engine.close();
  flipBeside(file, keyOf(), ...inValue);
  expect(() => openEngine({ file }).findByKeyId(keyOf())).toThrow(corrupt);
});

test('a license that is gone is not found by its key id, and others still are', async () => {
  const engine = openEngine();
  await put(engine, records(wanted, { ...wanted, id: 'second' }));
  await change(engine, (transaction) => transaction.mark([idOf()], 'deleted'));
  expect(engine.findByKeyId(keyOf()).map(({ state }) => state)).toEqual(['live']);
});

test.each<[string, (engine: SqliteEngine) => Promise<unknown>]>([
  ['removed', (engine) => change(engine, (transaction) => transaction.mark([idOf()], 'deleted'))],
  ['replaced', (engine) => put(engine, record({ ...wanted, payload: 'newer', issued: 9 }))],
])('no other license is %s in place of one whose index entry leads astray', async (_, act) => {
  const engine = await rotten(idOf(), ...inPosition);
  await expect(act(engine)).rejects.toEqual(corrupt);
  const snapshot = engine.snapshot();
  const count = [...snapshot.read({ from: 0, to: snapshot.endPosition })].reduce(
    (sum, chunk) => sum + chunk.count,
    0,
  );
  expect(count).toBe(21);
});

test('what changed is not counted when a row has lost when it changed', async () => {
  const engine = await rotten(idOf(), 16, 'table');
  const snapshot = engine.snapshot();
  expect(() => snapshot.changes(5)).toThrow(corrupt);
});

test('what was removed is not told when a row has lost its id', async () => {
  const file = tempStoreFile();
  const engine = openEngine({ file });
  await put(engine, records(wanted, { id: 'other' }));
  await change(engine, (transaction) => transaction.mark([idOf()], 'deleted'));
  await engine.close();
  flipBeside(file, idOf(), 15, 'table');
  const snapshot = openEngine({ file }).snapshot();
  expect(snapshot.changes(2).removed).toBe(1);
  expect(() => [...snapshot.tombstones(2)]).toThrow(corrupt);
});
