import type { Hasher } from '../host/hasher.js';
import type { PolicyClass } from '../license/policy-class.js';
import { verdicts } from '../license/verdict.js';
import { sealHeader } from '../record/header-crc.js';
import { recordLayout } from '../record/layout.js';
import { readFrame, readPolicyClass } from '../record/record-header.js';
import { viewOf } from '../record/records.js';

const denied = verdicts.indexOf('denied');
const operatorBit = 1 << 10;

/**
 * A record on its way into a store, with what a license of the same payload is, or was, denied there: that is final,
 * whatever a mask, a format or another store says now. Returns `record` itself if it denies as much, else a copy that
 * differs in policy class and checksum alone.
 *
 * @param before policy class of the license in the store, which may be deleted
 */
export function keepDenial(
  record: Uint8Array,
  before: PolicyClass,
  hasher: Pick<Hasher, 'crc32'>,
): Uint8Array {
  if (before.backup !== 'denied' && before.restore !== 'denied') return record;
  const view = viewOf(record);
  const frame = readFrame(record, view, 0);
  const now = readPolicyClass(record, view, frame);
  const backup = before.backup === 'denied' && now.backup !== 'denied';
  const restore = before.restore === 'denied' && now.restore !== 'denied';
  if (!backup && !restore) return record;
  const copy = record.slice();
  let bits = view.getUint16(recordLayout.policyClass, true);
  if (backup) bits = (bits & ~15 & ~operatorBit) | denied | (before.operator ? operatorBit : 0);
  if (restore) bits = (bits & ~0xf0) | (denied << 4);
  viewOf(copy).setUint16(recordLayout.policyClass, bits, true);
  sealHeader(copy.subarray(0, frame.headerLength), hasher);
  return copy;
}
