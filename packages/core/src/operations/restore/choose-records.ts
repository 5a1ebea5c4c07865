import { LicenseStoreError } from '../../errors/license-store-error.js';
import {
  extensionHeaderLength,
  extensionTags,
  headerCrcLength,
  recordLayout,
} from '../../record/layout.js';
import { readFrame, type RecordFrame } from '../../record/record-header.js';
import { concatBytes, frames, viewOf } from '../../record/records.js';
import { summarize } from '../../store/stored-license.js';

/** The licenses a caller asked for by id or prefix of a short id, checked off as they turn up. */
export class ChosenLicenses {
  private readonly found: Map<string, string | undefined>;

  constructor(ids: readonly string[]) {
    this.found = new Map(ids.map((id) => [id, undefined]));
  }

  /** The chosen ones among whole records. Throws `license-ambiguous` when a prefix fits a second license. */
  select(records: Uint8Array): Uint8Array {
    const view = viewOf(records);
    const parts: Uint8Array[] = [];
    for (const { offset, totalLength } of frames(records, view)) {
      const { id, shortId } = summarize(records, view, offset);
      let wanted = false;
      for (const [asked, before] of this.found) {
        if (asked !== id && !shortId.startsWith(asked.toLowerCase())) continue;
        if (before !== undefined && before !== shortId) {
          throw new LicenseStoreError(
            'license-ambiguous',
            `Several licenses begin with ${asked}.`,
            {
              details: { license: asked },
            },
          );
        }
        this.found.set(asked, shortId);
        wanted = true;
      }
      if (wanted) parts.push(records.subarray(offset, offset + totalLength));
    }
    return concatBytes(parts);
  }

  assertAllFound(): void {
    for (const [asked, found] of this.found) {
      if (found !== undefined) continue;
      throw new LicenseStoreError('license-not-found', `The backup holds no license ${asked}.`, {
        remedy:
          'The store it was made of lists their ids, and so does one into which all of it was restored.',
        details: { license: asked },
      });
    }
  }
}

/** Whole records, parted by whether their time is over at `now`. */
export function splitExpired(
  records: Uint8Array,
  now: number,
): { readonly expired: Uint8Array; readonly valid: Uint8Array } {
  const view = viewOf(records);
  const expired: Uint8Array[] = [];
  const valid: Uint8Array[] = [];
  let from = 0;
  for (let offset = 0; offset < records.length;) {
    const frame = readFrame(records, view, offset);
    const end = offset + frame.totalLength;
    if (isExpired(view, frame, now)) {
      valid.push(records.subarray(from, offset));
      expired.push(records.subarray(offset, end));
      from = end;
    }
    offset = end;
  }
  // Nearly always nothing has expired: then there is nothing to copy.
  if (expired.length === 0) return { expired: new Uint8Array(0), valid: records };
  valid.push(records.subarray(from));
  return { expired: concatBytes(expired), valid: concatBytes(valid) };
}

/** Looks for the end date only; extensions lie in ascending order of their tags. */
function isExpired(view: DataView, { offset, headerLength }: RecordFrame, now: number): boolean {
  const end = offset + headerLength - headerCrcLength;
  for (let at = offset + recordLayout.extensions; at + extensionHeaderLength <= end;) {
    const tag = view.getUint16(at, true);
    if (tag === extensionTags.notAfter)
      return Number(view.getBigInt64(at + extensionHeaderLength, true)) < now;
    if (tag > extensionTags.notAfter) return false;
    at += extensionHeaderLength + view.getUint32(at + 2, true);
  }
  return false;
}
