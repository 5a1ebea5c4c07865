import { noMerges, type MergeCounts, type MergeOutcome, type MergeRule } from '@wmdrm/core';
import { ClassIds } from './class-ids.js';
import type { Counters } from './counters.js';
import { IncomingLot } from './incoming-lot.js';
import { IncomingReader } from './incoming-record.js';
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
  private readonly lot = new IncomingLot(largestLot);
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
    for (const lot of this.reader.readLots(bytes, this.lot)) this.putLot(lot, rule, counts);
    return counts;
  }

  private putLot(lot: IncomingLot, rule: MergeRule, counts: Counts): void {
    const surelyNew = this.postponed?.areNew(lot) ?? false;
    const all = allPlaces[lot.length]!;
    if ((surelyNew || this.hopeful) && this.addAll(lot, all)) {
      counts.added += lot.length;
      return;
    }
    const meetings = this.lots.meet(lot);
    this.hopeful = meetings.every((meeting) => meeting === 'new');
    const seen = new Set<number>();
    let added: number[] = [];
    for (const at of all) {
      const meeting = isRepeated(lot, at, seen) ? 'other' : meetings[at];
      if (meeting === 'new') {
        added.push(at);
      } else if (meeting === 'unchanged') {
        counts.unchanged += 1;
      } else {
        // In the order they came: positions and sequences follow it.
        this.addOrMerge(lot, added, rule, counts);
        added = [];
        counts[this.single.merge(lot.record(at), rule)] += 1;
      }
    }
    this.addOrMerge(lot, added, rule, counts);
  }

  private addOrMerge(
    lot: IncomingLot,
    places: readonly number[],
    rule: MergeRule,
    counts: Counts,
  ): void {
    if (places.length > 0 && this.addAll(lot, places)) counts.added += places.length;
    else for (const at of places) counts[this.single.merge(lot.record(at), rule)] += 1;
  }

  /** Adds all records at these places of a lot, or none: false if one was there already. */
  private addAll(lot: IncomingLot, places: readonly number[]): boolean {
    const { counters, lots, totals } = this;
    const { nextPosition, sequence } = counters;
    const added = lots.addLicenses(lot, places, nextPosition, sequence + 1);
    if (added < places.length) {
      if (added > 0) lots.removeLicenses(nextPosition);
      return false;
    }
    lots.addContents(lot, places, nextPosition);
    counters.nextPosition += added;
    counters.sequence += added;
    for (let index = 0; index < added; index += 1) {
      const at = places[index]!;
      totals.add({
        position: nextPosition + index,
        classId: lot.classId(at),
        headerLength: lot.headerLength(at),
        length: lot.lengthOf(at),
        digest: { high: lot.digestHigh(at), low: lot.digestLow(at) },
      });
    }
    return true;
  }
}

/** All places of a lot of 0, 1, 2 … records. */
const allPlaces: readonly (readonly number[])[] = Array.from(
  { length: largestLot + 1 },
  (_, length) => Array.from({ length }, (_place, at) => at),
);

/** True if a record of a lot has, or may have, the id of one before it; `seen` are the first bits of their hashes. */
function isRepeated(lot: IncomingLot, at: number, seen: Set<number>): boolean {
  const bits = lot.view.getInt32(lot.idHashAt(at));
  if (seen.has(bits)) return true;
  seen.add(bits);
  return false;
}
