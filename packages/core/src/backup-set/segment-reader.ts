import { toHex } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import { equalBytes } from '../bytes/hex.js';
import type { Hasher } from '../host/hasher.js';
import type { BackupTarget, TargetFile } from '../target/backup-target.js';
import { viewOf } from '../record/records.js';
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

/** A chunk as it lies in a segment; its stored bytes fit their CRC-32. */
export interface StoredChunk {
  readonly entry: ChunkEntry;
  readonly bytes: Uint8Array;
}

/** Reads one segment and checks it against what the manifest says. */
export class SegmentReader {
  readonly name: string;
  readonly chunks: readonly ChunkEntry[];
  private readonly file: TargetFile;
  private readonly hasher: Hasher;

  private constructor(
    name: string,
    file: TargetFile,
    chunks: readonly ChunkEntry[],
    hasher: Hasher,
  ) {
    this.name = name;
    this.file = file;
    this.chunks = chunks;
    this.hasher = hasher;
  }

  /** Opens a segment and checks its header, table and trailer. Throws `damaged`, `unsupported` or `file-not-found`. */
  static async open(
    target: BackupTarget,
    entry: Pick<SegmentEntry, 'root' | 'run' | 'size' | 'bytes' | 'licenses'>,
    kind: SegmentKind,
    hasher: Hasher,
  ): Promise<SegmentReader> {
    const name = segmentName(entry.root, entry.run);
    const file = await target.open(name);
    try {
      const chunks = await readTable(file, name, entry, kind, hasher);
      return new SegmentReader(name, file, chunks, hasher);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * The bytes of one chunk. Throws `damaged` where they do not fit their CRC-32; `onDamage`, if given, is told instead
   * and the bytes are returned as they are.
   */
  async read(
    entry: ChunkEntry,
    onDamage?: (error: LicenseStoreError) => void,
  ): Promise<Uint8Array> {
    const bytes = await this.file.read(entry.offset, entry.storedLength);
    if (this.hasher.crc32(bytes) !== entry.crc) {
      const error = damaged(this.name, 'a chunk does not fit its checksum', entry.offset);
      if (!onDamage) throw error;
      onDamage(error);
    }
    return bytes;
  }

  /** All chunks in order, the next one being read while one is worked on. */
  async *readAll(onDamage?: (error: LicenseStoreError) => void): AsyncGenerator<StoredChunk, void> {
    const read = (entry: ChunkEntry): Promise<Uint8Array> => {
      const bytes = this.read(entry, onDamage);
      // Seen when it is awaited; until then it must not count as unhandled.
      bytes.catch(() => undefined);
      return bytes;
    };
    let next = this.chunks[0] && read(this.chunks[0]);
    for (const [at, entry] of this.chunks.entries()) {
      const bytes = await next!;
      const following = this.chunks[at + 1];
      next = following && read(following);
      yield { entry, bytes };
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

async function readTable(
  file: TargetFile,
  name: string,
  expected: Pick<SegmentEntry, 'root' | 'size' | 'bytes' | 'licenses'>,
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
  const chunks = decodeTable(table);
  checkChunks(chunks, tableOffset, name, expected);
  return chunks;
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
  tableOffset: number,
  name: string,
  expected: Pick<SegmentEntry, 'bytes' | 'licenses'>,
): void {
  let end: number = segmentLayout.headerLength;
  let licenses = 0;
  for (const { offset, storedLength, rawLength, count, codec } of chunks) {
    if (codec !== codecNone) {
      throw new LicenseStoreError(
        'unsupported',
        `${name}: a chunk has the unknown codec ${codec}.`,
        {
          details: { path: name, offset },
        },
      );
    }
    if (offset !== end || storedLength > maxChunkLength || rawLength !== storedLength) {
      throw damaged(name, 'its chunks do not lie one behind the other', end);
    }
    end += storedLength;
    licenses += count;
  }
  if (
    end !== tableOffset ||
    end - segmentLayout.headerLength !== expected.bytes ||
    licenses !== expected.licenses
  ) {
    throw damaged(name, 'its chunks do not add up', tableOffset);
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
