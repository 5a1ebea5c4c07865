import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { constants, zstdCompressSync } from 'node:zlib';
import { toHex } from '../bytes/hex.js';
import { MemoryTarget } from '../fixtures/memory-target.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { nativeZstd } from '../fixtures/native-zstd.js';
import { refusal } from '../fixtures/refusals.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { writeSegment } from '../fixtures/sample-segments.js';
import { seed } from '../fixtures/seed.js';
import { someLicense } from '../fixtures/some-license.js';
import { withoutStacksAsync } from '../fixtures/without-stacks.js';
import { encodeRecord } from '../record/encode-record.js';
import { ChunkWalker } from './chunk-check.js';
import type { ChunkHost } from './chunk-codec.js';
import { segmentName } from './file-names.js';
import type { SegmentEntry } from './manifest.js';
import { segmentRoot } from './segment-layout.js';
import { SegmentReader, type StoredChunk } from './segment-reader.js';
import { SegmentWriter, type ChunkCompression } from './segment-writer.js';

const host: ChunkHost = { hasher: nativeHasher, zstd: nativeZstd };
/** A license whose record gets smaller. */
const wordy = (id: string): Uint8Array => record(id, { payload: 'words and words '.repeat(20) });
const chunk = records(wordy('a'), wordy('b'));

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

/** Stores these bytes instead of chunks, whatever they are. */
function storing(packed: (bytes: Uint8Array) => Uint8Array | undefined): ChunkCompression {
  return {
    pack: (bytes) => Promise.resolve(packed(bytes)),
    release: () => undefined,
    onTarget: () => undefined,
    onWait: () => undefined,
  };
}

const frameOf = (bytes: Uint8Array, params: Record<number, number> = {}): Uint8Array =>
  new Uint8Array(zstdCompressSync(bytes, { pledgedSrcSize: bytes.length, params }));

const compressing = storing((bytes) => {
  const packed = frameOf(bytes);
  return packed.length < bytes.length ? packed : undefined;
});

const write = (
  chunks: readonly Uint8Array[],
  compression: ChunkCompression = compressing,
): Promise<SegmentEntry> => writeSegment(target, 1, chunks, 'licenses', compression);

async function read(entry: SegmentEntry, by: ChunkHost = host): Promise<readonly Uint8Array[]> {
  const reader = await SegmentReader.open(target, entry, 'licenses', by);
  try {
    const chunks: Uint8Array[] = [];
    for await (const { bytes } of reader.readAll()) chunks.push(bytes);
    return chunks;
  } finally {
    await reader.close();
  }
}

const codeOf = async (entry: SegmentEntry, by?: ChunkHost): Promise<string> =>
  (await refusal(() => read(entry, by))).code;
const bytesOf = ({ root, run }: SegmentEntry): Uint8Array =>
  target.files.get(segmentName(root, run))!;

/** Changes the one row of a segment's table, and gives the file the root it then has. */
function withRow(entry: SegmentEntry, change: (row: DataView) => void): SegmentEntry {
  const bytes = bytesOf(entry).slice();
  const trailer = bytes.length - 64;
  const table = bytes.subarray(trailer - 64, trailer);
  change(new DataView(table.buffer, table.byteOffset, table.length));
  const root = segmentRoot(bytes.subarray(0, 32), table, nativeHasher);
  bytes.set(root, trailer + 32);
  const changed = { ...entry, root: toHex(root) };
  target.files.set(segmentName(changed.root, changed.run), bytes);
  return changed;
}

const rawLengthOf = (entry: SegmentEntry): number =>
  new DataView(bytesOf(entry).buffer).getUint32(entry.size - 128 + 12, true);

