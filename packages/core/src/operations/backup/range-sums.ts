import { throwIfCancelled } from '../../errors/cancellation.js';
import { LicenseStoreError } from '../../errors/license-store-error.js';
import type { WalkedChunk } from '../../backup-set/chunk-check.js';
import { addToSetHash, emptySetHash } from '../../store/set-hash.js';
import type { PositionRange, RangeGuard, StoreSnapshot } from '../../store/store-engine.js';

/**
 * What was read of each range, restricted licenses included, held against the store's own guard: a row that vanished
 * without an error is found here, before anything is published.
 */
export class RangeSums {
  private readonly sums = new Map<number, RangeGuard>();

  add({ from }: PositionRange, { count, setHashHigh, setHashLow }: WalkedChunk): void {
    const sum = this.sums.get(from) ?? { licenses: 0, setHash: emptySetHash };
    this.sums.set(from, {
      licenses: sum.licenses + count,
      setHash: addToSetHash(sum.setHash, { high: setHashHigh, low: setHashLow }),
    });
  }

  /** Throws `store-corrupt` if what was read of all ranges together is not what the store says has changed. */
  checkChanges({ licenses, setHash }: RangeGuard): void {
    const all = [...this.sums.values()];
    const read = all.reduce((sum, each) => sum + each.licenses, 0);
    const hash = all.reduce((sum, each) => addToSetHash(sum, each.setHash), emptySetHash);
    if (read === licenses && hash.high === setHash.high && hash.low === setHash.low) return;
    throw new LicenseStoreError(
      'store-corrupt',
      `The store gave ${read} changed licenses; its rows know ${licenses}${read === licenses ? ' others' : ''}.`,
    );
  }

  /** Throws `store-corrupt` if a range held something else than the guard says, or the totals do not come out. */
  async check(
    snapshot: StoreSnapshot,
    ranges: Iterable<PositionRange>,
    total: number,
    signal?: AbortSignal,
  ): Promise<void> {
    let read = 0;
    for (const range of ranges) {
      throwIfCancelled(signal);
      const sum = this.sums.get(range.from) ?? { licenses: 0, setHash: emptySetHash };
      read += sum.licenses;
      const guard = await snapshot.guard?.(range);
      if (!guard) continue;
      const same =
        guard.licenses === sum.licenses &&
        guard.setHash.high === sum.setHash.high &&
        guard.setHash.low === sum.setHash.low;
      if (!same) {
        throw new LicenseStoreError(
          'store-corrupt',
          `Positions ${range.from} to ${range.to - 1} of the store hold ${sum.licenses} licenses; ` +
            `its guard knows ${guard.licenses}${guard.licenses === sum.licenses ? ' others' : ''}.`,
        );
      }
    }
    if (read !== total) {
      throw new LicenseStoreError(
        'store-corrupt',
        `The store gave ${read} licenses; it counts ${total}.`,
      );
    }
  }
}
