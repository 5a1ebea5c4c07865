import { beforeEach, describe, expect, it } from 'vitest';
import { refusal } from '../fixtures/refusals.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { settle } from '../fixtures/manual-clock.js';
import { testHost } from '../fixtures/test-host.js';
import type { MergeRule } from '../store/merge.js';
import type { StoreEngine, StoreTransaction } from '../store/store-engine.js';
import { memoryStore } from './memory-store.js';

const importing: MergeRule = { tie: 'incoming', revive: true, redescribe: false };

let engine: StoreEngine;

beforeEach(() => {
  engine = memoryStore({ random: testHost().random });
});

async function put(...all: readonly Uint8Array[]): Promise<void> {
  const transaction = await engine.begin();
  await transaction.put(records(...all), importing);
  await transaction.commit();
}

async function count(): Promise<number> {
  const snapshot = await engine.snapshot();
  return snapshot.totals.reduce((sum, { licenses }) => sum + licenses, 0);
}

describe('a memory store', () => {
  it('has a random id of 32 digits', () => {
    expect(engine.storeId).toMatch(/^[0-9a-f]{32}$/);
    expect(memoryStore().storeId).not.toBe(memoryStore().storeId);
  });

  it('shows a change only once it is committed', async () => {
    const transaction = await engine.begin();
    await transaction.put(record('a'), importing);
    expect(await count()).toBe(0);
    await transaction.commit();
    expect(await count()).toBe(1);
  });

  it('keeps nothing of a change that is rolled back', async () => {
    const transaction = await engine.begin();
    await transaction.put(record('a'), importing);
    await transaction.rollback();
    expect(await count()).toBe(0);
  });

  it('does not see what becomes of the caller’s buffer', async () => {
    const bytes = record('a');
    await put(bytes);
    bytes.fill(0);
    const [chunk] = [
      ...((await engine.snapshot()).read({ from: 0, to: 9 }) as Iterable<{ bytes: Uint8Array }>),
    ];
    expect(chunk?.bytes).toEqual(record('a'));
  });

  it('does not see what becomes of bytes it gave away', async () => {
    await put(record('a'));
    const hash = record('a').slice(56, 72);
    (await engine.get(hash))!.record.fill(0);
    expect((await engine.get(hash))!.record).toEqual(record('a'));
  });

  it('commits nothing of a change one step of which failed', async () => {
    const transaction = await engine.begin();
    const error = await refusal(() =>
      transaction.put(records(record('a'), Uint8Array.of(1)), importing),
    );
    await transaction.put(record('b'), importing);
    expect(await refusal(() => transaction.commit())).toBe(error);
    expect(await count()).toBe(0);
    await put(record('c'));
  });

  it('lets changes queue up, one after the other', async () => {
    const first = await engine.begin();
    const began: string[] = [];
    const later = ['second', 'third'].map(async (name) => {
      const transaction = await engine.begin();
      began.push(name);
      return transaction;
    });
    await settle();
    expect(began).toEqual([]);
    await first.commit();
    await (await later[0]!).rollback();
    await (await later[1]!).rollback();
    expect(began).toEqual(['second', 'third']);
  });

  it('lets a change see the one before it', async () => {
    const first = await engine.begin();
    const second = engine.begin();
    await first.put(record('a'), importing);
    await first.commit();
    expect(await (await second).put(record('a'), importing)).toMatchObject({ unchanged: 1 });
  });

  it('takes no record without its payload', async () => {
    const whole = record('a');
    const headerLength = new DataView(whole.buffer).getUint32(8, true);
    const header = whole.slice(0, headerLength);
    new DataView(header.buffer).setUint16(6, 1, true);
    new DataView(header.buffer).setUint32(12, headerLength, true);
    const transaction = await engine.begin();
    expect((await refusal(() => transaction.put(header, importing))).code).toBe('invalid-argument');
  });
});

describe('a transaction that has ended', () => {
  let transaction: StoreTransaction;

  beforeEach(async () => {
    transaction = await engine.begin();
    await transaction.commit();
  });

  it.each<[string, () => unknown]>([
    ['put', () => transaction.put(record('a'), importing)],
    ['mark', () => transaction.mark([new Uint8Array(16)], 'deleted')],
    ['purge', () => transaction.purge()],
    ['addLineage', () => transaction.addLineage('x')],
    ['commit', () => transaction.commit()],
  ])('refuses to %s', async (_, action) => {
    expect((await refusal(action)).code).toBe('closed');
  });

  it('may be rolled back without harm', async () => {
    await transaction.rollback();
    await transaction.rollback();
  });
});

describe('a memory store that is closed', () => {
  it('refuses everything', async () => {
    await engine.close();
    for (const action of [
      () => engine.begin(),
      () => engine.get(new Uint8Array(16)),
      () => engine.findByHashPrefix('a', 1),
      () => engine.findByKeyId(new Uint8Array(16)),
      () => engine.snapshot(),
    ]) {
      expect((await refusal(action)).code).toBe('closed');
    }
    await engine.close();
  });

  it('ends the change under way', async () => {
    const transaction = await engine.begin();
    await engine.close();
    expect((await refusal(() => transaction.commit())).code).toBe('closed');
  });

  it('refuses the changes that waited', async () => {
    await engine.begin();
    const waiting = Promise.all(
      [engine.begin(), engine.begin()].map((begun) => refusal(() => begun)),
    );
    await engine.close();
    expect((await waiting).map(({ code }) => code)).toEqual(['closed', 'closed']);
  });

  it('ends its snapshots', async () => {
    await put(record('a'));
    const snapshot = await engine.snapshot();
    await engine.close();
    const reading = snapshot.read({ from: 0, to: 9 }) as Iterable<unknown>;
    expect((await refusal(() => [...reading])).code).toBe('closed');
  });
});
