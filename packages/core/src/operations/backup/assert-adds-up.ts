import type { SegmentEntry } from '../../backup-set/manifest.js';
import { storeCorrupt } from '../../store/rotten-records.js';
import type { Decisions } from './decisions.js';

/**
 * Throws `store-corrupt` unless what was copied is what the store counts for the classes that are backed up and those
 * that are not. No reader would accept a manifest whose sums do not come out.
 */
export function assertAddsUp(
  { backedUp, bytes, restricted }: Pick<Decisions, 'backedUp' | 'bytes' | 'restricted'>,
  segments: readonly SegmentEntry[],
  ledger: readonly SegmentEntry[],
): void {
  const sum = (list: readonly SegmentEntry[], field: 'licenses' | 'bytes'): number =>
    list.reduce((total, entry) => total + entry[field], 0);
  const counted = `${backedUp} licenses (${bytes} bytes) and ${restricted} restricted ones`;
  const copied = `${sum(segments, 'licenses')} licenses (${sum(segments, 'bytes')} bytes) and ${sum(ledger, 'licenses')} restricted ones`;
  if (counted !== copied) throw storeCorrupt(`The store gave ${copied}; it counts ${counted}`);
}
