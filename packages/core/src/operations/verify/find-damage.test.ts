import { describe, expect, it } from 'vitest';
import { ChunkWalker, type PayloadCheck } from '../../backup-set/chunk-check.js';
import { unpackChunk } from '../../backup-set/chunk-codec.js';
import { codecNone, codecZstd, type ChunkEntry } from '../../backup-set/segment-layout.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { nativeZstd } from '../../fixtures/native-zstd.js';
import { record, records } from '../../fixtures/sample-licenses.js';
import { sealHeader } from '../../record/header-crc.js';
import { viewOf } from '../../record/records.js';
import type { Damage } from '../operation-event.js';
import { findDamage } from './find-damage.js';

const start = 1000;
const file = 'segments/aa/x.seg';
const first = record('a', { label: 'a.lic', payload: 'payload of a' });
const second = record('b', { payload: 'payload of b' });
const chunk = records(first, second);

/** What a chunk table says of a chunk. */
function entryOf(bytes: Uint8Array): ChunkEntry {
  const walked = new ChunkWalker(nativeHasher).walk(bytes, 'none', () => undefined);
  return {
    offset: start,
    storedLength: bytes.length,
    rawLength: bytes.length,
    count: walked.count,
    codec: codecNone,
    crc: nativeHasher.crc32(bytes),
    headerDigest: walked.headerDigest,
  };
}

/** Damage found in bytes that should be `whole`. */
function find(
  bytes: Uint8Array,
  whole: Uint8Array = chunk,
  check: PayloadCheck = 'sha256',
): readonly Damage[] {
  const walker = new ChunkWalker(nativeHasher);
  return findDamage(
    { kind: 'licenses', file, entry: entryOf(whole), bytes },
    check,
    walker,
    nativeHasher,
  );
}

