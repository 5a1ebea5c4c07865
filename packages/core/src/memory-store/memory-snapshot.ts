import { fromHex } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import { concatBytes } from '../record/records.js';
import { addToSetHash, emptySetHash } from '../store/set-hash.js';
import type {
  ClassTotal,
  LineageMark,
  PositionRange,
  RangeGuard,
  ReadOptions,
  RecordChunk,
  SnapshotOptions,
  StoreChanges,
  StoreSnapshot,
} from '../store/store-engine.js';
import type { MemoryRow, MemoryState } from './memory-state.js';

const defaultChunkBytes = 1024 * 1024;

/** A state is a value, so a snapshot just keeps it. */
export class MemorySnapshot implements StoreSnapshot {
  readonly rangeStep = 1;
  readonly sequence: number;
  readonly endPosition: number;
  readonly lineage: LineageMark | undefined;
  readonly totals: readonly ClassTotal[];
  readonly readers: number;
  private readonly byPosition: readonly MemoryRow[];
  private readonly state: MemoryState;
  private readonly storeIsOpen: () => boolean;
  private open = true;

  constructor(
    state: MemoryState,
    storeIsOpen: () => boolean,
    { readers = 1 }: SnapshotOptions = {},
  ) {
    this.state = state;
    this.readers = readers;
    this.storeIsOpen = storeIsOpen;
    this.sequence = state.sequence;
    this.endPosition = state.nextPosition;
    this.lineage = state.lineage.at(-1);
    this.byPosition = [...state.rows.values()].sort((a, b) => a.position - b.position);
    this.totals = totalsOf(this.byPosition);
  }

  hasLineage(mark: string): boolean {
    return this.state.lineage.some((entry) => entry.mark === mark);
  }

  *read(range: PositionRange, options: ReadOptions = {}): Generator<RecordChunk, void> {
    const chunkBytes = options.chunkBytes ?? defaultChunkBytes;
    let parts: Uint8Array[] = [];
    let bytes = 0;
    let last = 0;
    for (const row of this.live(range)) {
      this.assertOpen();
      if (options.classes && !options.classes.includes(row.policyClass)) continue;
      if (row.sequence <= (options.since ?? 0)) continue;
      const part = options.headersOnly ? row.record.subarray(0, row.headerLength) : row.record;
      if (parts.length > 0 && bytes + part.length > chunkBytes) {
        yield { bytes: concatBytes(parts), count: parts.length, last };
        parts = [];
        bytes = 0;
      }
      parts.push(part);
      bytes += part.length;
      last = row.position;
    }
    if (parts.length > 0) yield { bytes: concatBytes(parts), count: parts.length, last };
  }

  changedSince(range: PositionRange, sequence: number): boolean {
    this.assertOpen();
    return this.inRange(range).some((row) => row.sequence > sequence);
  }

  guard(range: PositionRange): RangeGuard {
    return guardOf(this.live(range));
  }

  changes(since: number): StoreChanges {
    this.assertOpen();
    const changed = this.byPosition.filter(({ sequence }) => sequence > since);
    const live = changed.filter(({ state }) => state === 'live');
    const bytes = live.reduce((sum, { record }) => sum + record.length, 0);
    return { ...guardOf(live), bytes, removed: changed.length - live.length };
  }

  *tombstones(since: number): Generator<Uint8Array, void> {
    this.assertOpen();
    const gone = this.byPosition.filter((row) => row.state !== 'live' && row.sequence > since);
    if (gone.length > 0) yield concatBytes(gone.map(({ idHash }) => fromHex(idHash)!));
  }

  close(): void {
    this.open = false;
  }

  private live(range: PositionRange): readonly MemoryRow[] {
    this.assertOpen();
    return this.inRange(range).filter((row) => row.state === 'live');
  }

  private inRange({ from, to }: PositionRange): readonly MemoryRow[] {
    return this.byPosition.filter(({ position }) => position >= from && position < to);
  }

  private assertOpen(): void {
    if (this.open && this.storeIsOpen()) return;
    throw new LicenseStoreError('closed', 'The snapshot has been closed.');
  }
}

function guardOf(rows: readonly MemoryRow[]): RangeGuard {
  return {
    licenses: rows.length,
    setHash: rows.reduce((hash, row) => addToSetHash(hash, row.digest), emptySetHash),
  };
}

function totalsOf(rows: readonly MemoryRow[]): readonly ClassTotal[] {
  const totals = new Map<string, ClassTotal>();
  for (const { policyClass, record, headerLength, state } of rows) {
    if (state !== 'live') continue;
    const total = totals.get(policyClass) ?? { policyClass, licenses: 0, bytes: 0, headerBytes: 0 };
    totals.set(policyClass, {
      policyClass,
      licenses: total.licenses + 1,
      bytes: total.bytes + record.length,
      headerBytes: total.headerBytes + headerLength,
    });
  }
  return [...totals.values()];
}
