import {
  addToSetHash,
  emptySetHash,
  frames,
  recordLayout,
  viewOf,
  type RecordChunk,
} from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { openEngine } from './fixtures/engines.js';
import { readRows } from './fixtures/read-rows.js';
import { change, idHash, noise, numbered, put, record, records } from './fixtures/records.js';
import { partitionSize } from './schema.js';
import type { SqliteSnapshot } from './sqlite-snapshot.js';

const code = (wanted: string): unknown => expect.objectContaining({ code: wanted });
const everything = (snapshot: SqliteSnapshot): { from: number; to: number } => ({
  from: 0,
  to: snapshot.endPosition,
});
const shape = (chunks: Iterable<RecordChunk>): readonly (readonly number[])[] =>
  [...chunks].map(({ bytes, count, last }) => [count, bytes.length, last]);
const contents = (chunks: Iterable<RecordChunk>): Uint8Array =>
  Uint8Array.from(Buffer.concat([...chunks].map(({ bytes }) => bytes)));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const kinds: Readonly<Record<string, Uint8Array>> = {
  'all 256 bytes': Uint8Array.from({ length: 256 }, (_, at) => at),
  'all 256 bytes downwards': Uint8Array.from({ length: 256 }, (_, at) => 255 - at),
  'nothing but NUL': new Uint8Array(1_000),
  'NUL first and last': Uint8Array.of(0, 65, 0),
  empty: new Uint8Array(0),
  'UTF-8 byte order mark': Uint8Array.of(0xef, 0xbb, 0xbf, 65),
  'UTF-16 byte order marks': Uint8Array.of(0xff, 0xfe, 65, 0, 0xfe, 0xff, 0, 65),
  'lone surrogates': Uint8Array.of(0xed, 0xa0, 0x80, 0xed, 0xbf, 0xbf),
  'overlong NUL': Uint8Array.of(0xc0, 0x80),
  'cut off sequences': Uint8Array.of(0xe2, 0x82, 0xf0, 0x9f, 0x98, 0xc3),
  'bytes no UTF-8 has': Uint8Array.of(0xf5, 0xf8, 0xfc, 0xfe, 0xff),
  'proper text': utf8('Lizenz für „Das Märchen“ 📚'),
  'SQL text': utf8("'); DROP TABLE license; --"),
  'on an overflow page': noise('overflow', 40_000),
  'larger than a chunk': noise('large', 3_000_000),
};

describe('batched reading gives the bytes of the row-by-row reading', () => {
  test.each(Object.entries(kinds))('payload: %s', async (_, payload) => {
    const engine = openEngine();
    const bytes = records({ id: 'before' }, { id: 'kind', payload }, { id: 'behind' });
    await put(engine, bytes);
    const snapshot = engine.snapshot();
    expect(Buffer.compare(contents(snapshot.read(everything(snapshot))), bytes)).toBe(0);
  });

  test.each([1, 700, 5_000, 65_536, 1_048_576])('in chunks of %d bytes', async (chunkBytes) => {
    const engine = openEngine();
    const lengths = Array.from({ length: 700 }, (_, at) => (at * 7919) % 5_000);
    await put(engine, records(...Object.entries(kinds).map(([id, payload]) => ({ id, payload }))));
    await put(engine, numbered('n', lengths));
    await change(engine, (tx) =>
      tx.mark([idHash('n5'), idHash('n699'), idHash('empty')], 'deleted'),
    );
    const snapshot = engine.snapshot();
    const range = everything(snapshot);
    const batches = [...snapshot.read(range, { chunkBytes })];
    const rows = [...readRows(engine.location, range, chunkBytes)];
    expect(shape(batches)).toEqual(shape(rows));
    expect(
      batches.every(
        ({ bytes }, at) => Buffer.compare(bytes, rows[at]?.bytes ?? bytes.subarray(1)) === 0,
      ),
    ).toBe(true);
  });
});

