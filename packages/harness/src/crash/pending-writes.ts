import type { SeededRandom } from '../seeded/seeded-random.js';
import type { FileNode, PendingWrite } from './nodes.js';

/** A disk writes whole sectors: the smallest piece of a write that is there or not. */
export const sectorBytes = 512;

/** All acknowledged writes become durable. */
export function flushWrites(file: FileNode): void {
  const size = file.pending.reduce((most, write) => Math.max(most, endOf(write)), 0);
  file.durable = withWrites(file.durable, Math.max(size, file.durable.length), file.pending);
  file.pending = [];
}

/**
 * What a disk may hold of a file after a crash: the flushed bytes, and of the writes since then any sectors at all, also
 * of later writes without earlier ones. The file may have grown without the bytes that made it grow: they read as zeros.
 * @param keep how likely each sector, and each growth, is to be there, 0 … 1.
 */
export function survivingBytes(
  file: FileNode,
  keep: number,
  random: SeededRandom,
): Uint8Array<ArrayBuffer> {
  const size = file.pending
    .filter(() => random.chance(keep))
    .reduce((most, write) => Math.max(most, grownTo(write, keep, random)), file.durable.length);
  const sectors = file.pending.flatMap(sectorsOf).filter(() => random.chance(keep));
  return withWrites(file.durable, size, sectors);
}

/** Half of the growths reach only a sector in the middle of their write. */
function grownTo(write: PendingWrite, keep: number, random: SeededRandom): number {
  if (keep === 1 || random.chance(0.5)) return endOf(write);
  return random.pick(sectorsOf(write).map(endOf));
}

function sectorsOf({ offset, bytes }: PendingWrite): PendingWrite[] {
  const sectors: PendingWrite[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + sectorBytes - ((offset + at) % sectorBytes));
    sectors.push({ offset: offset + at, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return sectors;
}

function endOf({ offset, bytes }: PendingWrite): number {
  return offset + bytes.length;
}

/** The first `size` bytes of `base` with the writes put over it. */
function withWrites(
  base: Uint8Array,
  size: number,
  writes: readonly PendingWrite[],
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(size);
  result.set(base.subarray(0, size));
  for (const { offset, bytes } of writes) {
    if (offset < size) result.set(bytes.subarray(0, size - offset), offset);
  }
  return result;
}
