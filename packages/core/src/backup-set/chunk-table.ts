import { toHex } from '../bytes/hex.js';
import type { Hasher } from '../host/hasher.js';
import type { WalkedChunk } from './chunk-check.js';
import {
  codecNone,
  codecZstd,
  encodeSegmentHeader,
  encodeTable,
  encodeTrailer,
  segmentLayout,
  segmentRoot,
  type ChunkEntry,
  type SegmentKind,
} from './segment-layout.js';

/** What names and closes a segment. */
export interface SegmentEnd {
  /** Hexadecimal. */
  readonly root: string;
  /** Chunk table and trailer, to be written behind the bodies. */
  readonly tail: readonly Uint8Array[];
  /** Bytes of the whole file. */
  readonly size: number;
  /** Bytes of the bodies. */
  readonly storedBytes: number;
  /** Some chunk is. */
  readonly compressed: boolean;
}

/** Collects the chunk table of one segment; the same for one that is written and one that is only computed. */
export class ChunkTable {
  readonly header: Uint8Array;
  private readonly hasher: Hasher;
  private readonly entries: ChunkEntry[] = [];
  private end: number = segmentLayout.headerLength;
  private rawBytes = 0;
  private licenseCount = 0;

  constructor(kind: SegmentKind, hasher: Hasher) {
    this.header = encodeSegmentHeader(kind);
    this.hasher = hasher;
  }

  get licenses(): number {
    return this.licenseCount;
  }

  /** Bytes of records so far. */
  get bytes(): number {
    return this.rawBytes;
  }

  get chunks(): readonly ChunkEntry[] {
    return this.entries;
  }

  /** Adds a chunk; `packed` is what is stored of it if it is compressed. Returns the offset it has in the file. */
  add(
    bytes: Uint8Array,
    { count, crc, headerDigest }: Pick<WalkedChunk, 'count' | 'crc' | 'headerDigest'>,
    packed?: Uint8Array,
  ): number {
    const offset = this.end;
    const stored = packed ?? bytes;
    this.entries.push({
      offset,
      storedLength: stored.length,
      rawLength: bytes.length,
      count,
      codec: packed ? codecZstd : codecNone,
      crc: packed ? this.hasher.crc32(packed) : crc,
      headerDigest,
    });
    this.end += stored.length;
    this.rawBytes += bytes.length;
    this.licenseCount += count;
    return offset;
  }

  close(): SegmentEnd {
    const table = encodeTable(this.entries);
    const root = segmentRoot(this.header, table, this.hasher);
    const trailer = encodeTrailer(this.entries.length, this.end, root);
    return {
      root: toHex(root),
      tail: [table, trailer],
      size: this.end + table.length + trailer.length,
      storedBytes: this.end - segmentLayout.headerLength,
      compressed: this.entries.some(({ codec }) => codec !== codecNone),
    };
  }
}
