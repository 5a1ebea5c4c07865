import type { Hasher } from '../host/hasher.js';

/**
 * A segment file, version 1; all numbers little-endian. See `docs/formats/backup-set.md`.
 *
 *     header (32) | chunk bodies | chunk table (64 each) | trailer (64)
 *
 * Its root is SHA-256 over a domain tag, the header and the chunk table; so every byte lies under the root: bodies by
 * their CRC-32 and header digest in the table, payloads by the SHA-256 in their record headers.
 */
export const segmentLayout = {
  headerLength: 32,
  header: { magic: 0, version: 4, kind: 6 },
  entryLength: 64,
  entry: {
    offset: 0,
    storedLength: 8,
    rawLength: 12,
    count: 16,
    codec: 20,
    crc: 24,
    headerDigest: 32,
  },
  trailerLength: 64,
  trailer: { magic: 0, count: 4, tableOffset: 8, root: 32 },
} as const;

/** `WSEG` and `WEND` as little-endian u32. */
export const segmentMagic = 0x4745_5357;
export const trailerMagic = 0x444e_4557;
export const segmentVersion = 1;
/** Codecs: bytes as they are, and one zstd frame, which is shorter. */
export const codecNone = 0;
export const codecZstd = 1;

export const segmentKinds = { licenses: 1, ledger: 2, tombstones: 3 } as const;
export type SegmentKind = keyof typeof segmentKinds;

/** Largest chunk: 32 MiB. */
export const maxChunkLength: number = 32 * 1024 * 1024;
/** Largest chunk table: 2^20 chunks. */
export const maxChunks = 1_048_576;

/** One row of a chunk table. */
export interface ChunkEntry {
  readonly offset: number;
  readonly storedLength: number;
  readonly rawLength: number;
  /** Records. */
  readonly count: number;
  /** {@link codecNone} or {@link codecZstd}. */
  readonly codec: number;
  /** CRC-32 of the stored bytes. */
  readonly crc: number;
  /** SHA-256 over the record headers, extensions included; of tombstones over all of them. */
  readonly headerDigest: Uint8Array;
}

const domain = new TextEncoder().encode('wmdrm segment v1\0');

export function encodeSegmentHeader(kind: SegmentKind): Uint8Array {
  const header = new Uint8Array(segmentLayout.headerLength);
  const view = new DataView(header.buffer);
  view.setUint32(segmentLayout.header.magic, segmentMagic, true);
  view.setUint16(segmentLayout.header.version, segmentVersion, true);
  view.setUint16(segmentLayout.header.kind, segmentKinds[kind], true);
  return header;
}

export function encodeTable(entries: readonly ChunkEntry[]): Uint8Array {
  const { entryLength, entry: at } = segmentLayout;
  const table = new Uint8Array(entries.length * entryLength);
  const view = new DataView(table.buffer);
  entries.forEach((entry, index) => {
    const base = index * entryLength;
    view.setBigUint64(base + at.offset, BigInt(entry.offset), true);
    view.setUint32(base + at.storedLength, entry.storedLength, true);
    view.setUint32(base + at.rawLength, entry.rawLength, true);
    view.setUint32(base + at.count, entry.count, true);
    view.setUint32(base + at.codec, entry.codec, true);
    view.setUint32(base + at.crc, entry.crc, true);
    table.set(entry.headerDigest, base + at.headerDigest);
  });
  return table;
}

export function encodeTrailer(count: number, tableOffset: number, root: Uint8Array): Uint8Array {
  const trailer = new Uint8Array(segmentLayout.trailerLength);
  const view = new DataView(trailer.buffer);
  view.setUint32(segmentLayout.trailer.magic, trailerMagic, true);
  view.setUint32(segmentLayout.trailer.count, count, true);
  view.setBigUint64(segmentLayout.trailer.tableOffset, BigInt(tableOffset), true);
  trailer.set(root, segmentLayout.trailer.root);
  return trailer;
}

/** The 32 bytes that name a segment's content. */
export function segmentRoot(header: Uint8Array, table: Uint8Array, hasher: Hasher): Uint8Array {
  const stream = hasher.sha256Stream();
  for (const part of [domain, header, table]) stream.update(part);
  return stream.digest();
}