describe('a compressed segment', () => {
  it('gives back any chunks, in their order', async () => {
    const someChunk = fc
      .array(
        someLicense.map((one) => encodeRecord(one, nativeHasher)),
        { minLength: 1, maxLength: 3 },
      )
      .map((list) => records(...list));
    await fc.assert(
      fc.asyncProperty(fc.array(someChunk, { maxLength: 9 }), async (chunks) => {
        target = new MemoryTarget();
        expect(await read(await write(chunks))).toEqual(chunks);
      }),
      { seed, numRuns: 30 },
    );
  });

  it('is smaller than its records, and counts them as they were', async () => {
    const entry = await write([chunk, chunk]);
    expect(entry.bytes).toBe(2 * chunk.length);
    expect(entry.size).toBeLessThan(chunk.length);
  });

  it('holds a chunk that does not get smaller as it is', async () => {
    const entry = await write([record('a')]);
    expect(await read(entry, { hasher: nativeHasher })).toEqual([record('a')]);
  });

  it('holds its chunks in order, whichever is compressed first', async () => {
    const waiting: (() => void)[] = [];
    const late: ChunkCompression = {
      ...compressing,
      pack: async (bytes) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return frameOf(bytes);
      },
    };
    const chunks = ['a', 'b', 'c'].map((id) => records(wordy(id)));
    const writing = write(chunks, late);
    while (waiting.length < 3) await new Promise((resolve) => setImmediate(resolve));
    for (const finish of waiting.toReversed()) finish();
    expect(await read(await writing)).toEqual(chunks);
  });

  it('is found damaged by any flipped bit', async () => {
    const entry = await write([chunk]);
    const whole = bytesOf(entry);
    const unseen: number[] = [];
    await withoutStacksAsync(async () => {
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const flipped = whole.slice();
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        target.files.set(segmentName(entry.root, entry.run), flipped);
        if ((await codeOf(entry).catch(String)) !== 'damaged') unseen.push(bit);
      }
    });
    expect(unseen).toEqual([]);
  });

  it('is unsupported by a host without zstd, which says what to do', async () => {
    const entry = await write([chunk]);
    const error = await refusal(() => read(entry, { hasher: nativeHasher }));
    expect(error).toMatchObject({ code: 'unsupported', details: { offset: 32 } });
    expect(error.remedy).toContain('nodeHost()');
  });

  it('that is discarded writes nothing more, though something is being compressed', async () => {
    let finish = (): void => undefined;
    const late: ChunkCompression = {
      ...compressing,
      pack: async (bytes) => {
        await new Promise<void>((resolve) => (finish = resolve));
        return frameOf(bytes);
      },
    };
    const writer = await SegmentWriter.create(target, 1, 0, 'licenses', nativeHasher, {
      compression: late,
    });
    const walked = new ChunkWalker(nativeHasher).walk(chunk, 'none', () => undefined);
    await writer.write(chunk, walked);
    const before = target.calls.length;
    const discarded = writer.discard();
    finish();
    await discarded;
    const later = target.calls.slice(before).map(({ operation }) => operation);
    expect(later).not.toContain('write');
    expect(target.names).toEqual([]);
  });

  it('gives back a chunk once it is compressed, and what that made once it is stored', async () => {
    const said: string[] = [];
    const compression = { ...compressing, release: () => void said.push('released') };
    const options = { compression };
    const writer = await SegmentWriter.create(target, 1, 0, 'licenses', nativeHasher, options);
    let store = (): void => undefined;
    target.before = () => new Promise<void>((resolve) => (store = resolve));
    target.after = ({ operation }) => void said.push(operation);
    const walked = new ChunkWalker(nativeHasher).walk(chunk, 'none', () => undefined);
    await writer.write(chunk, walked, () => void said.push('taken'));
    await turn();
    target.before = undefined;
    store();
    await turn();
    expect(said).toEqual(['taken', 'write', 'released']);
    await writer.discard();
  });

  it('keeps a chunk that does not get smaller until it is stored', async () => {
    const said: string[] = [];
    const compression = { ...compressing, release: () => void said.push('released') };
    const options = { compression };
    const writer = await SegmentWriter.create(target, 1, 0, 'licenses', nativeHasher, options);
    const walked = new ChunkWalker(nativeHasher).walk(record('a'), 'none', () => undefined);
    await writer.write(record('a'), walked, () => {
      said.push(`taken after ${target.calls.at(-1)?.operation}`);
    });
    await turn();
    expect(said).toEqual(['taken after write']);
    await writer.discard();
  });

  it('gives a failure of the compressor to who writes it', async () => {
    const failing: ChunkCompression = {
      ...compressing,
      pack: () => Promise.reject(new Error('no memory')),
    };
    await expect(write([chunk, chunk], failing)).rejects.toThrow('no memory');
  });
});

