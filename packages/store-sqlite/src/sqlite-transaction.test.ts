import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { noMerges, recordLayout, type MergeRule } from '@wmdrm/core';
import { openEngine } from './fixtures/engines.js';
import { change, idHash, importing, put, record, records, restoring } from './fixtures/records.js';

const code = (wanted: string): unknown => expect.objectContaining({ code: wanted });
const keyA = '00112233-4455-6677-8899-aabbccddeeff';
const keyB = 'ffeeddcc-bbaa-9988-7766-554433221100';
const bytesOfKeyA = Uint8Array.of(
  ...[0x33, 0x22, 0x11, 0x00, 0x55, 0x44, 0x77, 0x66],
  ...[0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff],
);

describe('put', () => {
  test('adds what is new and returns the very bytes', async () => {
    const engine = openEngine();
    expect(await put(engine, records({ id: 'a' }, { id: 'b' }))).toEqual({ ...noMerges, added: 2 });
    expect(engine.get(idHash('b'))).toEqual({
      record: record({ id: 'b' }),
      state: 'live',
      sequence: 2,
    });
  });

  test('changes nothing for the same bytes, also twice in one go', async () => {
    const engine = openEngine();
    const twice = records({ id: 'a' }, { id: 'a' });
    expect(await put(engine, twice)).toEqual({ ...noMerges, added: 1, unchanged: 1 });
    expect(await put(engine, record({ id: 'a' }))).toEqual({ ...noMerges, unchanged: 1 });
    expect(engine.snapshot().sequence).toBe(1);
  });

  test('accepts no bytes', async () => {
    expect(await put(openEngine(), new Uint8Array(0))).toEqual(noMerges);
  });

  test.each<[string, MergeRule, number | undefined, number | undefined, string]>([
    ['newer', restoring, 1, 2, 'updated'],
    ['older', importing, 2, 1, 'kept'],
    ['undated, incoming wins ties', importing, undefined, undefined, 'updated'],
    ['undated, local wins ties', restoring, undefined, undefined, 'kept'],
    ['undated, changed after', { ...importing, lineageSequence: 0 }, undefined, undefined, 'kept'],
    ['undated, not after', { ...restoring, lineageSequence: 1 }, undefined, undefined, 'updated'],
  ])('another payload: %s', async (_, rule, before, after, outcome) => {
    const engine = openEngine();
    const [local, incoming] = [before, after].map((issued, at) =>
      record({ id: 'a', payload: `version ${at}`, ...(issued === undefined ? {} : { issued }) }),
    ) as [Uint8Array, Uint8Array];
    await put(engine, local);
    expect(await put(engine, incoming, rule)).toEqual({ ...noMerges, [outcome]: 1 });
    expect(engine.get(idHash('a'))?.record).toEqual(outcome === 'updated' ? incoming : local);
  });

  test.each([true, false])(
    'another header for the same payload, redescribe %s',
    async (redescribe) => {
      const engine = openEngine();
      const [local, incoming] = [record({ id: 'a' }), record({ id: 'a', label: 'a.lcpl' })];
      await put(engine, local);
      const counts = await put(engine, incoming, { ...importing, redescribe });
      expect(counts).toEqual({ ...noMerges, [redescribe ? 'updated' : 'unchanged']: 1 });
      expect(engine.get(idHash('a'))?.record).toEqual(redescribe ? incoming : local);
    },
  );

  test('keeps the position of a license it replaces', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a' }, { id: 'b' }));
    await put(engine, record({ id: 'a', payload: 'version 1' }));
    const snapshot = engine.snapshot();
    const [chunk] = snapshot.read({ from: 0, to: snapshot.endPosition });
    expect(chunk?.bytes).toEqual(records({ id: 'a', payload: 'version 1' }, { id: 'b' }));
  });

  test('refuses a record without its payload', async () => {
    const bytes = record({ id: 'a', payload: '' });
    new DataView(bytes.buffer).setUint16(recordLayout.flags, 1, true);
    const transaction = await openEngine().begin();
    expect(() => transaction.put(bytes, importing)).toThrow(code('invalid-argument'));
  });
});

