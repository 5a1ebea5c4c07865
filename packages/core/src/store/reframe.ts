import { equalBytes } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import type { PolicyClass } from '../license/policy-class.js';
import type { MergeRule } from './merge.js';
import { encodeRecord } from '../record/encode-record.js';
import {
  criticalExtension,
  extensionHeaderLength,
  extensionTags,
  headerCrcLength,
  recordLayout,
} from '../record/layout.js';
import { readHeader, type RecordFrame, type RecordHeader } from '../record/record-header.js';

/** How reframed records meet those they were made from: the same payload takes the new header, all else stays. */
export const restating: MergeRule = { tie: 'local', revive: false, redescribe: true };

/** What a record's header says of its license; what it came with stays. */
export type HeaderStatement = Omit<
  RecordHeader,
  'id' | 'container' | 'attachments' | 'payloadOmitted' | 'policyClass'
> & { readonly policyClass: Omit<PolicyClass, 'format'> };

/**
 * The record in `frame` with what `restate` makes of its header; id, format, payload, container and attachments stay
 * byte for byte. `frame` is one of {@link soundFrames}: a new record would hide that the header rotted. Throws
 * `store-corrupt` if the payload has not its digest any more, which it would hide as well. Throws
 * `unsupported` for a record with extensions this version does not know and so could not write again.
 */
export function reframe(
  bytes: Uint8Array,
  view: DataView,
  frame: RecordFrame,
  hasher: Hasher,
  restate: (header: RecordHeader, payload: Uint8Array) => HeaderStatement,
): Uint8Array {
  const { offset, headerLength, totalLength } = frame;
  const header = readHeader(bytes, view, frame);
  const payload = bytes.subarray(offset + headerLength, offset + totalLength);
  const { payloadDigest, idHash } = recordLayout;
  const stored = bytes.subarray(offset + payloadDigest, offset + idHash);
  if (!equalBytes(hasher.sha256(payload), stored)) throw rotten(header);
  assertAllKnown(header, view, frame);
  const { policyClass, keyIds, label, issued, notBefore, notAfter } = restate(header, payload);
  const verdict = (word: PolicyClass['backup']) => ({ verdict: word, evidence: '' });
  return encodeRecord(
    {
      id: header.id,
      format: header.policyClass.format,
      payload,
      description: {
        backup: verdict(policyClass.backup),
        restore: verdict(policyClass.restore),
        persistence: policyClass.persistence,
        stateful: 'unknown',
        keyIds,
        ...(issued === undefined ? {} : { issued }),
        ...(notBefore === undefined ? {} : { notBefore }),
        ...(notAfter === undefined ? {} : { notAfter }),
        rights: [],
        unknownMustUnderstand: [],
      },
      ...(label === undefined ? {} : { label }),
      ...(header.container === undefined ? {} : { container: header.container }),
      attachments: header.attachments,
      operatorEvidence: policyClass.operator,
    },
    hasher,
  );
}

function rotten({ id }: RecordHeader): LicenseStoreError {
  return new LicenseStoreError('store-corrupt', `License ${id} is no longer what was stored.`, {
    details: { license: id },
  });
}

const knownTags: ReadonlySet<number> = new Set(Object.values(extensionTags));

/** Critical extensions are refused by every reader; of the others a reader only knows that it must keep them. */
function assertAllKnown(
  { id }: RecordHeader,
  view: DataView,
  { offset, headerLength }: RecordFrame,
): void {
  const end = offset + headerLength - headerCrcLength;
  for (let at = offset + recordLayout.extensions; at < end;) {
    const tag = view.getUint16(at, true) & ~criticalExtension;
    if (!knownTags.has(tag)) {
      throw new LicenseStoreError(
        'unsupported',
        `License ${id} was stored by a newer version: extension ${tag}.`,
        { details: { license: id } },
      );
    }
    at += extensionHeaderLength + view.getUint32(at + 2, true);
  }
}
