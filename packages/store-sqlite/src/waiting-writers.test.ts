import { expect, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { host } from './fixtures/host.js';
import { HandClock } from './fixtures/hand-clock.js';
import { idHash, importing, put, record } from './fixtures/records.js';
import { tempStoreFile } from './fixtures/temp-directory.js';

const busy: unknown = expect.objectContaining({ code: 'store-busy' });

test('changes of one engine come one after the other, in the order they were asked for', async () => {
  const engine = openEngine();
  const order: string[] = [];
  const first = await engine.begin();
  const later = ['second', 'third'].map(async (name) => {
    const transaction = await engine.begin();
    order.push(`${name} begins`);
    await Promise.resolve();
    order.push(`${name} ends`);
    transaction.rollback();
  });
  order.push('first ends');
  first.commit();
  await Promise.all(later);
  expect(order).toEqual([
    'first ends',
    'second begins',
    'second ends',
    'third begins',
    'third ends',
  ]);
});

test('a change waits for that of another engine on the same file', async () => {
  const file = tempStoreFile();
  const clock = new HandClock();
  const [one, other] = [openEngine({ file }), openEngine({ file, host: { ...host, clock } })];
  const first = await one.begin();
  first.put(record({ id: 'a' }), importing);
  const second = other.begin();
  await clock.advance(4_000);
  first.commit();
  await clock.advance(10);
  const transaction = await second;
  expect(transaction.put(record({ id: 'a' }), importing)).toMatchObject({ unchanged: 1 });
});

test('waiting for another engine ends with store-busy after five seconds', async () => {
  const file = tempStoreFile();
  const clock = new HandClock();
  const [one, other] = [openEngine({ file }), openEngine({ file, host: { ...host, clock } })];
  await one.begin();
  let outcome: unknown;
  const waiting = other.begin().catch((error: unknown) => (outcome = error));
  await clock.advance(4_999);
  expect(outcome).toBeUndefined();
  await clock.advance(1);
  await waiting;
  expect(outcome).toEqual(busy);
});

test('waiting for the same engine ends with store-busy, too, and the next one gets its turn', async () => {
  const clock = new HandClock();
  const engine = openEngine({ busyTimeoutMs: 100, host: { ...host, clock } });
  const first = await engine.begin();
  const tooLate = expect(engine.begin()).rejects.toThrow(busy);
  await clock.advance(60);
  const inTime = engine.begin();
  await clock.advance(60);
  await tooLate;
  first.rollback();
  (await inTime).rollback();
  expect(clock.sleeping).toBe(0);
});

test('a store that is busy can still be read', async () => {
  const file = tempStoreFile();
  const [one, other] = [openEngine({ file }), openEngine({ file })];
  await put(one, record({ id: 'a' }));
  await one.begin();
  expect(other.get(idHash('a'))?.state).toBe('live');
  expect(other.snapshot().sequence).toBe(1);
});
