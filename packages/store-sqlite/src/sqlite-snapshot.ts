import type { DatabaseSync } from 'node:sqlite';
import {
  addToSetHash,
  emptySetHash,
  LicenseStoreError,
  releaseBytes,
  type ClassTotal,
  type LineageMark,
  type PositionRange,
  type RangeGuard,
  type ReadOptions,
  type RecordChunk,
  type StoreChanges,
  type StoreSnapshot,
} from '@wmdrm/core';
import { assertRange, assertWhole } from './arguments.js';
import { assertSequencesSound, countChanges, readTombstones } from './changes.js';
import { readChunks, type ReadPlan } from './chunk-reader.js';
import { endPositionIn } from './counters.js';
import type { IndexCheck } from './index-check.js';
import { numberIn, textIn } from './row-values.js';
import { partitionSize } from './schema.js';
import { translated } from './store-errors.js';
import { StoreFault } from './store-fault.js';

const defaultChunkBytes = 1024 * 1024;
/** Far below the longest value SQLite makes (SQLITE_MAX_LENGTH, 10^9), and more than anyone should hold in memory. */
const mostChunkBytes = 256 * 1024 * 1024;
const mostChunkRecords = 4096;

/** One state of the store, held by a read transaction on a connection of its own. */
export class SqliteSnapshot implements StoreSnapshot {
  readonly sequence: number;
  readonly lineage: LineageMark | undefined;
  readonly totals: readonly ClassTotal[];
  readonly endPosition: number;
  readonly rangeStep: number = partitionSize;
  private readonly db: DatabaseSync;
  private readonly location: string;
  private readonly indexes: IndexCheck;
  private readonly onClose: () => void;
  private readonly classIds = new Map<string, number>();
  /** How many there are, once their sequences were found sound. */
  private rows: number | undefined;
  /** Rows were counted, and none was removed behind this sequence. */
  private nothingRemovedSince = Infinity;
  private open = true;

  /**
   * @param db a connection that has begun a transaction and read in it: a bare BEGIN pins nothing
   * @param onClose runs once
   */
  constructor(db: DatabaseSync, location: string, indexes: IndexCheck, onClose: () => void) {
    this.db = db;
    this.location = location;
    this.indexes = indexes;
    this.onClose = onClose;
    this.sequence = numberIn(db.prepare('SELECT sequence FROM store').get(), 'sequence');
    this.endPosition = endPositionIn(db);
    const mark = db
      .prepare('SELECT mark, sequence FROM lineage ORDER BY number DESC LIMIT 1')
      .get();
    this.lineage = mark && { mark: textIn(mark, 'mark'), sequence: numberIn(mark, 'sequence') };
    // Without the index, as in the writer.
    const rows = db.prepare('SELECT * FROM class NOT INDEXED ORDER BY key').all();
    for (const row of rows) this.classIds.set(textIn(row, 'key'), numberIn(row, 'id'));
    this.totals = rows
      .map((row) => ({
        policyClass: textIn(row, 'key'),
        licenses: numberIn(row, 'licenses'),
        bytes: numberIn(row, 'bytes'),
        headerBytes: numberIn(row, 'header_bytes'),
      }))
      .filter(({ licenses }) => licenses > 0);
    assertSameCount(db, this.totals);
  }

  hasLineage(mark: string): boolean {
    return (
      this.look(() => this.db.prepare('SELECT 1 FROM lineage WHERE mark = ?').get(mark)) !==
      undefined
    );
  }

  /** Chunks hold at most 4,096 records and 256 MiB, whatever `chunkBytes` asks for. */
  *read(range: PositionRange, options: ReadOptions = {}): Generator<RecordChunk, void> {
    const chunks = readChunks(this.db, this.planOf(range, options));
    for (;;) {
      const { done, value } = this.look(() => chunks.next());
      if (done) return;
      yield { ...value, release: () => releaseBytes(value.bytes) };
    }
  }

