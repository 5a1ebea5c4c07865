import { beforeEach, describe, expect, it } from 'vitest';
import { ChunkWalker } from '../../backup-set/chunk-check.js';
import { ChunkTable } from '../../backup-set/chunk-table.js';
import { segmentName } from '../../backup-set/file-names.js';
import type { SegmentEntry } from '../../backup-set/manifest.js';
import { failure, MemoryTarget } from '../../fixtures/memory-target.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { nativeZstd } from '../../fixtures/native-zstd.js';
import { refusal } from '../../fixtures/refusals.js';
import { record, records } from '../../fixtures/sample-licenses.js';
import { sampleManifest } from '../../fixtures/sample-manifests.js';
import { writeSegment } from '../../fixtures/sample-segments.js';
import { compressionOf } from './compression.js';
import { ManualClock } from '../../fixtures/manual-clock.js';
import { Adoption, type WantedSegment } from './adoption.js';

const chunks = [records(record('a'), record('b')), record('c')];

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

const host = { hasher: nativeHasher, zstd: nativeZstd };

/** Run 9 behind generation 5, whose parent manifest lists these segments. */
function adoption(parentSegments: readonly SegmentEntry[] = []): Adoption {
  const parent = sampleManifest(5, { segments: parentSegments });
  return new Adoption(target, host, { newest: 5, run: 9 }, parent);
}

/** What a run that compresses nothing wants to find of these chunks. */
function wanted(
  { run: _, ...entry }: SegmentEntry,
  of: readonly Uint8Array[] = chunks,
): WantedSegment {
  const table = new ChunkTable('licenses', nativeHasher);
  const walker = new ChunkWalker(nativeHasher);
  for (const bytes of of)
    table.add(
      bytes,
      walker.walk(bytes, 'none', () => undefined),
    );
  const { root, size } = table.close();
  return { ...entry, root, size, chunks: table.chunks };
}

async function find(
  by: Adoption,
  what: WantedSegment,
  roots?: readonly string[],
): Promise<SegmentEntry | undefined> {
  return (await by.find(what, roots))?.entry;
}

const bytesOf = ({ root, run }: SegmentEntry): Uint8Array =>
  target.files.get(segmentName(root, run))!;

describe('a finished segment', () => {
  it.each([6, 7, 8])('of run %i, which died, is taken under its existing name', async (run) => {
    const entry = await writeSegment(target, run, chunks);
    const before = target.names;
    expect(await find(adoption(), wanted(entry))).toEqual(entry);
    expect(target.names).toEqual(before);
  });

  it.each([1, 4, 5])('of run %i is not taken: an earlier run may be deleting it', async (run) => {
    const entry = await writeSegment(target, run, chunks);
    expect(await find(adoption(), wanted(entry))).toBeUndefined();
  });

  it.each([9, 10])('of run %i is not taken', async (run) => {
    const entry = await writeSegment(target, run, chunks);
    expect(await find(adoption(), wanted(entry))).toBeUndefined();
  });

  it('of the parent is taken, whichever run wrote it', async () => {
    const entry = await writeSegment(target, 2, chunks);
    expect(await find(adoption([entry]), wanted(entry))).toEqual(entry);
  });

  it('is taken from the parent first', async () => {
    const parents = await writeSegment(target, 5, chunks);
    await writeSegment(target, 7, chunks);
    expect(await find(adoption([parents]), wanted(parents))).toEqual(parents);
  });

  it('is taken from elsewhere when the parent has it damaged', async () => {
    const parents = await writeSegment(target, 5, chunks);
    const left = await writeSegment(target, 7, chunks);
    bytesOf(parents)[100]! ^= 1;
    expect(await find(adoption([parents]), wanted(parents))).toEqual(left);
  });

  it('is flushed before it counts', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.calls.length = 0;
    await find(adoption(), wanted(entry));
    expect(target.calls.at(-1)).toEqual({
      operation: 'flush-file',
      name: segmentName(entry.root, 7),
    });
  });

  it('is read back in full', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.calls.length = 0;
    await find(adoption(), wanted(entry));
    // Header, trailer, table and two chunks.
    expect(target.calls.filter(({ operation }) => operation === 'read')).toHaveLength(5);
    expect(target.openHandles).toBe(0);
  });

  it('is not taken with any bit flipped', async () => {
    const entry = await writeSegment(target, 7, [record('a')]);
    const what = wanted(entry, [record('a')]);
    const whole = bytesOf(entry).slice();
    for (let bit = 0; bit < whole.length * 8; bit += 7) {
      const flipped = whole.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      target.files.set(segmentName(entry.root, 7), flipped);
      expect({ bit, found: await find(adoption(), what) }).toEqual({
        bit,
        found: undefined,
      });
    }
  });

  it('is not taken with a payload that does not fit its digest, though every checksum fits', async () => {
    const rotten = record('a');
    rotten[55]! ^= 1;
    const entry = await writeSegment(target, 7, [rotten]);
    expect(await find(adoption(), wanted(entry, [rotten]))).toBeUndefined();
  });

  it('is not taken when it is gone before it is opened', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.before = ({ operation }) => {
      if (operation === 'open') target.files.clear();
    };
    expect(await find(adoption(), wanted(entry))).toBeUndefined();
  });

  it('is no answer when the target does not give one', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.before = ({ operation, name }) => {
      if (operation === 'read') throw failure('connection-lost', name);
    };
    expect((await refusal(() => adoption().find(wanted(entry)))).code).toBe('connection-lost');
  });

  it('is not read further once the run is cancelled', async () => {
    const entry = await writeSegment(target, 7, chunks);
    const found = adoption().find(wanted(entry), [], AbortSignal.abort());
    expect((await refusal(() => found)).code).toBe('cancelled');
  });
});

