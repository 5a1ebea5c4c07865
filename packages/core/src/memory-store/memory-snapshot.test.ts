import { beforeEach, describe, expect, it } from 'vitest';
import { refusal } from '../fixtures/refusals.js';
import { license, record, records, type LicenseParts } from '../fixtures/sample-licenses.js';
import { testHost } from '../fixtures/test-host.js';
import { hashLicenseId } from '../license/license-id-hash.js';
import { LicenseStore } from '../store/license-store.js';
import type {
  PositionRange,
  ReadOptions,
  RecordChunk,
  StoreSnapshot,
} from '../store/store-engine.js';
import { memoryStore } from './memory-store.js';

const host = testHost();
const everything: PositionRange = { from: 0, to: 1000 };
const plain = 'lcp granted granted yes';
const denied = 'lcp denied granted yes';

let store: LicenseStore;

beforeEach(() => {
  store = new LicenseStore(memoryStore({ random: host.random }), { host });
});

const add = (id: string, parts: LicenseParts = {}): Promise<unknown> =>
  store.add([license(id, parts)]);
const hash = (id: string): Uint8Array => hashLicenseId(id, host.hasher);
const drop = (id: string): Promise<unknown> =>
  store.change((transaction) => transaction.mark([hash(id)], 'deleted'));

async function read(
  snapshot: StoreSnapshot,
  range: PositionRange = everything,
  options: ReadOptions = {},
): Promise<readonly RecordChunk[]> {
  const chunks: RecordChunk[] = [];
  for await (const chunk of snapshot.read(range, options)) chunks.push(chunk);
  return chunks;
}

describe('a snapshot', () => {
  it('of an empty store is empty', async () => {
    const snapshot = await store.snapshot();
    expect(snapshot).toMatchObject({ sequence: 0, lineage: undefined, totals: [] });
    expect(await read(snapshot)).toEqual([]);
  });

  it('does not see later changes', async () => {
    await add('a');
    const snapshot = await store.snapshot();
    await add('b');
    await drop('a');
    expect(await read(snapshot)).toEqual([{ bytes: record('a'), count: 1, last: 1 }]);
    expect(snapshot.sequence).toBe(1);
  });

  it('adds up licenses and bytes by class, live ones only', async () => {
    await store.add([license('a'), license('b', { backup: 'denied' }), license('c'), license('d')]);
    await drop('d');
    const { totals } = await store.snapshot();
    const [a, b, c] = [record('a'), record('b', { backup: 'denied' }), record('c')];
    const headerBytes = (bytes: Uint8Array): number =>
      new DataView(bytes.buffer).getUint32(8, true);
    expect(totals).toEqual([
      {
        policyClass: plain,
        licenses: 2,
        bytes: a.length + c.length,
        headerBytes: headerBytes(a) + headerBytes(c),
      },
      { policyClass: denied, licenses: 1, bytes: b.length, headerBytes: headerBytes(b) },
    ]);
  });

  it('remembers every lineage mark and tells the newest', async () => {
    await add('a');
    await store.change((transaction) => transaction.addLineage('first'));
    await add('b');
    await store.change((transaction) => transaction.addLineage('second'));
    const snapshot = await store.snapshot();
    expect(snapshot.lineage).toEqual({ mark: 'second', sequence: 2 });
    expect([await snapshot.hasLineage('first'), await snapshot.hasLineage('third')]).toEqual([
      true,
      false,
    ]);
  });

  it('closed refuses to be read', async () => {
    const snapshot = await store.snapshot();
    await snapshot.close();
    await snapshot.close();
    expect((await refusal(() => read(snapshot))).code).toBe('closed');
    expect((await refusal(() => snapshot.changedSince(everything, 0))).code).toBe('closed');
  });
});

describe('reading a snapshot', () => {
  beforeEach(async () => {
    await store.add([license('a'), license('b', { backup: 'denied' }), license('c'), license('d')]);
  });

  it('gives whole records in the order of their positions', async () => {
    const [chunk] = await read(await store.snapshot(), { from: 2, to: 4 });
    expect(chunk).toEqual({
      bytes: records(record('b', { backup: 'denied' }), record('c')),
      count: 2,
      last: 3,
    });
  });

  it('gives the classes asked for', async () => {
    const [chunk] = await read(await store.snapshot(), everything, { classes: [denied] });
    expect(chunk).toMatchObject({ count: 1, last: 2 });
  });

  it('gives what changed after a sequence', async () => {
    await add('a', { payload: 'again' });
    const [chunk] = await read(await store.snapshot(), everything, { since: 4 });
    expect(chunk).toEqual({ bytes: record('a', { payload: 'again' }), count: 1, last: 1 });
  });

  it('leaves payloads out when asked', async () => {
    const [chunk] = await read(await store.snapshot(), { from: 1, to: 2 }, { headersOnly: true });
    expect(chunk?.bytes).toEqual(record('a').subarray(0, -1));
  });

  it('closes a chunk before it would be too long', async () => {
    const chunkBytes = record('a').length * 2;
    const chunks = await read(await store.snapshot(), everything, { chunkBytes });
    expect(chunks.map(({ count }) => count)).toEqual([2, 2]);
  });

  it('lets a record over the chunk length stand alone', async () => {
    const chunks = await read(await store.snapshot(), everything, { chunkBytes: 1 });
    expect(chunks.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('keeps positions over deletion and return', async () => {
    await drop('b');
    await add('b');
    const chunks = await read(await store.snapshot(), everything, { chunkBytes: 1 });
    expect(chunks.map(({ last }) => last)).toEqual([1, 2, 3, 4]);
  });
});

describe('changedSince', () => {
  it('sees additions and deletions within the range only', async () => {
    await store.add([license('a'), license('b')]);
    await drop('a');
    const snapshot = await store.snapshot();
    expect(await snapshot.changedSince({ from: 1, to: 2 }, 2)).toBe(true);
    expect(await snapshot.changedSince({ from: 2, to: 3 }, 2)).toBe(false);
    expect(await snapshot.changedSince({ from: 1, to: 2 }, 3)).toBe(false);
  });
});

describe('the guard', () => {
  it('counts and sums the live licenses of a range', async () => {
    await store.add([license('a'), license('b'), license('c')]);
    await drop('b');
    const snapshot = await store.snapshot();
    const view = (id: string): DataView =>
      new DataView(host.hasher.sha256(new TextEncoder().encode(id)).slice().buffer);
    const sum = (view('a').getBigUint64(0) + view('c').getBigUint64(0)) & 0xffff_ffff_ffff_ffffn;
    expect(await snapshot.guard!(everything)).toEqual({
      licenses: 2,
      setHash: { high: Number(sum >> 32n), low: Number(sum & 0xffff_ffffn) },
    });
  });
});
