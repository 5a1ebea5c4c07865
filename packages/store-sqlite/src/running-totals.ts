import { addToSetHash, emptySetHash, subtractFromSetHash, type SetHash } from '@wmdrm/core';
import { numberIn } from './row-values.js';
import { partitionSize } from './schema.js';
import type { Writer } from './writer.js';

/** What the totals need to know of a license. */
export interface CountedLicense {
  readonly position: number;
  readonly classId: number;
  readonly headerLength: number;
  readonly length: number;
  /** First 64 bits of the payload digest. */
  readonly digest: SetHash;
}

interface ClassChange {
  licenses: number;
  bytes: number;
  headerBytes: number;
}

interface GuardChange {
  licenses: number;
  /** Sum of digests. */
  high: number;
  low: number;
}

/** Partitions kept before they are written: bounds the memory of a long transaction. */
const mostPartitions = 1024;

/** Collects what a transaction does to class totals and guard, and writes it in few statements. */
export class RunningTotals {
  private readonly writer: Writer;
  private readonly classes = new Map<number, ClassChange>();
  private readonly partitions = new Map<number, GuardChange>();

  constructor(writer: Writer) {
    this.writer = writer;
  }

  /** A license became live. */
  add(license: CountedLicense): void {
    const guard = this.count(license, 1);
    setHash(guard, addToSetHash(guard, license.digest));
  }

  /** A license is live no longer, or about to be replaced. */
  subtract(license: CountedLicense): void {
    const guard = this.count(license, -1);
    setHash(guard, subtractFromSetHash(guard, license.digest));
  }

  /** Writes what was collected if it has grown large. */
  flushIfLarge(): void {
    if (this.partitions.size >= mostPartitions) this.flush();
  }

  /** Writes what was collected. */
  flush(): void {
    const { changeClass, guard, setGuard } = this.writer.statements;
    for (const [id, { licenses, bytes, headerBytes }] of this.classes) {
      changeClass.run(licenses, bytes, headerBytes, id);
    }
    for (const [partition, change] of this.partitions) {
      const row = guard.get(partition);
      const licenses = row ? numberIn(row, 'licenses') : 0;
      const before = row
        ? { high: numberIn(row, 'high'), low: numberIn(row, 'low') }
        : emptySetHash;
      const { high, low } = addToSetHash(before, change);
      setGuard.run(partition, licenses + change.licenses, high, low);
    }
    this.classes.clear();
    this.partitions.clear();
  }

  private count(
    { classId, position, length, headerLength }: CountedLicense,
    by: 1 | -1,
  ): GuardChange {
    let total = this.classes.get(classId);
    if (!total) this.classes.set(classId, (total = { licenses: 0, bytes: 0, headerBytes: 0 }));
    total.licenses += by;
    total.bytes += by * length;
    total.headerBytes += by * headerLength;

    const partition = Math.floor(position / partitionSize);
    let guard = this.partitions.get(partition);
    if (!guard) this.partitions.set(partition, (guard = { licenses: 0, ...emptySetHash }));
    guard.licenses += by;
    return guard;
  }
}

/** In place: there is one of these for each license. */
function setHash(guard: GuardChange, { high, low }: SetHash): void {
  guard.high = high;
  guard.low = low;
}