function flipped(bytes: Uint8Array, ...bits: readonly number[]): Uint8Array {
  const changed = bytes.slice();
  for (const bit of bits) changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

describe('findDamage', () => {
  it('finds nothing in a whole chunk', () => {
    for (const check of ['none', 'crc', 'sha256'] as const)
      expect(find(chunk, chunk, check)).toEqual([]);
  });

  it('finds any one flipped bit to the byte, and names the license', () => {
    for (let bit = 0; bit < chunk.length * 8; bit += 1) {
      const byte = bit >> 3;
      const [damage, ...more] = find(flipped(chunk, bit));
      expect(more).toEqual([]);
      expect(damage).toMatchObject({
        file,
        offset: start + byte,
        message: `Bit ${bit & 7} of byte ${start + byte} is flipped.`,
        license: byte < first.length ? 'a' : 'b',
      });
    }
  });

  it('gives the label where there is one', () => {
    expect(find(flipped(chunk, 8))[0]).toMatchObject({ label: 'a.lic' });
    expect(find(flipped(chunk, first.length * 8 + 8))[0]).not.toHaveProperty('label');
  });

  it('names every license whose payload is damaged', () => {
    const payload = (at: number): number => (at - 3) * 8;
    const bytes = flipped(
      chunk,
      payload(first.length),
      payload(first.length) + 1,
      payload(chunk.length),
    );
    expect(find(bytes)).toEqual([
      { file, offset: start, message: expect.any(String) as string, license: 'a', label: 'a.lic' },
      { file, offset: start + first.length, message: expect.any(String) as string, license: 'b' },
    ]);
  });

  it('tells of headers that changed although the records are whole', () => {
    const swapped = records(second, first);
    expect(find(swapped)).toEqual([
      { file, offset: start, message: expect.stringContaining('headers') as string },
    ]);
  });

  it('tells where records cannot be told apart any more', () => {
    const bytes = chunk.slice();
    bytes.fill(0, first.length, first.length + 80);
    const damage = find(bytes);
    expect(damage).toHaveLength(1);
    expect(damage[0]).toMatchObject({ file, offset: start + first.length });
  });

  it('tells of a checksum that does not fit although everything else does', () => {
    const walker = new ChunkWalker(nativeHasher);
    const entry = { ...entryOf(chunk), crc: 1 };
    expect(
      findDamage({ kind: 'licenses', file, entry, bytes: chunk }, 'none', walker, nativeHasher),
    ).toEqual([{ file, offset: start, message: expect.stringContaining('checksum') as string }]);
  });

  it('tells of a payload digest that does not fit although all checksums do', () => {
    const wrong = flipped(first, 30 * 8);
    sealHeader(wrong.subarray(0, viewOf(wrong).getUint32(8, true)), nativeHasher);
    expect(find(wrong, wrong)).toMatchObject([{ license: 'a', label: 'a.lic' }]);
    expect(find(wrong, wrong, 'crc')).toEqual([]);
  });

  it.each(['none', 'crc', 'sha256'] as const)(
    'names the one license whose header had rotted before the chunk was made, whichever bit it was (%s)',
    (check) => {
      const header = viewOf(second).getUint32(8, true);
      const wrong: unknown[] = [];
      for (let bit = 0; bit < header * 8; bit += 1) {
        const rotten = flipped(chunk, first.length * 8 + bit);
        const found = findDamage(
          {
            kind: 'licenses',
            file,
            entry: { ...entryOf(chunk), crc: nativeHasher.crc32(rotten) },
            bytes: rotten,
          },
          check,
          new ChunkWalker(nativeHasher),
          nativeHasher,
        );
        const fits =
          found.length === 1 &&
          found[0]!.license === 'b' &&
          found[0]!.offset === start + first.length;
        if (!fits) wrong.push({ bit, found });
      }
      expect(wrong).toEqual([]);
    },
  );

  it('names both of two licenses, one with a rotten header and one with a rotten payload', () => {
    const rotten = flipped(chunk, 30 * 8, 31 * 8, (chunk.length - 1) * 8);
    expect(find(rotten)).toMatchObject([
      { license: 'b', message: 'A payload does not fit its digest.' },
      { license: 'a', message: 'A record header does not fit its checksum.' },
    ]);
  });

  it('blames no whole license for damage that happens to look like one flipped bit elsewhere', () => {
    // In a chunk this long, three bits can cancel out in CRC-32: two that are flipped look like the third one.
    const [bits, length] = lookalike;
    const large = records(
      record('front', { payload: new Uint8Array(length / 3).fill(1) }),
      record('middle', { payload: new Uint8Array(length / 3).fill(2) }),
      record('back', { payload: new Uint8Array(length / 3).fill(3) }),
    );
    const [one, two, three] = bits.map((fromEnd) => large.length * 8 - 1 - fromEnd) as [
      number,
      number,
      number,
    ];
    expect(nativeHasher.crc32(flipped(large, one, two, three))).toBe(nativeHasher.crc32(large));
    const names = find(flipped(large, one, two), large).map(({ license }) => license);
    const owner = (bit: number): string =>
      ['front', 'middle', 'back'][Math.floor((bit / 8 / large.length) * 3)]!;
    expect([...names].sort()).toEqual([...new Set([owner(one), owner(two)])].sort());
  });
});

describe('findDamage in a compressed chunk', () => {
  const large = records(
    record('a', { label: 'a.lic', payload: 'words '.repeat(40) }),
    record('b', { payload: 'words '.repeat(50) }),
  );

  /** Damage found where `whole` was compressed and the stored bytes then changed, CRC-32 included or not. */
  async function findCompressed(
    change: (stored: Uint8Array) => void,
    given: { readonly whole?: Uint8Array; readonly crc?: 'as stored' } = {},
  ): Promise<readonly Damage[]> {
    const { whole = large } = given;
    const stored = await nativeZstd.compress(whole);
    const before = nativeHasher.crc32(stored);
    change(stored);
    const crc = given.crc ? nativeHasher.crc32(stored) : before;
    const entry = { ...entryOf(large), storedLength: stored.length, codec: codecZstd, crc };
    const unpacked = await unpackChunk(entry, stored, { hasher: nativeHasher, zstd: nativeZstd });
    const walker = new ChunkWalker(nativeHasher);
    const chunk = { kind: 'licenses', file, entry, ...unpacked } as const;
    return findDamage(chunk, 'sha256', walker, nativeHasher);
  }

  it('finds nothing in a whole one', async () => {
    expect(await findCompressed(() => undefined)).toEqual([]);
  });

  it('finds any one flipped bit to the byte, and names all licenses it may have hit', async () => {
    const { length } = await nativeZstd.compress(large);
    for (let bit = 0; bit < length * 8; bit += 1) {
      const byte = bit >> 3;
      const message = `Bit ${bit & 7} of byte ${start + byte} is flipped.`;
      expect(await findCompressed((stored) => void (stored[byte]! ^= 1 << (bit & 7)))).toEqual([
        { file, offset: start + byte, message, license: 'a', label: 'a.lic' },
        { file, offset: start + byte, message, license: 'b' },
      ]);
    }
  });

  it('blames the chunk where more than one bit is flipped', async () => {
    const damage = await findCompressed((stored) => stored.fill(0x55, 20, 24));
    expect(damage).toEqual([
      { file, offset: start, message: 'A chunk does not fit its checksum.' },
    ]);
  });

  it('blames the chunk where mending one bit does not make all of it whole', async () => {
    const damage = await findCompressed((stored) => void (stored[20]! ^= 1), {
      whole: flipped(large, (large.length - 1) * 8),
    });
    expect(damage).toEqual([
      { file, offset: start, message: 'A chunk does not fit its checksum.' },
    ]);
  });

  it('blames the chunk that cannot be decompressed although its CRC-32 fits', async () => {
    const damage = await findCompressed((stored) => void (stored[0]! ^= 1), { crc: 'as stored' });
    expect(damage).toEqual([{ file, offset: start, message: 'A chunk cannot be decompressed.' }]);
  });

  it('names the license that had rotted before it was compressed, at the place of the chunk', async () => {
    const whole = flipped(large, (large.length - 1) * 8);
    const damage = await findCompressed(() => undefined, { whole });
    expect(damage).toEqual([
      { file, offset: start, message: 'A payload does not fit its digest.', license: 'b' },
    ]);
  });
});

/** Bits, counted from the last one of a message, that cancel out in CRC-32; and a length that has them all. */
const lookalike: readonly [readonly number[], number] = [[0, 41_678, 91_639], 18_000];
