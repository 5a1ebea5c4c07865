import type { WalkedChunk } from '../backup-set/chunk-check.js';
import type { LicenseState } from './license-state.js';
import type { MergeCounts, MergeRule } from './merge.js';

export type MaybePromise<T> = T | Promise<T>;

/** What an engine can do; a statement its conformance run checks. */
export interface StoreCapabilities {
  /** A commit survives power loss. */
  readonly durable: boolean;
  /** Several processes may open the same store. */
  readonly multiProcess: boolean;
  /** Snapshots do not hold back writers. */
  readonly concurrentSnapshots: boolean;
  /** The engine keeps a set hash and finds rows that vanished silently. */
  readonly guarded: boolean;
}

/** A random mark a backup run leaves in the store, and the store's sequence when it did. */
export interface LineageMark {
  /** 32 hexadecimal digits. */
  readonly mark: string;
  readonly sequence: number;
}

/** A record with what the engine keeps beside it. */
export interface StoredRecord {
  /** One framed record, payload included; empty if the license was purged. */
  readonly record: Uint8Array;
  readonly state: LicenseState;
  /** Store-wide number of its last change, ≥ 1. */
  readonly sequence: number;
}

/** Number of live licenses and bytes of one policy class. */
export interface ClassTotal {
  /** {@link policyClassKey}. */
  readonly policyClass: string;
  readonly licenses: number;
  /** Bytes of whole records. */
  readonly bytes: number;
  /** Bytes of the record headers alone. */
  readonly headerBytes: number;
}

/** Positions `from` ≤ position < `to`. A license keeps its position in a store as long as it is there. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

/** Whole records of live licenses, one behind the other. */
export interface RecordChunk {
  /** Belongs to the reader, who may still be writing it out when it asks for the next chunk: never changed again. */
  readonly bytes: Uint8Array;
  /** Number of records in `bytes`. */
  readonly count: number;
  /** Position of the last record. */
  readonly last: number;
  /**
   * Of the classes in {@link ReadOptions.headersOf} all record headers, as with `headersOnly`, that lie between the chunk before,
   * or the beginning of the range, and `last`. Left out by an engine that does not give them.
   */
  readonly headers?: Uint8Array;
  /**
   * What a {@link ChunkWalker}'s `tryWalk` found in `bytes` with payloads checked by `crc`, if the engine sent one over them,
   * in a thread of its own. Left out where it found fault: whoever reads the chunk then looks itself, and says what is wrong.
   */
  readonly walked?: WalkedChunk;
  /**
   * Gives `bytes` back, which must not be used afterwards, once they are written out: a garbage collector that knows little of
   * buffers would let hundreds of them wait. Need not be called.
   */
  readonly release?: () => void;
}

export interface SnapshotOptions {
  /**
   * Ranges that will be read at the same time. An engine that can serves them from threads, all of the same state; others
   * may ignore it. Default 1.
   */
  readonly readers?: number;
}

export interface ReadOptions {
  /** Policy class keys to read; default all. */
  readonly classes?: readonly string[];
  /** Only records changed after this sequence; default 0, all. */
  readonly since?: number;
  /** Leave the payloads out: each record is cut behind its header, its lengths and flags as stored. Default false. */
  readonly headersOnly?: boolean;
  /**
   * Policy class keys, none of them in `classes`, whose headers are wanted along with the records: see
   * {@link RecordChunk.headers}. Chunks are cut as without. For a store whose records lie close together it spares a second
   * reading of the same bytes; an engine may ignore it. Default none; not together with `headersOnly`.
   */
  readonly headersOf?: readonly string[];
  /**
   * A chunk is closed before it would exceed this many bytes; a larger record stands alone. The same records read
   * with the same options come in the same chunks, always. Default 1 MiB.
   */
  readonly chunkBytes?: number;
}

/** Sum of the first 64 bits of the payload digests of live licenses, modulo 2^64, as two 32-bit halves. */
export interface SetHash {
  readonly high: number;
  readonly low: number;
}

/** What an engine's guard says a range of positions holds. */
export interface RangeGuard {
  readonly licenses: number;
  readonly setHash: SetHash;
}

/** What changed after a sequence; `licenses` and `setHash` are of those that are live. */
export interface StoreChanges extends RangeGuard {
  /** Bytes of the live ones' whole records. */
  readonly bytes: number;
  /** Licenses that are not live any more. */
  readonly removed: number;
}

