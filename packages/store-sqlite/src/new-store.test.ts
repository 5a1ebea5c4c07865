import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { openEngine, openNewEngine } from './fixtures/engines.js';
import { idHash, put, record } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';

const takeAll = { tie: 'incoming', revive: true, redescribe: false } as const;
const failure = (work: () => unknown): Promise<unknown> =>
  Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (error: unknown) => error,
    );

test('there is no store before the first change is committed', async () => {
  const engine = openNewEngine();
  const transaction = await engine.begin();
  await transaction.put(record({ id: 'a' }), takeAll);
  expect(existsSync(engine.location)).toBe(false);
  expect(engine.get(idHash('a'))).toBeUndefined();
  await transaction.commit();
  expect(statSync(engine.location).mode & 0o777).toBe(0o600);
  expect((await engine.get(idHash('a')))?.state).toBe('live');
});

test('everybody finds the store that was made, and what was changed after', async () => {
  const engine = openNewEngine();
  await put(engine, record({ id: 'a' }));
  const other = openEngine({ file: engine.location, create: 'never' });
  expect(other.storeId).toBe(engine.storeId);
  await put(engine, record({ id: 'b' }));
  expect([other.get(idHash('a'))?.state, other.get(idHash('b'))?.state]).toEqual(['live', 'live']);
});

test.each(['rollback', 'close'] as const)('%s leaves nothing', async (end) => {
  const engine = openNewEngine();
  const transaction = await engine.begin();
  await transaction.put(record({ id: 'a' }), takeAll);
  await (end === 'rollback' ? transaction.rollback() : engine.close());
  expect(readdirSync(dirname(engine.location))).toEqual([]);
});

test('a change that was rolled back can be made again', async () => {
  const engine = openNewEngine();
  const transaction = await engine.begin();
  await transaction.put(record({ id: 'a' }), takeAll);
  await transaction.rollback();
  await put(engine, record({ id: 'b' }));
  expect([await engine.get(idHash('a')), (await engine.get(idHash('b')))?.state]).toEqual([
    undefined,
    'live',
  ]);
});

test('the store of a process that was faster stays, and the commit says so', async () => {
  const engine = openNewEngine();
  const transaction = await engine.begin();
  await transaction.put(record({ id: 'a' }), takeAll);
  const faster = openEngine({ file: engine.location });
  expect(await failure(() => transaction.commit())).toMatchObject({ code: 'store-busy' });
  await put(faster, record({ id: 'b' }));
  expect(faster.get(idHash('a'))).toBeUndefined();
  expect(readdirSync(dirname(engine.location)).filter((name) => name.includes('new'))).toEqual([]);
});

test('a file that is there is no new store', async () => {
  const file = tempStoreFile();
  writeFileSync(file, '');
  expect(await failure(() => openNewEngine(file))).toMatchObject({ code: 'store-invalid' });
});

test('a directory that cannot be made is told of when the first change begins', async () => {
  const file = tempStoreFile();
  writeFileSync(`${dirname(file)}/in-the-way`, '');
  const engine = openNewEngine(`${dirname(file)}/in-the-way/licenses.wmdrm`);
  expect(await failure(() => engine.begin())).toMatchObject({ code: 'store-invalid' });
});

test('changes wait for each other', async () => {
  const engine = openNewEngine();
  const first = await engine.begin();
  const second = engine.begin();
  await first.put(record({ id: 'a' }), takeAll);
  await first.commit();
  const then = await second;
  await then.put(record({ id: 'b' }), takeAll);
  await then.commit();
  expect((await engine.get(idHash('b')))?.state).toBe('live');
});

test('a commit during which the store is closed leaves nothing, and says so', async () => {
  const engine = openNewEngine();
  const transaction = await engine.begin();
  await transaction.put(record({ id: 'a' }), takeAll);
  const committed = failure(() => transaction.commit());
  await engine.close();
  expect(await committed).toMatchObject({ code: 'closed' });
  expect(readdirSync(dirname(engine.location))).toEqual([]);
});
