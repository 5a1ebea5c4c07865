import {
  concatBytes,
  frames,
  toHex,
  viewOf,
  type MergeCounts,
  type MergeRule,
  type PositionRange,
  type ReadOptions,
  type RecordChunk,
  type StoreEngine,
  type StoreSnapshot,
  type StoreTransaction,
} from '@wmdrm/core';
import { recordLayout } from '@wmdrm/core';

/** The incoming record wins a tie; nothing is revived or described again. */
export const incomingWins: MergeRule = { tie: 'incoming', revive: false, redescribe: false };

/** Merges records in one transaction. */
export async function put(
  engine: StoreEngine,
  records: readonly Uint8Array[],
  rule: MergeRule = incomingWins,
): Promise<MergeCounts> {
  return await change(engine, (transaction) => transaction.put(concatBytes(records), rule));
}

/** Sets the state of licenses in one transaction. */
export async function mark(
  engine: StoreEngine,
  idHashes: readonly Uint8Array[],
  state: 'deleted' | 'revoked',
): Promise<number> {
  return await change(engine, (transaction) => transaction.mark(idHashes, state));
}

/** Commits what `work` does, or undoes it if it throws. */
export async function change<T>(
  engine: StoreEngine,
  work: (transaction: StoreTransaction) => T | Promise<T>,
): Promise<T> {
  const transaction = await engine.begin();
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } finally {
    await transaction.rollback();
  }
}

/** What `look` sees in a snapshot of its own. */
export async function inSnapshot<T>(
  engine: StoreEngine,
  look: (snapshot: StoreSnapshot) => T | Promise<T>,
): Promise<T> {
  const snapshot = await engine.snapshot();
  try {
    return await look(snapshot);
  } finally {
    await snapshot.close();
  }
}

/** Everything a snapshot can hold. */
export function wholeRange(snapshot: StoreSnapshot): PositionRange {
  return { from: 0, to: snapshot.endPosition };
}

/** All chunks of a reading, copied. */
export async function chunksOf(
  snapshot: StoreSnapshot,
  range: PositionRange = wholeRange(snapshot),
  options?: ReadOptions,
): Promise<readonly RecordChunk[]> {
  const chunks: RecordChunk[] = [];
  for await (const { bytes, count, last } of snapshot.read(range, options)) {
    chunks.push({ bytes: bytes.slice(), count, last });
  }
  return chunks;
}

/** All records of a reading, in order. */
export async function recordsOf(
  snapshot: StoreSnapshot,
  range?: PositionRange,
  options?: ReadOptions,
): Promise<readonly Uint8Array[]> {
  return (await chunksOf(snapshot, range, options)).flatMap(({ bytes }) => split(bytes));
}

/** The records of the whole store now. */
export async function storedRecords(
  engine: StoreEngine,
  options?: ReadOptions,
): Promise<readonly Uint8Array[]> {
  return await inSnapshot(engine, (snapshot) => recordsOf(snapshot, undefined, options));
}

/** Whole records one behind the other, cut apart. */
export function split(bytes: Uint8Array): Uint8Array[] {
  return [...frames(bytes, viewOf(bytes))].map(({ offset, totalLength }) =>
    bytes.slice(offset, offset + totalLength),
  );
}

/** Records in an order that does not depend on their positions, as text to compare. */
export function asSet(records: readonly Uint8Array[]): readonly string[] {
  return records.map(toHex).sort();
}

/** The record without its payload, as stored. */
export function headerOf(record: Uint8Array): Uint8Array {
  return record.slice(0, viewOf(record).getUint32(recordLayout.headerLength, true));
}

/** Hash of the license id in a record. */
export function hashIn(record: Uint8Array): Uint8Array {
  return record.slice(recordLayout.idHash, recordLayout.idHash + 16);
}

/** Hash of a record's payload in its header. */
export function digestIn(record: Uint8Array): Uint8Array {
  return record.slice(recordLayout.payloadDigest, recordLayout.payloadDigest + 32);
}