/** One consistent state of the store; writers go on beside it. */
export interface StoreSnapshot {
  /** Sequence of the last change in the snapshot; 0 for an empty store. */
  readonly sequence: number;
  /** Newest lineage mark in the snapshot. */
  readonly lineage: LineageMark | undefined;
  /** Live licenses by policy class. */
  readonly totals: readonly ClassTotal[];
  /** All positions of live licenses lie below. */
  readonly endPosition: number;
  /**
   * Positions ranges can be cut at without losing the guard: multiples of this number, a power of two.
   */
  readonly rangeStep: number;
  /** Ranges it pays to read at the same time; more can be. Default 1. */
  readonly readers?: number;
  /** True if the store has, or once had, this lineage mark. */
  hasLineage(mark: string): MaybePromise<boolean>;
  /** Live records of a range in order of position. */
  read(
    range: PositionRange,
    options?: ReadOptions,
  ): AsyncIterable<RecordChunk> | Iterable<RecordChunk>;
  /** True if anything in the range (deletions included) changed after `sequence`. */
  changedSince(range: PositionRange, sequence: number): MaybePromise<boolean>;
  /** What the guard says about a range cut at multiples of {@link rangeStep}; absent if the engine has no guard. */
  guard?(range: PositionRange): MaybePromise<RangeGuard>;
  /**
   * Counts what changed after `since` license by license, without running totals and without the records: after 0 it
   * says of the live ones what the guard says of all positions. Comes with {@link tombstones}; backups of a store
   * without the two are always full.
   */
  changes?(since: number): MaybePromise<StoreChanges>;
  /**
   * Hashes of the ids of all licenses that stopped being live after `since`, in lots, 16 bytes each. The engine remembers
   * them as long as it lives, purged or not.
   */
  tombstones?(since: number): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Releases the snapshot. Idempotent. */
  close(): MaybePromise<void>;
}

/**
 * One atomic change of the store. Ended by exactly one of {@link commit} and {@link rollback}. A step that throws spoils
 * it: `commit` then undoes everything and throws the same error.
 */
export interface StoreTransaction {
  /**
   * Merges whole framed records, one behind the other, by `rule`. What a license of the same payload is, or was, denied
   * stays denied ({@link keepDenial}), deleted ones included. A local record that no longer fits its own digest is
   * replaced by the same license coming in: that is how a store heals.
   *
   * `records` stays the caller's, who fills the memory with others or hands it to a thread as soon as this has returned,
   * or what it returned has resolved: what an engine keeps, it copies.
   */
  put(records: Uint8Array, rule: MergeRule): MaybePromise<MergeCounts>;
  /** Sets the state of live or deleted licenses; returns how many changed. A revoked license stays revoked. */
  mark(idHashes: readonly Uint8Array[], state: 'deleted' | 'revoked'): MaybePromise<number>;
  /** Drops the records of licenses that are not live; id, sequence and state stay. Returns how many. */
  purge(): MaybePromise<number>;
  /** Adds a lineage mark at the present sequence. */
  addLineage(mark: string): MaybePromise<void>;
  /** Makes the change durable and visible. */
  commit(): MaybePromise<void>;
  /** Undoes everything. Idempotent; harmless after {@link commit}. */
  rollback(): MaybePromise<void>;
}

/**
 * What a store plugin writes. The engine keeps framed records as opaque bytes, and beside each its position, sequence,
 * state, policy class and key ids; it never parses payloads. `LicenseStore` does everything else.
 */
export interface StoreEngine {
  /** Kind of engine, for example `sqlite`. */
  readonly kind: string;
  /** Where it lives, for messages; a file path or a word like `memory`. */
  readonly location: string;
  /** Random id of this store, 32 hexadecimal digits, made when the store was created. */
  readonly storeId: string;
  readonly capabilities: StoreCapabilities;
  /** Starts a change. Waits for other writers as long as the engine documents; then `store-busy`. */
  begin(): MaybePromise<StoreTransaction>;
  /** The record with this 16-byte id hash, live or not; `undefined` if the store never had it. */
  get(idHash: Uint8Array): MaybePromise<StoredRecord | undefined>;
  /** Live records whose id hash begins with these bits, written as hexadecimal digits; at most `limit`. */
  findByHashPrefix(hexDigits: string, limit: number): MaybePromise<readonly StoredRecord[]>;
  /** Live records that name this 16-byte key id. */
  findByKeyId(keyId: Uint8Array): MaybePromise<readonly StoredRecord[]>;
  snapshot(options?: SnapshotOptions): MaybePromise<StoreSnapshot>;
  /** Idempotent. Snapshots and transactions still open end. */
  close(): MaybePromise<void>;
}
