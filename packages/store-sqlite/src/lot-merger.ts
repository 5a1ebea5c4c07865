import { noMerges, viewOf, type MergeCounts, type MergeOutcome, type MergeRule } from '@wmdrm/core';
import { ClassIds } from './class-ids.js';
import type { Counters } from './counters.js';
import { idHashOf, IncomingReader, type IncomingRecord } from './incoming-record.js';
import { largestLot, type LotStatements } from './lot-statements.js';
import type { PostponedIndexes } from './postponed-indexes.js';
import { RecordMerger } from './record-merger.js';
import type { RunningTotals } from './running-totals.js';
import type { Writer } from './writer.js';

type Counts = Record<MergeOutcome, number>;

/**
 * Merges framed records into the tables, inside the writer's transaction: in lots as long as they are new or unchanged,
 * the others one by one. What comes out is what {@link RecordMerger} alone would make of them in the same order.
 */
export class LotMerger {
  private readonly counters: Counters;
  private readonly totals: RunningTotals;
  private readonly reader: IncomingReader;
  private readonly single: RecordMerger;
  private readonly lots: LotStatements;
  private readonly postponed: PostponedIndexes | undefined;
  /** Most records are new: trying to add them spares a search of its own, until one was there. */
  private hopeful = true;

  constructor(
    writer: Writer,
    counters: Counters,
    totals: RunningTotals,
    postponed?: PostponedIndexes,
  ) {
    this.counters = counters;
    this.totals = totals;
    this.reader = new IncomingReader(new ClassIds(writer));
    this.single = new RecordMerger(writer, counters, totals, this.reader);
    this.lots = writer.lots;
    this.postponed = postponed;
  }

  /** Merges all records in `bytes` by `rule`. */
  put(bytes: Uint8Array, rule: MergeRule): MergeCounts {
    const counts: Counts = { ...noMerges };
    for (const lot of this.reader.readLots(bytes, largestLot)) this.putLot(lot, rule, counts);
    return counts;
  }

  private putLot(lot: readonly IncomingRecord[], rule: MergeRule, counts: Counts): void {
    const surelyNew = this.postponed?.areNew(lot.map(idHashOf)) ?? false;
    if ((surelyNew || this.hopeful) && this.addAll(lot)) {
      counts.added += lot.length;
      return;
    }
    const meetings = this.lots.meet(lot);
    this.hopeful = meetings.every((meeting) => meeting === 'new');
    const seen = new Set<number>();
    let added: IncomingRecord[] = [];
    lot.forEach((record, at) => {
      const meeting = isRepeated(record, seen) ? 'other' : meetings[at];
      if (meeting === 'new') {
        added.push(record);
      } else if (meeting === 'unchanged') {
        counts.unchanged += 1;
      } else {
        // In the order they came: positions and sequences follow it.
        this.addOrMerge(added, rule, counts);
        added = [];
        counts[this.single.merge(record, rule)] += 1;
      }
    });
    this.addOrMerge(added, rule, counts);
  }

  private addOrMerge(lot: readonly IncomingRecord[], rule: MergeRule, counts: Counts): void {
    if (lot.length > 0 && this.addAll(lot)) counts.added += lot.length;
    else for (const record of lot) counts[this.single.merge(record, rule)] += 1;
  }

  /** Adds all records, or none: false if one was there already. */
  private addAll(lot: readonly IncomingRecord[]): boolean {
    const { counters, lots, totals } = this;
    const { nextPosition, sequence } = counters;
    const added = lots.addLicenses(lot, nextPosition, sequence + 1);
    if (added < lot.length) {
      if (added > 0) lots.removeLicenses(nextPosition);
      return false;
    }
    lots.addContents(lot, nextPosition);
    counters.nextPosition += added;
    counters.sequence += added;
    lot.forEach(({ classId, headerLength, length, digest }, at) => {
      totals.add({ position: nextPosition + at, classId, headerLength, length, digest });
    });
    return true;
  }
}

/** True if a record of a lot has, or may have, the id of one before it; `seen` are the first bits of their hashes. */
function isRepeated(record: IncomingRecord, seen: Set<number>): boolean {
  const bits = viewOf(idHashOf(record)).getInt32(0);
  if (seen.has(bits)) return true;
  seen.add(bits);
  return false;
}
