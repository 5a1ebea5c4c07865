import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { reseal } from './reseal.js';

/** The first chunk of a segment, and its row in the chunk table; both may be changed. */
export interface ForgedChunk {
  readonly body: Buffer;
  readonly row: Buffer;
  /** The row behind it, of a chunk that stays as it is. */
  readonly nextRow: Buffer;
}

interface Entry {
  readonly run: number;
  readonly size: number;
  root: string;
}

const trailerLength = 64;
const rowLength = 64;

/**
 * Changes the first chunk of the first segment of a generation, or of its ledger, by somebody who knows how: CRC-32 of the
 * chunk, root, name and manifest fit again, unless `change` says otherwise of its row. Returns the name of the segment.
 */
export function forgeSegment(
  directory: string,
  manifest: string,
  change: (chunk: ForgedChunk) => void,
  list: 'segments' | 'ledger' = 'segments',
): string {
  let name = '';
  reseal(directory, manifest, (content) => {
    const [entry] = content[list] as readonly Entry[];
    const { root, run, size } = entry!;
    const bytes = readFileSync(path.join(directory, nameOf(root, run)));
    const tableAt = Number(bytes.readBigUInt64LE(size - trailerLength + 8));
    const table = bytes.subarray(tableAt, size - trailerLength);
    const row = table.subarray(0, rowLength);
    const body = bytes.subarray(32, 32 + row.readUInt32LE(8));
    const crc = row.readUInt32LE(24);
    change({ body, row, nextRow: table.subarray(rowLength, 2 * rowLength) });
    if (row.readUInt32LE(24) === crc) row.writeUInt32LE(crc32(body), 24);
    const hash = createHash('sha256').update('wmdrm segment v1\0');
    const digest = hash.update(bytes.subarray(0, 32)).update(table).digest();
    digest.copy(bytes, size - 32);
    entry!.root = digest.toString('hex');
    name = nameOf(entry!.root, run);
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    // The one it was made of stays: other generations may hold it.
    writeFileSync(path.join(directory, name), bytes);
  });
  return name;
}

function nameOf(root: string, run: number): string {
  return `segments/${root.slice(0, 2)}/${root}-${String(run).padStart(10, '0')}.seg`;
}

/** Makes the checksum at the end of the header that begins a body anew. */
export function sealFirstHeader(body: Buffer): void {
  const end = body.readUInt32LE(8) - 4;
  body.writeUInt32LE((crc32(body.subarray(0, end), 0xffff_ffff) ^ 0xffff_ffff) >>> 0, end);
}

/** Makes the digest of all headers in a chunk's row anew. */
export function digestHeaders({ body, row }: ForgedChunk): void {
  const hash = createHash('sha256');
  for (let at = 0; at < body.length; at += body.readUInt32LE(at + 12))
    hash.update(body.subarray(at, at + body.readUInt32LE(at + 8)));
  hash.digest().copy(row, 32);
}