describe('a finished segment of another codec', () => {
  const wordy = ['a', 'b', 'c', 'd'].map((id) => record(id, { payload: 'words '.repeat(50) }));
  const compression = compressionOf('zstd', { zstd: nativeZstd, clock: new ManualClock() });
  const compressed = (run: number, of: readonly Uint8Array[] = wordy): Promise<SegmentEntry> =>
    writeSegment(target, run, of, 'licenses', compression);

  it('of the parent is taken, and said to be compressed', async () => {
    const entry = await compressed(5);
    expect(entry.size).toBeLessThan(entry.bytes);
    expect(await adoption([entry]).find(wanted(entry, wordy))).toEqual({ entry, compressed: true });
  });

  it('of the parent is taken uncompressed by a run that compresses', async () => {
    const entry = await writeSegment(target, 5, wordy);
    expect(await adoption([entry]).find(wanted(entry, wordy))).toEqual({
      entry,
      compressed: false,
    });
  });

  it.each([6, 8])('of run %i, which died, is taken if its journal names it', async (run) => {
    const entry = await compressed(run);
    expect(await find(adoption(), wanted(entry, wordy))).toBeUndefined();
    expect(await find(adoption(), wanted(entry, wordy), [entry.root])).toEqual(entry);
  });

  it.each([4, 5, 9, 10])('of run %i is not taken, whoever names it', async (run) => {
    const entry = await compressed(run);
    expect(await find(adoption(), wanted(entry, wordy), [entry.root])).toBeUndefined();
  });

  it('is not taken by a host without zstd', async () => {
    const entry = await compressed(7);
    const without = new Adoption(
      target,
      { hasher: nativeHasher },
      { newest: 5, run: 9 },
      undefined,
    );
    expect(await find(without, wanted(entry, wordy), [entry.root])).toBeUndefined();
  });

  it.each<[string, readonly Uint8Array[]]>([
    ['in other chunks', [records(...wordy.slice(0, 2)), ...wordy.slice(2)]],
    ['in another order', wordy.toReversed()],
    ['and others', [...wordy, record('e')]],
    ['less one', wordy.slice(1)],
    [
      'of which one has another payload',
      [record('a', { payload: 'wordz '.repeat(50) }), ...wordy.slice(1)],
    ],
  ])('is not taken with the same records %s', async (_, others) => {
    const entry = await compressed(7, others);
    const plain = await writeSegment(new MemoryTarget(), 7, wordy);
    expect(await find(adoption([entry]), wanted(plain, wordy), [entry.root])).toBeUndefined();
  });

  it('is not taken with any bit flipped', async () => {
    const entry = await compressed(7, wordy.slice(0, 1));
    const what = wanted(entry, wordy.slice(0, 1));
    const whole = bytesOf(entry).slice();
    for (let bit = 0; bit < whole.length * 8; bit += 3) {
      const flipped = whole.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      target.files.set(segmentName(entry.root, 7), flipped);
      expect({ bit, found: await find(adoption(), what, [entry.root]) }).toEqual({
        bit,
        found: undefined,
      });
    }
  });

  it('of the parent is not looked at where its range is another one', async () => {
    const entry = await compressed(5);
    const elsewhere = { ...wanted(entry, wordy), from: 100, to: 200 };
    target.calls.length = 0;
    expect(await find(adoption([entry]), elsewhere)).toBeUndefined();
    expect(target.calls.filter(({ operation }) => operation === 'open')).toEqual([]);
  });
});