  changedSince(range: PositionRange, sequence: number): boolean {
    return this.look(() => {
      assertRange(range);
      assertWhole('A sequence', sequence, 0);
      const sql = `SELECT 1 FROM license WHERE position >= ? AND position < ? AND +sequence > ? LIMIT 1`;
      return this.db.prepare(sql).get(range.from, range.to, sequence) !== undefined;
    });
  }

  /** Throws `invalid-argument` if the range is cut between multiples of {@link rangeStep}; its end may lie behind the last license. */
  guard(range: PositionRange): RangeGuard {
    return this.look(() => {
      assertRange(range);
      const to = Math.min(range.to, Math.ceil(this.endPosition / partitionSize) * partitionSize);
      if (
        range.from % partitionSize !== 0 ||
        (range.to < this.endPosition && to % partitionSize !== 0)
      ) {
        throw new LicenseStoreError(
          'invalid-argument',
          `Positions ${range.from} to ${range.to} are not cut at multiples of ${partitionSize}.`,
        );
      }
      const rows = this.db
        .prepare('SELECT licenses, high, low FROM guard WHERE partition >= ? AND partition < ?')
        .all(range.from / partitionSize, Math.ceil(to / partitionSize));
      return {
        licenses: rows.reduce((sum, row) => sum + numberIn(row, 'licenses'), 0),
        setHash: rows.reduce(
          (sum, row) =>
            addToSetHash(sum, { high: numberIn(row, 'high'), low: numberIn(row, 'low') }),
          emptySetHash,
        ),
      };
    });
  }

  changes(since: number): StoreChanges {
    return this.look(() => {
      assertWhole('A sequence', since, 0);
      this.rows ??= assertSequencesSound(this.db);
      const changes = countChanges(this.db, since, this.rows);
      if (changes.removed === 0)
        this.nothingRemovedSince = Math.min(since, this.nothingRemovedSince);
      return changes;
    });
  }

  *tombstones(since: number): Generator<Uint8Array, void> {
    const lots = this.look(() => {
      assertWhole('A sequence', since, 0);
      return since < this.nothingRemovedSince ? readTombstones(this.db, since) : [].values();
    });
    for (;;) {
      const { done, value } = this.look(() => lots.next());
      if (done) return;
      // What is given is read from the rows alone. Where nothing was removed there is nothing to be wrong.
      this.look(() => this.indexes.assertSound(this.db, 'id'));
      yield value;
    }
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    // Closing a connection ends its transaction.
    translated(this.location, () => this.db.close());
    this.onClose();
  }

  /** What {@link read} reads, in terms of the tables. */
  planOf(range: PositionRange, options: ReadOptions = {}): ReadPlan {
    const { since = 0, headersOnly = false, chunkBytes = defaultChunkBytes } = options;
    return this.look(() => {
      assertRange(range);
      assertWhole('A sequence', since, 0);
      assertWhole('The size of a chunk', chunkBytes, 1);
      return {
        range,
        classIds: this.idsOf(options.classes),
        headersOf: headersOnly || !options.classes ? undefined : this.idsOf(options.headersOf),
        since,
        headersOnly,
        limits: { records: mostChunkRecords, bytes: Math.min(chunkBytes, mostChunkBytes) },
      };
    });
  }

  /** Throws `closed`. */
  assertOpen(): void {
    if (!this.open) throw new LicenseStoreError('closed', 'The snapshot has been closed.');
  }

  private idsOf(keys: readonly string[] | undefined): readonly number[] | undefined {
    return keys?.flatMap((key) => this.classIds.get(key) ?? []);
  }

  private look<T>(work: () => T): T {
    this.assertOpen();
    return translated(this.location, work);
  }
}

/** The licenses are counted twice, by class and by position: a number that rotted is not told to anybody. */
function assertSameCount(db: DatabaseSync, totals: readonly ClassTotal[]): void {
  const row = db.prepare('SELECT coalesce(sum(licenses), 0) AS licenses FROM guard').get();
  const guarded = numberIn(row, 'licenses');
  const counted = totals.reduce((sum, { licenses }) => sum + licenses, 0);
  if (counted === guarded) return;
  throw new StoreFault(
    'store-corrupt',
    `it counts ${counted} licenses; its guard knows ${guarded}`,
  );
}
