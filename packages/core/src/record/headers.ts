import { LicenseStoreError } from '../errors/license-store-error.js';
import { maxRecordLength, minHeaderLength, recordLayout, recordMagic } from './layout.js';
import { viewOf } from './records.js';

/**
 * Offsets of the record headers that fill `bytes`, as a store reads them with `headersOnly`: the payloads are left out,
 * lengths and flags are as stored. Throws `damaged` where they do not fill it.
 */
export function* headerOffsets(
  bytes: Uint8Array,
  view: DataView = viewOf(bytes),
): Generator<number, void> {
  for (let offset = 0; offset < bytes.length;) {
    const left = bytes.length - offset;
    const length =
      left < minHeaderLength ? 0 : view.getUint32(offset + recordLayout.headerLength, true);
    if (
      length < minHeaderLength ||
      length > Math.min(left, maxRecordLength) ||
      view.getUint32(offset, true) !== recordMagic
    ) {
      throw new LicenseStoreError('damaged', `At byte ${offset}: no record header begins here.`, {
        details: { offset },
      });
    }
    yield offset;
    offset += length;
  }
}
