import { shiftCrc32 } from '../../bytes/crc32-shift.js';
import type { ClassDecision } from '../../backup-set/manifest.js';
import { policyClassKey } from '../../license/policy-class.js';
import { headerOffsets } from '../../record/headers.js';
import { flagPayloadOmitted, headerCrcLength, recordLayout } from '../../record/layout.js';
import type { RecordHeader } from '../../record/record-header.js';
import { viewOf } from '../../record/records.js';
import { summarize } from '../../store/stored-license.js';
import type { RestrictedLicense, RestrictionReason } from '../operation-event.js';

/**
 * Turns sound record headers as a store reads them into ledger records: the payload is marked as left out, and the header
 * gets the checksum that goes with that. A checksum is linear: what changes in it follows from the bits that change.
 */
export function toLedgerRecords(headers: Uint8Array): Uint8Array {
  const records = headers.slice();
  const view = viewOf(records);
  for (const offset of headerOffsets(records, view)) {
    const flagsAt = offset + recordLayout.flags;
    const lengthAt = offset + recordLayout.totalLength;
    const headerLength = view.getUint32(offset + recordLayout.headerLength, true);
    const crcAt = offset + headerLength - headerCrcLength;
    const flags = view.getUint16(flagsAt, true);
    const length = view.getUint32(lengthAt, true);
    const change =
      shiftCrc32(flags ^ (flags | flagPayloadOmitted), crcAt - flagsAt) ^
      shiftCrc32(length ^ headerLength, crcAt - lengthAt);
    view.setUint16(flagsAt, flags | flagPayloadOmitted, true);
    view.setUint32(lengthAt, headerLength, true);
    view.setUint32(crcAt, view.getUint32(crcAt, true) ^ change, true);
  }
  return records;
}

/** The restricted licenses in a chunk of record headers, each with the reason of its class. */
export function readRestricted(
  headers: Uint8Array,
  classes: readonly ClassDecision[],
): readonly RestrictedLicense[] {
  const view = viewOf(headers);
  const reasons = new Map(classes.map(({ policyClass, decision }) => [policyClass, decision]));
  return Array.from(headerOffsets(headers, view), (offset) => {
    const header = summarize(headers, view, offset);
    return restricted(header, reasons.get(policyClassKey(header.policyClass)));
  });
}

function restricted(
  header: RecordHeader,
  decision: ClassDecision['decision'] | undefined,
): RestrictedLicense {
  const reason: RestrictionReason =
    decision === undefined || decision === 'backed-up' ? 'policy' : decision;
  const { id, keyIds, label } = header;
  return { id, keyIds, ...(label === undefined ? {} : { label }), reason };
}
