import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { toHex } from '../bytes/hex.js';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal } from '../fixtures/refusals.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { writeSegment } from '../fixtures/sample-segments.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import { withoutStacksAsync } from '../fixtures/without-stacks.js';
import { encodeRecord } from '../record/encode-record.js';
import { segmentName } from './file-names.js';
import type { SegmentEntry } from './manifest.js';
import { segmentRoot, type SegmentKind } from './segment-layout.js';
import { SegmentReader } from './segment-reader.js';

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

const open = (entry: SegmentEntry, kind: SegmentKind = 'licenses'): Promise<SegmentReader> =>
  SegmentReader.open(target, entry, kind, { hasher: nativeHasher });

/** All chunks of a segment. */
async function read(entry: SegmentEntry): Promise<readonly Uint8Array[]> {
  const reader = await open(entry);
  try {
    const chunks: Uint8Array[] = [];
    for await (const { bytes } of reader.readAll()) chunks.push(bytes);
    return chunks;
  } finally {
    await reader.close();
  }
}

const codeOf = async (action: () => unknown): Promise<string> => (await refusal(action)).code;
const nameOf = ({ root, run }: SegmentEntry): string => segmentName(root, run);
const bytesOf = (entry: SegmentEntry): Uint8Array => target.files.get(nameOf(entry))!;

/** Changes a segment's file and gives it the root its new table has. */
function rewrite(
  entry: SegmentEntry,
  change: (view: DataView, table: number) => void,
): SegmentEntry {
  const bytes = bytesOf(entry).slice();
  const view = new DataView(bytes.buffer);
  const trailer = bytes.length - 64;
  const table = Number(view.getBigUint64(trailer + 8, true));
  change(view, table);
  const root = segmentRoot(bytes.subarray(0, 32), bytes.subarray(table, trailer), nativeHasher);
  bytes.set(root, trailer + 32);
  const changed = { ...entry, root: toHex(root) };
  target.files.set(nameOf(changed), bytes);
  return changed;
}

describe('a segment', () => {
  it('gives back any chunks', async () => {
    const chunk = fc
      .array(
        someLicense.map((one) => encodeRecord(one, nativeHasher)),
        { minLength: 1, maxLength: 3 },
      )
      .map((list) => records(...list));
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 4 }), async (chunks) => {
        target = new MemoryTarget();
        expect(await read(await writeSegment(target, 1, chunks))).toEqual(chunks);
      }),
      { seed, numRuns: 30 },
    );
  });

  it('is found damaged by any flipped bit', async () => {
    const entry = await writeSegment(target, 1, [record('a'), record('b')]);
    const whole = bytesOf(entry);
    const unseen: number[] = [];
    await withoutStacksAsync(async () => {
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const flipped = whole.slice();
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        target.files.set(nameOf(entry), flipped);
        if ((await codeOf(() => read(entry)).catch(String)) !== 'damaged') unseen.push(bit);
      }
    });
    expect(unseen).toEqual([]);
  });

  it('is found damaged when it is cut off anywhere', async () => {
    const entry = await writeSegment(target, 1, [record('a')]);
    const whole = bytesOf(entry);
    for (let length = 0; length < whole.length; length += 1) {
      target.files.set(nameOf(entry), whole.slice(0, length));
      expect({ length, code: await codeOf(() => open(entry)) }).toEqual({
        length,
        code: 'damaged',
      });
    }
  });

  it('is found damaged with bytes behind its end', async () => {
    const entry = await writeSegment(target, 1, [record('a')]);
    target.files.set(nameOf(entry), records(bytesOf(entry), Uint8Array.of(0)));
    expect(await codeOf(() => open(entry))).toBe('damaged');
  });

  it('is found damaged when another of the same size stands in its place', async () => {
    const one = await writeSegment(target, 1, [record('a')]);
    const other = await writeSegment(target, 1, [record('b')]);
    target.files.set(nameOf(one), bytesOf(other));
    expect(other.size).toBe(one.size);
    expect(await codeOf(() => open(one))).toBe('damaged');
  });

  it('is found missing', async () => {
    const entry = await writeSegment(target, 1, [record('a')]);
    target.files.clear();
    expect(await codeOf(() => open(entry))).toBe('file-not-found');
  });

  it.each<[string, Partial<SegmentEntry>]>([
    ['more licenses', { licenses: 2 }],
    ['fewer bytes', { bytes: 1 }],
  ])('is damaged if its manifest says it holds %s', async (_, change) => {
    const entry = await writeSegment(target, 1, [record('a')]);
    expect(await codeOf(() => open({ ...entry, ...change }))).toBe('damaged');
  });

  it('of licenses is not read as a ledger', async () => {
    const entry = await writeSegment(target, 1, [record('a')]);
    expect(await codeOf(() => open(entry, 'ledger'))).toBe('unsupported');
  });
});

describe('a segment whose root holds', () => {
  it.each<[string, (view: DataView, table: number) => void, string]>([
    ['a newer version', (view) => view.setUint16(4, 2, true), 'unsupported'],
    ['an unknown codec', (view, table) => view.setUint32(table + 20, 2, true), 'unsupported'],
    ['chunks with a gap', (view, table) => view.setBigUint64(table, 33n, true), 'damaged'],
    ['a raw length of its own', (view, table) => view.setUint32(table + 12, 1, true), 'damaged'],
    [
      'a chunk over 32 MiB',
      (view, table) => view.setUint32(table + 8, 2 ** 25 + 1, true),
      'damaged',
    ],
    ['a miscounted chunk', (view, table) => view.setUint32(table + 16, 7, true), 'damaged'],
  ])('is still refused with %s', async (_, change, code) => {
    const entry = rewrite(await writeSegment(target, 1, [record('a')]), change);
    expect(await codeOf(() => open(entry))).toBe(code);
  });
});

describe('SegmentReader', () => {
  it('hands on a damaged chunk to who wants to look into it', async () => {
    const entry = await writeSegment(target, 1, [record('a'), record('b')]);
    bytesOf(entry)[40]! ^= 1;
    const reader = await open(entry);
    const told: string[] = [];
    const chunks: Uint8Array[] = [];
    for await (const { bytes } of reader.readAll((error) => told.push(error.code)))
      chunks.push(bytes);
    expect(told).toEqual(['damaged']);
    expect(chunks).toHaveLength(2);
  });

  it('reads the next chunk while one is worked on', async () => {
    const entry = await writeSegment(target, 1, [record('a'), record('b'), record('c')]);
    const reader = await open(entry);
    const before = target.calls.length;
    const chunks = reader.readAll();
    await chunks.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(target.calls.length - before).toBe(2);
  });

  it('leaves no file open, read or refused', async () => {
    const entry = await writeSegment(target, 1, [record('a')]);
    await read(entry);
    expect(target.openHandles).toBe(0);
    await refusal(() => open({ ...entry, licenses: 9 }));
    expect(target.openHandles).toBe(0);
  });

  it('hands through what the target says', async () => {
    const entry = await writeSegment(target, 1, [record('a'), record('b')]);
    target.before = ({ operation }) => {
      if (operation === 'read') throw failure('connection-lost', 'segment');
    };
    expect(await codeOf(() => read(entry))).toBe('connection-lost');
  });
});
