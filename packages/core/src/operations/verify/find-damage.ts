import { equalBytes } from '../../bytes/hex.js';
import { locateFlippedBit } from '../../bytes/locate-flipped-bit.js';
import type { ChunkWalker, PayloadCheck } from '../../backup-set/chunk-check.js';
import { codecNone, type SegmentKind } from '../../backup-set/segment-layout.js';
import type { StoredChunk } from '../../backup-set/segment-reader.js';
import { isWholeChunk, sumsOfChunk } from '../../backup-set/whole-chunk.js';
import { isLicenseStoreError } from '../../errors/license-store-error.js';
import type { Hasher } from '../../host/hasher.js';
import { idHashLength } from '../../license/license-id-hash.js';
import { readHeader, type RecordFrame } from '../../record/record-header.js';
import { frames, viewOf } from '../../record/records.js';
import { rottenHeaders } from '../../record/rotten-headers.js';
import type { Damage } from '../operation-event.js';

/** A chunk as it was read, and where it belongs. */
export interface ReadChunk extends StoredChunk {
  readonly file: string;
  readonly kind: SegmentKind;
}

/** Everything wrong with a chunk, license by license as far as they can be told apart; empty if it is whole. */
export function findDamage(
  chunk: ReadChunk,
  check: PayloadCheck,
  walker: ChunkWalker,
  hasher: Hasher,
): readonly Damage[] {
  const { bytes, kind, entry, problem } = chunk;
  if (problem === undefined && isWholeChunk(bytes, kind, sumsOfChunk(entry), check, walker, hasher))
    return [];
  if (entry.codec !== codecNone) return damagedCompressed(chunk, check, walker, hasher);
  if (kind === 'tombstones') return damagedTombstones(chunk, hasher);
  const actual = hasher.crc32(bytes);
  if (actual !== entry.crc) {
    const located = findFlippedBit(chunk, actual, walker, hasher);
    if (located) return [located];
  }
  const damage = damagedRecords(chunk, check, walker, hasher);
  if (damage.length === 0 && actual !== entry.crc) {
    const message = 'A chunk does not fit its checksum.';
    return [{ file: chunk.file, offset: entry.offset, message }];
  }
  return damage;
}

/**
 * A place in a compressed chunk is one in its stored bytes, so that of a record is the chunk's. A flipped bit may have hit
 * any of its licenses, so it names them all, if mending it makes the chunk whole; otherwise nobody can tell what was there.
 */
function damagedCompressed(
  chunk: ReadChunk,
  check: PayloadCheck,
  walker: ChunkWalker,
  hasher: Hasher,
): readonly Damage[] {
  const { file, kind, entry, bytes, problem, flipped } = chunk;
  const within = (depth: PayloadCheck): readonly Damage[] =>
    kind === 'tombstones'
      ? misfitTombstones(chunk, hasher)
      : damagedRecords(chunk, depth, walker, hasher);
  if (problem === undefined) {
    return within(check).map((damage) => ({ ...damage, offset: entry.offset }));
  }
  if (!flipped || within('sha256').length > 0) {
    const message = `${problem[0]!.toUpperCase()}${problem.slice(1)}.`;
    return [{ file, offset: entry.offset, message }];
  }
  const offset = entry.offset + flipped.byte;
  const damage = { file, offset, message: flippedText(flipped.bit, offset) };
  if (kind === 'tombstones') return [damage];
  const view = viewOf(bytes);
  return Array.from(frames(bytes, view), (frame) => ({ ...damage, ...nameOf(bytes, view, frame) }));
}

function flippedText(bit: number, byte: number): string {
  return `Bit ${bit} of byte ${byte} is flipped.`;
}

/** Hashes tell nothing of one another: a chunk of them is whole or not. */
function damagedTombstones(chunk: ReadChunk, hasher: Hasher): readonly Damage[] {
  const { file, entry, bytes } = chunk;
  const { offset } = entry;
  const actual = hasher.crc32(bytes);
  if (actual !== entry.crc) {
    const place = locateFlippedBit(bytes.length, actual, entry.crc);
    const message = place
      ? flippedText(place.bit, offset + place.byte)
      : 'A chunk does not fit its checksum.';
    return [{ file, offset: offset + (place?.byte ?? 0), message }];
  }
  return misfitTombstones(chunk, hasher);
}

