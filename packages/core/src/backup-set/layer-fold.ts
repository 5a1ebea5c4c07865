import { toHex } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import { idHashLength } from '../license/license-id-hash.js';
import { recordLayout } from '../record/layout.js';
import { readFrame } from '../record/record-header.js';
import { concatBytes, viewOf } from '../record/records.js';
import { addToSetHash, emptySetHash } from '../store/set-hash.js';
import type { SetHash } from '../store/store-engine.js';
import { manifestName } from './file-names.js';
import { IdHashTable } from './id-hash-table.js';
import { layersOf, type Manifest, type SegmentEntry } from './manifest.js';
import type { SegmentKind } from './segment-layout.js';

/** A segment and the place it has in its generation. */
export interface PlacedSegment {
  readonly entry: SegmentEntry;
  readonly kind: SegmentKind;
  /** 0 is the newest delta, the highest number the base. */
  readonly layer: number;
}

/** All segments of a generation in the order {@link LayerFold} takes them: newest layer first. */
export function placedSegments(manifest: Manifest): readonly PlacedSegment[] {
  return layersOf(manifest).flatMap(({ segments, ledger, tombstones }, layer) => [
    ...segments.map((entry) => ({ entry, kind: 'licenses', layer }) as const),
    ...ledger.map((entry) => ({ entry, kind: 'ledger', layer }) as const),
    ...tombstones.map((entry) => ({ entry, kind: 'tombstones', layer }) as const),
  ]);
}

/** Licenses and bytes of records in the license segments among them: what progress counts. */
export function sumsOf(placed: readonly PlacedSegment[]): [licenses: number, bytes: number] {
  const entries = placed.filter(({ kind }) => kind === 'licenses').map(({ entry }) => entry);
  return [
    entries.reduce((sum, { licenses }) => sum + licenses, 0),
    entries.reduce((sum, { bytes }) => sum + bytes, 0),
  ];
}

/** Where a chunk comes from. */
export interface ChunkPlace {
  readonly kind: SegmentKind;
  readonly layer: number;
  /** For messages. */
  readonly file: string;
}

/**
 * Lays the layers of a generation upon each other in one pass, newest first: an id counts where it is met first, as
 * license, ledger header or tombstone, and everything below is hidden. Remembers the ids of the deltas, not those of the base.
 */
export class LayerFold {
  private readonly manifest: Manifest;
  private readonly base: number;
  private readonly ids = new IdHashTable();
  private licenses = 0;
  private bytes = 0;
  private restricted = 0;
  private setHash: SetHash = emptySetHash;

  constructor(manifest: Manifest) {
    this.manifest = manifest;
    this.base = manifest.deltas?.length ?? 0;
  }

  /** What of a sound chunk belongs to the generation; nothing of tombstones. Throws `damaged` for an id that stands in one delta twice. */
  take(chunk: Uint8Array, place: ChunkPlace): Uint8Array {
    if (place.kind === 'tombstones') this.bury(chunk, place);
    return place.kind === 'tombstones' ? new Uint8Array(0) : this.takeRecords(chunk, place);
  }

  /** What does not come to what the manifest says of the whole; `undefined` if it does. `licenses`: the base's ledger was not taken. */
  disagreement(taken: 'everything' | 'licenses'): LicenseStoreError | undefined {
    const { number, totals, setHash } = this.manifest;
    const wrong =
      this.licenses !== totals.licenses ||
      this.bytes !== totals.bytes ||
      (taken === 'everything' &&
        (this.restricted !== totals.restricted || setHashText(this.setHash) !== setHash));
    if (!wrong) return undefined;
    const path = manifestName(number);
    return new LicenseStoreError(
      'damaged',
      `${path}: base and deltas do not come to what it says of them.`,
      { details: { path, generation: number } },
    );
  }

  private bury(hashes: Uint8Array, place: ChunkPlace): void {
    const view = viewOf(hashes);
    for (let at = 0; at < hashes.length; at += idHashLength) this.isHidden(view, at, place);
  }

  private takeRecords(chunk: Uint8Array, place: ChunkPlace): Uint8Array {
    const view = viewOf(chunk);
    const parts: Uint8Array[] = [];
    let from = 0;
    for (let offset = 0; offset < chunk.length;) {
      const end = offset + readFrame(chunk, view, offset).totalLength;
      if (this.isHidden(view, offset + recordLayout.idHash, place)) {
        if (from < offset) parts.push(chunk.subarray(from, offset));
        from = end;
      } else {
        this.count(view, offset, end - offset, place.kind);
      }
      offset = end;
    }
    // Nearly always nothing is hidden: then there is nothing to copy.
    if (from === 0) return chunk;
    if (from < chunk.length) parts.push(chunk.subarray(from));
    return concatBytes(parts);
  }

  private isHidden(view: DataView, hashAt: number, { layer, file }: ChunkPlace): boolean {
    const before = this.ids.layerOf(view, hashAt, layer < this.base ? layer : undefined);
    if (before === undefined) return false;
    if (before < layer) return true;
    const hash = new Uint8Array(view.buffer, view.byteOffset + hashAt, idHashLength);
    const message = `${file}: license ${toHex(hash)} stands in one delta twice.`;
    throw new LicenseStoreError('damaged', message, { details: { path: file } });
  }

  private count(view: DataView, offset: number, length: number, kind: SegmentKind): void {
    const digestAt = offset + recordLayout.payloadDigest;
    const digest = { high: view.getUint32(digestAt), low: view.getUint32(digestAt + 4) };
    this.setHash = addToSetHash(this.setHash, digest);
    if (kind === 'ledger') {
      this.restricted += 1;
      return;
    }
    this.licenses += 1;
    this.bytes += length;
  }
}

/** A sum of digests as a manifest writes it: 16 hexadecimal digits. */
export function setHashText({ high, low }: SetHash): string {
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
