import { crc32 } from 'node:zlib';
import {
  decideMerge,
  keepDenial,
  keyIdLength,
  parsePolicyClassKey,
  takesIncoming,
  type MergeOutcome,
  type MergeRule,
} from '@wmdrm/core';
import type { Counters } from './counters.js';
import { idHashOf, recordOf, type IncomingReader, type IncomingRecord } from './incoming-record.js';
import { licenseRow, type LicenseRow } from './license-row.js';
import { bytesIn, textIn } from './row-values.js';
import type { RunningTotals } from './running-totals.js';
import { StoreFault } from './store-fault.js';
import { compareStored } from './stored-record.js';
import type { Writer } from './writer.js';

/** Merges framed records into the tables one by one, by all the rules, inside the writer's transaction. */
export class RecordMerger {
  private readonly writer: Writer;
  private readonly counters: Counters;
  private readonly totals: RunningTotals;
  private readonly reader: IncomingReader;

  constructor(writer: Writer, counters: Counters, totals: RunningTotals, reader: IncomingReader) {
    this.writer = writer;
    this.counters = counters;
    this.totals = totals;
    this.reader = reader;
  }

  /** Merges one record by `rule`. */
  merge(incoming: IncomingRecord, rule: MergeRule): MergeOutcome {
    if (this.add(incoming)) return 'added';
    const row = this.writer.statements.license.get(idHashOf(incoming));
    if (!row) throw new StoreFault('store-corrupt', 'its index names a license that is missing');
    const local = licenseRow(row);
    const denied = this.stillDenied(local, incoming);
    const outcome = this.outcomeFor(local, denied, rule);
    if (takesIncoming(outcome)) this.replace(local, denied);
    return outcome;
  }

  /** `incoming` with what a license of the same payload has been denied here. */
  private stillDenied(local: LicenseRow, incoming: IncomingRecord): IncomingRecord {
    const { classId, digest } = incoming;
    const samePayload = digest.high === local.digest.high && digest.low === local.digest.low;
    if (classId === local.classId || !samePayload) return incoming;
    const key = this.writer.statements.classKey.get(local.classId);
    const before = parsePolicyClassKey(textIn(key, 'key'));
    if (!before) throw new StoreFault('store-corrupt', 'it has an unknown policy class');
    const record = recordOf(incoming);
    const kept = keepDenial(record, before, { crc32 });
    return kept === record ? incoming : this.reader.readAll(kept)[0]!;
  }

  private outcomeFor(local: LicenseRow, incoming: IncomingRecord, rule: MergeRule): MergeOutcome {
    const { issued: incomingIssued, digest, length, headerLength } = incoming;
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
      const found = compareStored(stored, local, { record: recordOf(incoming), headerLength });
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
      incomingIssued ?? undefined,
      rule,
    );
  }

  private add(incoming: IncomingRecord): boolean {
    const { counters, writer } = this;
    const { classId, issued, headerLength, length, digest } = incoming;
    const position = counters.nextPosition;
    const { changes } = writer.statements.addLicense.run(
      position,
      idHashOf(incoming),
      counters.sequence + 1,
      classId,
      issued,
      headerLength,
      length,
      digest.high,
      digest.low,
    );
    if (changes === 0) return false;
    counters.nextPosition += 1;
    counters.sequence += 1;
    writer.statements.addRecord.run(position, recordOf(incoming));
    this.addKeyIds(position, incoming);
    this.totals.add({ position, classId, headerLength, length, digest });
    return true;
  }

  private replace(local: LicenseRow, incoming: IncomingRecord): void {
    const { counters } = this;
    const { replaceLicense, replaceRecord, dropKeyIds } = this.writer.statements;
    const { classId, issued, headerLength, length, digest } = incoming;
    const { position } = local;
    if (local.state === 'live') this.totals.subtract(local);
    counters.sequence += 1;
    replaceLicense.run(
      counters.sequence,
      classId,
      issued,
      headerLength,
      length,
      digest.high,
      digest.low,
      position,
    );
    replaceRecord.run(position, recordOf(incoming));
    dropKeyIds.run(position);
    this.addKeyIds(position, incoming);
    this.totals.add({ position, classId, headerLength, length, digest });
  }

  private addKeyIds(position: number, { bytes, keyIds }: IncomingRecord): void {
    for (const at of keyIds) {
      this.writer.statements.addKeyId.run(position, bytes.subarray(at, at + keyIdLength));
    }
  }
}