/** All that is ready to be done has been. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A frame that says it holds `length` bytes, and whose blocks make 8 MiB. */
function bomb(length: number): Uint8Array {
  const blocks = Array.from({ length: 64 }, (_, at) => {
    const header = (131_072 << 3) | (1 << 1) | (at === 63 ? 1 : 0);
    return Uint8Array.of(header, header >> 8, header >> 16, 7);
  });
  const frame = records(new Uint8Array(9), ...blocks);
  const view = new DataView(frame.buffer);
  view.setUint32(0, 0xfd2f_b528, true);
  view.setUint8(4, 0xa0);
  view.setUint32(5, length, true);
  return frame;
}

const lies: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
  ['two frames', (bytes) => records(frameOf(bytes), frameOf(new Uint8Array(0)))],
  ['something behind its frame', (bytes) => records(frameOf(bytes), Uint8Array.of(0))],
  ['a frame that is cut off', (bytes) => frameOf(bytes).slice(0, -1)],
  ['a frame of fewer bytes', (bytes) => frameOf(bytes.slice(1))],
  [
    'a frame that does not say its length',
    (bytes) => frameOf(bytes, { [constants.ZSTD_c_contentSizeFlag]: 0 }),
  ],
  ['a frame that is longer than it says', (bytes) => bomb(bytes.length)],
  ['no frame', () => new Uint8Array(50).fill(7)],
  ['nothing', () => new Uint8Array(0)],
];

describe('a compressed chunk whose CRC-32 fits', () => {
  it.each(lies)('is damaged if it is %s', async (_, packed) => {
    expect(await codeOf(await write([chunk], storing(packed)))).toBe('damaged');
  });

  it.each<[string, (row: DataView) => void]>([
    ['was no longer', (row) => row.setUint32(12, row.getUint32(8, true), true)],
    ['was shorter', (row) => row.setUint32(12, 40, true)],
    ['was longer than 32 MiB', (row) => row.setUint32(12, 2 ** 25 + 1, true)],
  ])('is damaged, and not looked at, if its row says that it %s', async (_, change) => {
    const entry = withRow(await write([chunk]), change);
    const bytes = rawLengthOf(entry);
    const opened = SegmentReader.open(target, { ...entry, bytes }, 'licenses', host);
    expect((await refusal(() => opened)).code).toBe('damaged');
  });

  it('is damaged if its row gives it another length', async () => {
    const entry = withRow(await write([chunk]), (row) => row.setUint32(12, chunk.length + 1, true));
    expect(await codeOf({ ...entry, bytes: rawLengthOf(entry) })).toBe('damaged');
  });

  it('has the decoder allocate no more than its row says', async () => {
    const asked: number[] = [];
    const zstd = {
      ...nativeZstd,
      decompress: (frame: Uint8Array, length: number) => {
        asked.push(length);
        return nativeZstd.decompress(frame, length);
      },
    };
    for (const [, packed] of lies) {
      const entry = await write([chunk], storing(packed));
      await read(entry, { hasher: nativeHasher, zstd }).catch(() => undefined);
    }
    expect(new Set(asked)).toEqual(new Set([chunk.length]));
  });
});

describe('a compressed chunk with a flipped bit', () => {
  it('is given as it was, and the bit told, where mending it makes it whole', async () => {
    const entry = await write([chunk]);
    bytesOf(entry)[40]! ^= 4;
    const reader = await SegmentReader.open(target, entry, 'licenses', host);
    const found: StoredChunk[] = [];
    for await (const one of reader.readAll(() => undefined)) found.push(one);
    expect(found).toMatchObject([{ bytes: chunk, flipped: { byte: 8, bit: 2 } }]);
  });

  it('is given empty where more is wrong', async () => {
    const entry = await write([chunk]);
    for (const byte of [40, 50, 61]) bytesOf(entry)[byte]! ^= 4;
    const reader = await SegmentReader.open(target, entry, 'licenses', host);
    const found: StoredChunk[] = [];
    for await (const one of reader.readAll(() => undefined)) found.push(one);
    expect(found).toMatchObject([{ bytes: new Uint8Array(0), problem: expect.any(String) }]);
    expect(found[0]).not.toHaveProperty('flipped');
  });
});