describe('a step that fails', () => {
  test('spoils its transaction: commit undoes everything and says why', async () => {
    const engine = openEngine();
    const transaction = await engine.begin();
    transaction.put(record({ id: 'a' }), importing);
    const torn = records({ id: 'b' }, { id: 'c' }).slice(0, -1);
    expect(() => transaction.put(torn, importing)).toThrow(code('damaged'));
    expect(() => transaction.put(record({ id: 'd' }), importing)).toThrow(code('damaged'));
    expect(() => transaction.commit()).toThrow(code('damaged'));
    expect(engine.snapshot()).toMatchObject({ sequence: 0, totals: [] });
  });

  test('leaves the store ready for the next one', async () => {
    const engine = openEngine();
    const transaction = await engine.begin();
    expect(() => transaction.put(Uint8Array.of(1), importing)).toThrow(code('damaged'));
    transaction.rollback();
    expect(await put(engine, record({ id: 'a' }))).toEqual({ ...noMerges, added: 1 });
  });
});

describe('a change', () => {
  test('is seen by nobody else before its commit', async () => {
    const engine = openEngine();
    const transaction = await engine.begin();
    transaction.put(record({ id: 'a', keyIds: [keyA] }), importing);
    expect(engine.get(idHash('a'))).toBeUndefined();
    expect(engine.findByKeyId(bytesOfKeyA)).toEqual([]);
    expect(engine.snapshot().totals).toEqual([]);
    transaction.commit();
    expect(engine.get(idHash('a'))?.state).toBe('live');
  });

  test('leaves no trace after a rollback, not even in its numbers', async () => {
    const engine = openEngine();
    const transaction = await engine.begin();
    transaction.put(record({ id: 'a', format: 'keygen' }), importing);
    transaction.addLineage('a'.repeat(32));
    transaction.rollback();
    expect(engine.snapshot()).toMatchObject({
      sequence: 0,
      endPosition: 1,
      lineage: undefined,
      totals: [],
    });
    expect(await put(engine, record({ id: 'a', format: 'keygen' }))).toMatchObject({ added: 1 });
  });

  test('is over after commit and after rollback', async () => {
    const engine = openEngine();
    const committed = await engine.begin();
    committed.commit();
    committed.rollback();
    const rolledBack = await engine.begin();
    rolledBack.rollback();
    rolledBack.rollback();
    for (const ended of [committed, rolledBack]) {
      expect(() => ended.put(record({ id: 'a' }), importing)).toThrow(code('closed'));
      expect(() => ended.commit()).toThrow(code('closed'));
    }
  });
});

describe('states', () => {
  test('a deleted license is remembered, and comes back only if told to', async () => {
    const engine = openEngine();
    await put(engine, record({ id: 'a' }));
    expect(await change(engine, (tx) => tx.mark([idHash('a'), idHash('b')], 'deleted'))).toBe(1);
    expect(engine.get(idHash('a'))).toMatchObject({ state: 'deleted', sequence: 2 });
    expect(await put(engine, record({ id: 'a' }), restoring)).toEqual({
      ...noMerges,
      notRevived: 1,
    });
    expect(await put(engine, record({ id: 'a' }))).toEqual({ ...noMerges, revived: 1 });
    expect(engine.get(idHash('a'))).toMatchObject({ state: 'live', sequence: 3 });
  });

  test('a revoked license never comes back and is never merely deleted', async () => {
    const engine = openEngine();
    await put(engine, record({ id: 'a' }));
    expect(await change(engine, (tx) => tx.mark([idHash('a')], 'revoked'))).toBe(1);
    expect(await change(engine, (tx) => tx.mark([idHash('a')], 'deleted'))).toBe(0);
    expect(await put(engine, record({ id: 'a' }))).toEqual({ ...noMerges, revoked: 1 });
    expect(engine.get(idHash('a'))?.state).toBe('revoked');
  });

  test('a deleted license can be revoked', async () => {
    const engine = openEngine();
    await put(engine, record({ id: 'a' }));
    await change(engine, (tx) => tx.mark([idHash('a')], 'deleted'));
    expect(await change(engine, (tx) => tx.mark([idHash('a')], 'revoked'))).toBe(1);
  });

  test('marking the same state again changes nothing', async () => {
    const engine = openEngine();
    await put(engine, record({ id: 'a' }));
    expect(await change(engine, (tx) => tx.mark([idHash('a'), idHash('a')], 'deleted'))).toBe(1);
    expect(engine.snapshot().sequence).toBe(2);
  });

  test('a purged license leaves its id, sequence and state, and can be revived', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a', keyIds: [keyA] }, { id: 'b' }));
    await change(engine, (tx) => tx.mark([idHash('a')], 'deleted'));
    expect(await change(engine, (tx) => tx.purge())).toBe(1);
    expect(await change(engine, (tx) => tx.purge())).toBe(0);
    expect(engine.get(idHash('a'))).toEqual({
      record: new Uint8Array(0),
      state: 'deleted',
      sequence: 3,
    });
    expect(await put(engine, record({ id: 'a', keyIds: [keyA] }))).toMatchObject({ revived: 1 });
    expect(engine.findByKeyId(bytesOfKeyA)).toHaveLength(1);
  });

  test('a purged license leaves no key id', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a', keyIds: [keyA, keyB] }, { id: 'b', keyIds: [keyA] }));
    await change(engine, (tx) => tx.mark([idHash('a')], 'deleted'));
    await change(engine, (tx) => tx.purge());
    const db = new DatabaseSync(engine.location, { readOnly: true });
    expect(db.prepare('SELECT key_id FROM key_id').all()).toEqual([{ key_id: bytesOfKeyA }]);
    db.close();
  });

  test('the hash of a license id has 16 bytes', async () => {
    const transaction = await openEngine().begin();
    expect(() => transaction.mark([new Uint8Array(15)], 'deleted')).toThrow(
      code('invalid-argument'),
    );
  });
});

