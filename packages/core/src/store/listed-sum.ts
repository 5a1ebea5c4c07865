import { recordLayout } from '../record/layout.js';
import { storeCorrupt } from './rotten-records.js';
import { addToSetHash, emptySetHash } from './set-hash.js';
import type { StoreSnapshot } from './store-engine.js';

/** Count and set hash of the licenses that were listed, held against what the store knows of them. */
export class ListedSum {
  private licenses = 0;
  private setHash = emptySetHash;

  /** Adds the record headers at these offsets. */
  add(view: DataView, offsets: readonly number[]): void {
    this.licenses += offsets.length;
    for (const offset of offsets) {
      const at = offset + recordLayout.payloadDigest;
      const digest = { high: view.getUint32(at), low: view.getUint32(at + 4) };
      this.setHash = addToSetHash(this.setHash, digest);
    }
  }

  /**
   * Throws `store-corrupt` unless these are all licenses of a snapshot, or of some of its policy classes: then only their
   * number is known.
   */
  async check(snapshot: StoreSnapshot, classes: readonly string[] | undefined): Promise<void> {
    const counted = snapshot.totals
      .filter(({ policyClass }) => classes?.includes(policyClass) ?? true)
      .reduce((sum, { licenses }) => sum + licenses, 0);
    if (this.licenses !== counted)
      throw storeCorrupt(`The store lists ${this.licenses} licenses; it counts ${counted}`);
    if (classes) return;
    const to = Math.ceil(snapshot.endPosition / snapshot.rangeStep) * snapshot.rangeStep;
    const guard = await snapshot.guard?.({ from: 0, to });
    if (!guard) return;
    const { high, low } = guard.setHash;
    if (high !== this.setHash.high || low !== this.setHash.low)
      throw storeCorrupt(`The store lists ${this.licenses} licenses; its guard knows others`);
  }
}
