import { crc32 } from 'node:zlib';
import {
  decideMerge,
  frames,
  idHashLength,
  keepDenial,
  LicenseStoreError,
  noMerges,
  parseKeyId,
  parsePolicyClassKey,
  policyClassKey,
  readFrame,
  readHeader,
  recordLayout,
  takesIncoming,
  viewOf,
  type MergeCounts,
  type MergeOutcome,
  type MergeRule,
  type RecordFrame,
  type RecordHeader,
  type SetHash,
} from '@wmdrm/core';
import type { Counters } from './counters.js';
import { licenseRow, type LicenseRow } from './license-row.js';
import { bytesIn, numberIn, textIn } from './row-values.js';
import type { RunningTotals } from './running-totals.js';
import { StoreFault } from './store-fault.js';
import { compareStored } from './stored-record.js';
import type { Writer } from './writer.js';

/** A record on its way in. */
interface Incoming {
  readonly record: Uint8Array;
  readonly idHash: Uint8Array;
  readonly header: RecordHeader;
  readonly headerLength: number;
  readonly length: number;
  readonly classId: number;
  readonly digest: SetHash;
}

/** Merges framed records into the tables, inside the writer's transaction. */
export class RecordMerger {
  private readonly writer: Writer;
  private readonly counters: Counters;
  private readonly totals: RunningTotals;
  private readonly classIds = new Map<string, number>();

  constructor(writer: Writer, counters: Counters, totals: RunningTotals) {
    this.writer = writer;
    this.counters = counters;
    this.totals = totals;
  }

  /** Merges all records in `bytes` by `rule`. */
  put(bytes: Uint8Array, rule: MergeRule): MergeCounts {
    const view = viewOf(bytes);
    const counts = { ...noMerges } as Record<MergeOutcome, number>;
    for (const frame of frames(bytes, view)) {
      counts[this.putOne(this.incoming(bytes, view, frame), rule)] += 1;
    }
    return counts;
  }

  private incoming(bytes: Uint8Array, view: DataView, frame: RecordFrame): Incoming {
    const { offset, headerLength, totalLength } = frame;
    const header = readHeader(bytes, view, frame);
    if (header.payloadOmitted) {
      throw new LicenseStoreError(
        'invalid-argument',
        `License ${header.id} comes without its payload; a store takes whole records only.`,
        { details: { license: header.id, offset } },
      );
    }
    const record = bytes.subarray(offset, offset + totalLength);
    return {
      record,
      idHash: record.subarray(recordLayout.idHash, recordLayout.idHash + idHashLength),
      header,
      headerLength,
      length: totalLength,
      classId: this.classIdOf(policyClassKey(header.policyClass)),
      digest: {
        high: view.getUint32(offset + recordLayout.payloadDigest),
        low: view.getUint32(offset + recordLayout.payloadDigest + 4),
      },
    };
  }

  private putOne(incoming: Incoming, rule: MergeRule): MergeOutcome {
    // Most records are new: trying to add them spares a search of its own.
    if (this.add(incoming)) return 'added';
    const row = this.writer.statements.license.get(incoming.idHash);
    if (!row) throw new StoreFault('store-corrupt', 'its index names a license that is missing');
    const local = licenseRow(row);
    const denied = this.stillDenied(local, incoming);
    const outcome = this.outcomeFor(local, denied, rule);
    if (takesIncoming(outcome)) this.replace(local, denied);
    return outcome;
  }

  /** `incoming` with what a license of the same payload has been denied here. */
  private stillDenied(local: LicenseRow, incoming: Incoming): Incoming {
    const { classId, digest } = incoming;
    const samePayload = digest.high === local.digest.high && digest.low === local.digest.low;
    if (classId === local.classId || !samePayload) return incoming;
    const key = this.writer.statements.classKey.get(local.classId);
    const before = parsePolicyClassKey(textIn(key, 'key'));
    if (!before) throw new StoreFault('store-corrupt', 'it has an unknown policy class');
    const record = keepDenial(incoming.record, before, { crc32 });
    if (record === incoming.record) return incoming;
    const view = viewOf(record);
    return this.incoming(record, view, readFrame(record, view, 0));
  }

  private outcomeFor(local: LicenseRow, incoming: Incoming, rule: MergeRule): MergeOutcome {
    const { header, digest, length, headerLength } = incoming;
    let same = { payload: false, record: false };
    if (
      local.state === 'live' &&
      local.digest.high === digest.high &&
      local.digest.low === digest.low &&
      local.length - local.headerLength === length - headerLength
    ) {
      const stored = bytesIn(
        this.writer.statements.record.get(local.position) ?? { rec: null },
        'rec',
      );
      const found = compareStored(stored, local, incoming);
      // What came in heals a record that rotted in the store.
      if (found === 'damaged') return 'updated';
      same = { payload: found !== 'different', record: found === 'same' };
    }
    const { state, sequence, issued } = local;
    return decideMerge(
      {
        state,
        sequence,
        samePayload: same.payload,
        sameRecord: same.record,
        ...(issued === undefined ? {} : { issued }),
      },
      header.issued,
      rule,
    );
  }

  private add(incoming: Incoming): boolean {
    const { counters, writer } = this;
    const { idHash, classId, header, headerLength, length, digest, record } = incoming;
    const position = counters.nextPosition;
    const { changes } = writer.statements.addLicense.run(
      position,
      idHash,
      counters.sequence + 1,
      classId,
      header.issued ?? null,
      headerLength,
      length,
      digest.high,
      digest.low,
    );
    if (changes === 0) return false;
    counters.nextPosition += 1;
    counters.sequence += 1;
    writer.statements.addRecord.run(position, record);
    this.addKeyIds(position, header.keyIds);
    this.totals.add({ position, classId, headerLength, length, digest });
    return true;
  }

  private replace(local: LicenseRow, incoming: Incoming): void {
    const { counters } = this;
    const { replaceLicense, replaceRecord, dropKeyIds } = this.writer.statements;
    const { classId, header, headerLength, length, digest, record } = incoming;
    const { position } = local;
    if (local.state === 'live') this.totals.subtract(local);
    counters.sequence += 1;
    replaceLicense.run(
      counters.sequence,
      classId,
      header.issued ?? null,
      headerLength,
      length,
      digest.high,
      digest.low,
      position,
    );
    replaceRecord.run(position, record);
    dropKeyIds.run(position);
    this.addKeyIds(position, header.keyIds);
    this.totals.add({ position, classId, headerLength, length, digest });
  }

  private addKeyIds(position: number, keyIds: readonly string[]): void {
    for (const keyId of keyIds) {
      const bytes = parseKeyId(keyId);
      if (bytes) this.writer.statements.addKeyId.run(position, bytes);
    }
  }

  private classIdOf(key: string): number {
    const known = this.classIds.get(key);
    if (known !== undefined) return known;
    const { classId, addClass } = this.writer.statements;
    const id = numberIn(classId.get(key) ?? addClass.get(key), 'id');
    this.classIds.set(key, id);
    return id;
  }
}