describe('chunks', () => {
  const lengths = Array.from({ length: 500 }, (_, at) => 10 + ((at * 31) % 900));

  test('are as full as their limit allows, and never fuller', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', lengths));
    const snapshot = engine.snapshot();
    const chunks = [...snapshot.read(everything(snapshot), { chunkBytes: 20_000 })];
    const firsts = chunks.map(({ bytes }) => [...frames(bytes)][0]?.totalLength ?? 0);
    expect(chunks.length).toBeGreaterThan(5);
    chunks.forEach(({ bytes }, at) => {
      expect(bytes.length).toBeLessThanOrEqual(20_000);
      const next = firsts[at + 1];
      if (next !== undefined) expect(bytes.length + next).toBeGreaterThan(20_000);
    });
  });

  test('hold at most 4,096 records', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', Array<number>(4_200).fill(0)));
    const snapshot = engine.snapshot();
    expect(
      [...snapshot.read(everything(snapshot), { chunkBytes: 2 ** 40 })].map((c) => c.count),
    ).toEqual([4_096, 104]);
  });

  test('say how many records they hold and where the last one lies', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', lengths));
    const snapshot = engine.snapshot();
    for (const { bytes, count, last } of snapshot.read(everything(snapshot), {
      chunkBytes: 9_000,
    })) {
      expect([...frames(bytes)]).toHaveLength(count);
      expect(contents(snapshot.read({ from: last, to: last + 1 }))).toEqual(
        bytes.slice([...frames(bytes)].at(-1)?.offset),
      );
    }
  });

  test('are the same in another snapshot of the same licenses', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', lengths));
    const before = engine.snapshot();
    const chunks = shape(before.read(everything(before), { chunkBytes: 9_000 }));
    await change(engine, (tx) => tx.addLineage('a'.repeat(32)));
    const after = engine.snapshot();
    expect(shape(after.read(everything(after), { chunkBytes: 9_000 }))).toEqual(chunks);
  });

  test('are read one per step', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', lengths));
    const snapshot = engine.snapshot();
    const reading = snapshot.read(everything(snapshot), { chunkBytes: 9_000 });
    expect(reading.next().done).toBe(false);
    snapshot.close();
    expect(() => reading.next()).toThrow(code('closed'));
  });

  test('of several readings do not mix', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', lengths));
    const snapshot = engine.snapshot();
    const [one, two] = [1, 2].map(() => snapshot.read(everything(snapshot), { chunkBytes: 9_000 }));
    for (const chunk of one ?? []) expect(two?.next().value?.bytes).toEqual(chunk.bytes);
    expect(two?.next().done).toBe(true);
  });
});

describe('reading', () => {
  test('a range gives the licenses in it', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a' }, { id: 'b' }, { id: 'c' }));
    const snapshot = engine.snapshot();
    const end = snapshot.endPosition;
    expect(contents(snapshot.read({ from: end - 2, to: end - 1 }))).toEqual(record({ id: 'b' }));
    expect([...snapshot.read({ from: end, to: 2 ** 40 })]).toEqual([]);
    expect([...snapshot.read({ from: 5, to: 2 })]).toEqual([]);
  });

  test('classes gives only these, in order of position', async () => {
    const engine = openEngine();
    await put(
      engine,
      records({ id: 'a' }, { id: 'b', backup: 'denied' }, { id: 'c', format: 'xmr' }, { id: 'd' }),
    );
    const snapshot = engine.snapshot();
    const read = (...classes: string[]): Uint8Array =>
      contents(snapshot.read(everything(snapshot), { classes }));
    const [lcp, xmr] = ['lcp granted granted yes', 'xmr granted granted yes'] as const;
    expect(read(lcp)).toEqual(records({ id: 'a' }, { id: 'd' }));
    expect(read(xmr, lcp)).toEqual(records({ id: 'a' }, { id: 'c', format: 'xmr' }, { id: 'd' }));
    expect(read('unheard of')).toHaveLength(0);
    expect(read()).toHaveLength(0);
  });

  test('since gives what changed after a sequence', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a' }, { id: 'b' }, { id: 'c' }));
    await put(engine, record({ id: 'a', payload: 'version 1' }));
    const snapshot = engine.snapshot();
    expect(contents(snapshot.read(everything(snapshot), { since: 2 }))).toEqual(
      records({ id: 'a', payload: 'version 1' }, { id: 'c' }),
    );
  });

  test('headersOnly cuts each record behind its header, lengths as stored', async () => {
    const engine = openEngine();
    const whole = [
      record({ id: 'a', label: 'small' }),
      record({ id: 'b', payload: noise('b', 50_000) }),
      record({ id: 'c', payload: '' }),
    ];
    for (const bytes of whole) await put(engine, bytes);
    const snapshot = engine.snapshot();
    const cut = whole.map((bytes) =>
      bytes.slice(0, viewOf(bytes).getUint32(recordLayout.headerLength, true)),
    );
    expect(shape(snapshot.read(everything(snapshot), { headersOnly: true }))).toHaveLength(1);
    expect(contents(snapshot.read(everything(snapshot), { headersOnly: true }))).toEqual(
      Uint8Array.from(Buffer.concat(cut)),
    );
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses chunks of %d bytes', (chunkBytes) => {
    const reading = openEngine().snapshot().read({ from: 0, to: 1 }, { chunkBytes });
    expect(() => reading.next()).toThrow(code('invalid-argument'));
  });

  test.each([
    [-1, 5],
    [0.5, 5],
    [0, Number.NaN],
  ])('refuses positions %d to %d', (from, to) => {
    expect(() => openEngine().snapshot().read({ from, to }).next()).toThrow(
      code('invalid-argument'),
    );
  });
});