function misfitTombstones({ file, entry, bytes }: ReadChunk, hasher: Hasher): readonly Damage[] {
  const fits =
    bytes.length === entry.count * idHashLength &&
    equalBytes(hasher.sha256(bytes), entry.headerDigest);
  if (fits) return [];
  return [{ file, offset: entry.offset, message: 'Tombstones do not fit their digest.' }];
}

/**
 * One flipped bit is found to the byte, and the license it lies in is named from the bytes as they were. In a long chunk
 * other damage can look like a single bit somewhere else, so it counts only if mending that bit makes the chunk whole.
 */
function findFlippedBit(
  { file, kind, entry, bytes }: ReadChunk,
  actual: number,
  walker: ChunkWalker,
  hasher: Hasher,
): Damage | undefined {
  const place = locateFlippedBit(bytes.length, actual, entry.crc);
  if (!place) return undefined;
  const mended = bytes.slice();
  mended[place.byte] = mended[place.byte]! ^ (1 << place.bit);
  const rest = damagedRecords({ file, kind, entry, bytes: mended }, 'sha256', walker, hasher);
  if (rest.length > 0) return undefined;
  const offset = entry.offset + place.byte;
  const message = flippedText(place.bit, offset);
  const view = viewOf(mended);
  for (const frame of frames(mended, view)) {
    if (place.byte < frame.offset + frame.totalLength) {
      return { file, offset, message, ...nameOf(mended, view, frame) };
    }
  }
  return { file, offset, message };
}

function damagedRecords(
  chunk: ReadChunk,
  check: PayloadCheck,
  walker: ChunkWalker,
  hasher: Hasher,
): readonly Damage[] {
  const { file, entry, bytes } = chunk;
  const payloads: Damage[] = [];
  const blamedOnChunk = (message: string, offset = 0): readonly Damage[] => [
    { file, offset: entry.offset + offset, message },
  ];
  try {
    const walked = walker.walk(bytes, check, (all, view, frame) => {
      const offset = entry.offset + frame.offset;
      const message = 'A payload does not fit its digest.';
      payloads.push({ file, offset, message, ...nameOf(all, view, frame) });
      return undefined;
    });
    if (!walked.headersFit) return withHeaders(payloads, damagedHeaders(chunk, hasher));
    const same =
      equalBytes(walked.headerDigest, entry.headerDigest) && walked.count === entry.count;
    if (same || payloads.length > 0) return payloads;
    return blamedOnChunk('Record headers of a chunk do not fit their digest.');
  } catch (error) {
    if (!isLicenseStoreError(error)) throw error;
    const headers = damagedHeaders(chunk, hasher);
    return headers.some(({ license }) => license !== undefined)
      ? withHeaders(payloads, headers)
      : [...payloads, ...blamedOnChunk(error.message, error.details.offset)];
  }
}

/** A header that does not fit its checksum cannot say what its payload must be, so its license counts once. */
function withHeaders(payloads: readonly Damage[], headers: readonly Damage[]): readonly Damage[] {
  const places = new Set(headers.map(({ offset }) => offset));
  return [...payloads.filter(({ offset }) => !places.has(offset)), ...headers];
}

function damagedHeaders({ file, entry, bytes }: ReadChunk, hasher: Hasher): readonly Damage[] {
  return Array.from(rottenHeaders(bytes, 'records', hasher), ({ offset, name }) => ({
    file,
    offset: entry.offset + offset,
    message: 'A record header does not fit its checksum.',
    ...(name ? { license: name.license } : {}),
    ...(name?.label === undefined ? {} : { label: name.label }),
  }));
}

/** Names the license if its header still reads. */
function nameOf(
  bytes: Uint8Array,
  view: DataView,
  frame: RecordFrame,
): Pick<Damage, 'license' | 'label'> {
  try {
    const { id, label } = readHeader(bytes, view, frame);
    return { license: id, ...(label === undefined ? {} : { label }) };
  } catch {
    return {};
  }
}