describe('finding', () => {
  test('by key id: live licenses that name it now', async () => {
    const engine = openEngine();
    await put(
      engine,
      records({ id: 'a', keyIds: [keyA, keyB, keyA] }, { id: 'b', keyIds: [keyA] }),
    );
    expect(engine.findByKeyId(bytesOfKeyA).map((found) => found.sequence)).toEqual([1, 2]);
    await put(engine, record({ id: 'a', payload: 'version 1', keyIds: [keyB] }));
    await change(engine, (tx) => tx.mark([idHash('b')], 'deleted'));
    expect(engine.findByKeyId(bytesOfKeyA)).toEqual([]);
  });

  test('by the first digits of the hash, odd or even in number', async () => {
    const engine = openEngine();
    await put(
      engine,
      records(...Array.from({ length: 300 }, (_, at) => ({ id: `license ${at}` }))),
    );
    const hash = Buffer.from(idHash('license 7')).toString('hex');
    for (const digits of [1, 2, 5, 32]) {
      const wanted = hash.slice(0, digits).toUpperCase();
      const found = engine.findByHashPrefix(wanted, 300);
      const all = Array.from({ length: 300 }, (_, at) => idHash(`license ${at}`));
      const matching = all.filter((one) =>
        Buffer.from(one).toString('hex').startsWith(hash.slice(0, digits)),
      );
      expect(found).toHaveLength(matching.length);
      expect(found.map(({ record: bytes }) => bytes)).toContainEqual(record({ id: 'license 7' }));
    }
    expect(engine.findByHashPrefix('', 5)).toHaveLength(5);
  });

  test('by hash leaves out what is not live', async () => {
    const engine = openEngine();
    await put(engine, record({ id: 'a' }));
    await change(engine, (tx) => tx.mark([idHash('a')], 'deleted'));
    expect(engine.findByHashPrefix('', 5)).toEqual([]);
  });

  test.each(['xyz', '0'.repeat(33), '0x'])('%j is not the beginning of a hash', (digits) => {
    expect(() => openEngine().findByHashPrefix(digits, 1)).toThrow(code('invalid-argument'));
  });
});

describe('lineage', () => {
  test('marks the present sequence and remembers every mark', async () => {
    const engine = openEngine();
    await put(engine, records({ id: 'a' }, { id: 'b' }));
    await change(engine, (tx) => tx.addLineage('1'.repeat(32)));
    await change(engine, async (tx) => {
      await tx.put(record({ id: 'c' }), importing);
      await tx.addLineage('2'.repeat(32));
    });
    const snapshot = engine.snapshot();
    expect(snapshot.lineage).toEqual({ mark: '2'.repeat(32), sequence: 3 });
    expect(['1', '2', '3'].map((digit) => snapshot.hasLineage(digit.repeat(32)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('takes nothing but 32 hexadecimal digits', async () => {
    const transaction = await openEngine().begin();
    expect(() => transaction.addLineage('mark')).toThrow(code('invalid-argument'));
  });
});