describe('a snapshot', () => {
  test('stays as it is while the store changes', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a' }, { id: 'b' }));
    const before = engine.snapshot();
    const look = (): unknown => ({
      ...before,
      bytes: contents(before.read({ from: 0, to: 100 })),
      guard: before.guard({ from: 0, to: partitionSize }),
      changed: before.changedSince({ from: 0, to: 100 }, 2),
      lineage: before.hasLineage('a'.repeat(32)),
    });
    const first = look();
    await put(engine, records({ id: 'a', payload: 'version 1' }, { id: 'c' }));
    await change(engine, async (tx) => {
      await tx.mark([idHash('b')], 'revoked');
      await tx.purge();
      await tx.addLineage('a'.repeat(32));
    });
    expect(look()).toEqual(first);
    expect(engine.snapshot().sequence).toBe(5);
  });

  test('does not see a change that had begun before it', async () => {
    const engine = openEngine();
    const transaction = await engine.begin();
    transaction.put(record({ id: 'a' }), { tie: 'local', revive: false, redescribe: false });
    const snapshot = engine.snapshot();
    transaction.commit();
    expect([...snapshot.read({ from: 0, to: 100 })]).toEqual([]);
  });

  test('can be closed twice and is of no use afterwards', () => {
    const snapshot = openEngine().snapshot();
    snapshot.close();
    snapshot.close();
    expect(() => snapshot.guard({ from: 0, to: partitionSize })).toThrow(code('closed'));
  });

  test('has totals by policy class, of live licenses only', async () => {
    const engine = openEngine();
    const [a, b, c] = [
      record({ id: 'a', payload: noise('a', 100) }),
      record({ id: 'b', payload: noise('b', 200) }),
      record({ id: 'c', backup: 'denied' }),
    ];
    for (const bytes of [a, b, c]) await put(engine, bytes);
    await change(engine, (tx) => tx.mark([idHash('c')], 'deleted'));
    expect(engine.snapshot().totals).toEqual([
      {
        policyClass: 'lcp granted granted yes',
        licenses: 2,
        bytes: a.length + b.length,
        headerBytes: a.length + b.length - 300,
      },
    ]);
  });

  test('knows whether anything changed in a range', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a' }, { id: 'b' }, { id: 'c' }));
    await change(engine, (tx) => tx.mark([idHash('b')], 'deleted'));
    await change(engine, (tx) => tx.purge());
    const snapshot = engine.snapshot();
    const changed = [0, 1, 2].map((at) => {
      const from = snapshot.endPosition - 3 + at;
      return snapshot.changedSince({ from, to: from + 1 }, 3);
    });
    expect(changed).toEqual([false, true, false]);
  });
});

describe('the guard', () => {
  test('counts live licenses and sums their digests, partition by partition', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', Array<number>(partitionSize + 100).fill(3)));
    await change(engine, (tx) =>
      tx.mark([idHash('n0'), idHash(`n${partitionSize + 50}`)], 'deleted'),
    );
    const snapshot = engine.snapshot();
    for (const range of [
      { from: 0, to: partitionSize },
      { from: partitionSize, to: 2 * partitionSize },
      { from: 0, to: 2 * partitionSize },
      { from: partitionSize, to: snapshot.endPosition },
      { from: 4 * partitionSize, to: 8 * partitionSize },
    ]) {
      expect(snapshot.guard(range)).toEqual(guardOf(snapshot.read(range)));
    }
  });

  test('refuses a range cut elsewhere', async () => {
    const engine = openEngine();
    await put(engine, numbered('n', [1, 2, 3]));
    const snapshot = engine.snapshot();
    for (const range of [
      { from: 1, to: partitionSize },
      { from: 0, to: 2 },
    ]) {
      expect(() => snapshot.guard(range)).toThrow(code('invalid-argument'));
    }
  });
});

function guardOf(chunks: Iterable<RecordChunk>): unknown {
  let licenses = 0;
  let setHash = emptySetHash;
  for (const { bytes } of chunks) {
    const view = viewOf(bytes);
    for (const { offset } of frames(bytes, view)) {
      licenses += 1;
      setHash = addToSetHash(setHash, {
        high: view.getUint32(offset + recordLayout.payloadDigest),
        low: view.getUint32(offset + recordLayout.payloadDigest + 4),
      });
    }
  }
  return { licenses, setHash };
}
