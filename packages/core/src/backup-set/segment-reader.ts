import { toHex } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import { equalBytes } from '../bytes/hex.js';
import type { Hasher } from '../host/hasher.js';
import type { BackupTarget, TargetFile } from '../target/backup-target.js';
import { viewOf } from '../record/records.js';
import { assertCodec, unpackChunk, type ChunkHost, type UnpackedChunk } from './chunk-codec.js';
import { segmentName } from './file-names.js';
import type { SegmentEntry } from './manifest.js';
import {
  codecNone,
  encodeSegmentHeader,
  maxChunkLength,
  maxChunks,
  segmentLayout,
  segmentRoot,
  trailerMagic,
  type ChunkEntry,
  type SegmentKind,
} from './segment-layout.js';

/** A chunk of a segment, checked against its CRC-32 and decompressed. */
export interface StoredChunk extends UnpackedChunk {
  readonly entry: ChunkEntry;
}

/** Reads one segment and checks it against what the manifest says. */
export class SegmentReader {
  readonly name: string;
  readonly chunks: readonly ChunkEntry[];
  private readonly file: TargetFile;
  private readonly host: ChunkHost;

  private constructor(
    name: string,
    file: TargetFile,
    chunks: readonly ChunkEntry[],
    host: ChunkHost,
  ) {
    this.name = name;
    this.file = file;
    this.chunks = chunks;
    this.host = host;
  }

  /** Opens a segment and checks its header, table and trailer. Throws `damaged`, `unsupported` or `file-not-found`. */
  static async open(
    target: BackupTarget,
    entry: Pick<SegmentEntry, 'root' | 'run' | 'size' | 'bytes' | 'licenses'>,
    kind: SegmentKind,
    host: ChunkHost,
  ): Promise<SegmentReader> {
    const name = segmentName(entry.root, entry.run);
    const file = await target.open(name);
    try {
      const chunks = await readTable(file, name, entry, kind, host.hasher);
      checkChunks(chunks, name, entry, host);
      return new SegmentReader(name, file, chunks, host);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * One chunk. Throws `damaged` where its stored bytes do not fit their CRC-32 or cannot be decompressed; `onDamage`, if
   * given, is told instead, and what there is of it is returned.
   */
  async read(
    entry: ChunkEntry,
    onDamage?: (error: LicenseStoreError) => void,
  ): Promise<StoredChunk> {
    const stored = await this.readStored(entry);
    const chunk = await unpackChunk(entry, stored, this.host);
    if (chunk.problem !== undefined) {
      const error = damaged(this.name, chunk.problem, entry.offset);
      if (!onDamage) throw error;
      onDamage(error);
    }
    return { entry, ...chunk };
  }

  /** What is stored of one chunk, unchecked; `memory` as in {@link TargetFile.read}. */
  readStored(entry: ChunkEntry, memory?: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    return this.file.read(entry.offset, entry.storedLength, memory);
  }

  /** All chunks in order, the next one being read while one is worked on. */
  async *readAll(onDamage?: (error: LicenseStoreError) => void): AsyncGenerator<StoredChunk, void> {
    const read = (entry: ChunkEntry): Promise<StoredChunk> => {
      const chunk = this.read(entry, onDamage);
      // Seen when it is awaited; until then it must not count as unhandled.
      chunk.catch(() => undefined);
      return chunk;
    };
    let next = this.chunks[0] && read(this.chunks[0]);
    for (const at of this.chunks.keys()) {
      const chunk = await next!;
      const following = this.chunks[at + 1];
      next = following && read(following);
      yield chunk;
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

async function readTable(
  file: TargetFile,
  name: string,
  expected: Pick<SegmentEntry, 'root' | 'size'>,
  kind: SegmentKind,
  hasher: Hasher,
): Promise<readonly ChunkEntry[]> {
  const { headerLength, trailerLength, entryLength } = segmentLayout;
  if (file.size !== expected.size || file.size < headerLength + trailerLength) {
    throw damaged(name, `has ${file.size} bytes instead of ${expected.size}`);
  }
  const header = await file.read(0, headerLength);
  const trailerAt = file.size - trailerLength;
  const trailer = await file.read(trailerAt, trailerLength);
  const view = viewOf(trailer);
  const count = view.getUint32(segmentLayout.trailer.count, true);
  const tableOffset = Number(view.getBigUint64(segmentLayout.trailer.tableOffset, true));
  if (
    view.getUint32(segmentLayout.trailer.magic, true) !== trailerMagic ||
    count > maxChunks ||
    tableOffset !== trailerAt - count * entryLength ||
    tableOffset < headerLength ||
    trailer.subarray(16, segmentLayout.trailer.root).some((byte) => byte !== 0)
  ) {
    throw damaged(name, 'does not end like a segment', trailerAt);
  }
  const table = await file.read(tableOffset, count * entryLength);
  const root = segmentRoot(header, table, hasher);
  const known = equalBytes(header, encodeSegmentHeader(kind));
  if (
    toHex(root) !== expected.root ||
    !equalBytes(trailer.subarray(segmentLayout.trailer.root), root)
  ) {
    throw known
      ? damaged(name, 'its chunk table does not fit its root', tableOffset)
      : damaged(name, 'does not begin like a segment', 0);
  }
  // Only a header the root vouches for can be from the future; any other has been damaged.
  if (!known) {
    throw new LicenseStoreError('unsupported', `${name} is of another kind or a newer version.`, {
      details: { path: name },
    });
  }
  return decodeTable(table);
}

function decodeTable(table: Uint8Array): readonly ChunkEntry[] {
  const { entryLength, entry: at } = segmentLayout;
  const view = viewOf(table);
  return Array.from({ length: table.length / entryLength }, (_, index) => {
    const base = index * entryLength;
    return {
      offset: Number(view.getBigUint64(base + at.offset, true)),
      storedLength: view.getUint32(base + at.storedLength, true),
      rawLength: view.getUint32(base + at.rawLength, true),
      count: view.getUint32(base + at.count, true),
      codec: view.getUint32(base + at.codec, true),
      crc: view.getUint32(base + at.crc, true),
      headerDigest: table.slice(base + at.headerDigest, base + entryLength),
    };
  });
}

/** The root holds, so these can only fail for a set that was made wrong; lengths are checked before they are used. */
function checkChunks(
  chunks: readonly ChunkEntry[],
  path: string,
  expected: Pick<SegmentEntry, 'size' | 'bytes' | 'licenses'>,
  host: ChunkHost,
): void {
  let end: number = segmentLayout.headerLength;
  let licenses = 0;
  let bytes = 0;
  for (const { offset, storedLength, rawLength, count, codec } of chunks) {
    assertCodec(codec, host, { path, offset });
    const lengthsFit = codec === codecNone ? storedLength === rawLength : storedLength < rawLength;
    if (offset !== end || rawLength > maxChunkLength || !lengthsFit) {
      throw damaged(path, 'its chunks do not lie one behind the other', end);
    }
    end += storedLength;
    bytes += rawLength;
    licenses += count;
  }
  const { trailerLength, entryLength } = segmentLayout;
  const tableOffset = expected.size - trailerLength - chunks.length * entryLength;
  if (end !== tableOffset || bytes !== expected.bytes || licenses !== expected.licenses) {
    throw damaged(path, 'its chunks do not add up', tableOffset);
  }
}

function damaged(name: string, what: string, offset?: number): LicenseStoreError {
  return new LicenseStoreError(
    'damaged',
    `${name}: ${what}${offset === undefined ? '' : ` (byte ${offset})`}.`,
    {
      details: { path: name, ...(offset === undefined ? {} : { offset }) },
    },
  );
}
