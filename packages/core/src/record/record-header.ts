import { LicenseStoreError } from '../errors/license-store-error.js';
import { formatKeyId, keyIdLength } from '../license/key-id.js';
import type { LicenseAttachment } from '../license/license-description.js';
import type { PolicyClass } from '../license/policy-class.js';
import { persistences, verdicts } from '../license/verdict.js';
import {
  criticalExtension,
  extensionHeaderLength,
  extensionTags,
  flagPayloadOmitted,
  formatPattern,
  headerCrcLength,
  maxRecordLength,
  minHeaderLength,
  recordLayout,
  recordMagic,
  recordVersion,
  unknownFlagsMask,
} from './layout.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Where a record lies in a byte string, checked against the limits and the bytes there are. */
export interface RecordFrame {
  readonly offset: number;
  readonly headerLength: number;
  /** Bytes of the record, payload included where it is not omitted. */
  readonly totalLength: number;
}

/** What a record's header says. */
export interface RecordHeader {
  readonly id: string;
  readonly policyClass: PolicyClass;
  readonly keyIds: readonly string[];
  readonly label?: string;
  readonly issued?: number;
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly container?: string;
  readonly attachments: readonly LicenseAttachment[];
  /** True for an entry of a ledger: the payload was left out. */
  readonly payloadOmitted: boolean;
}

/**
 * The frame of the record at `offset`. Throws `damaged` if the bytes there are no whole record, `unsupported` if a
 * newer version wrote it. Offsets in errors are relative to `bytes`.
 */
export function readFrame(bytes: Uint8Array, view: DataView, offset: number): RecordFrame {
  if (bytes.length - offset < minHeaderLength) throw damaged('ends inside a record header', offset);
  if (view.getUint32(offset, true) !== recordMagic) throw damaged('no record begins here', offset);
  const version = view.getUint16(offset + recordLayout.version, true);
  const flags = view.getUint16(offset + recordLayout.flags, true);
  if (version !== recordVersion || (flags & unknownFlagsMask) !== 0) {
    throw new LicenseStoreError(
      'unsupported',
      `Record at byte ${offset}: version ${version}, flags 0x${flags.toString(16)}; this reader knows version 1.`,
      { details: { offset } },
    );
  }
  const headerLength = view.getUint32(offset + recordLayout.headerLength, true);
  const totalLength = view.getUint32(offset + recordLayout.totalLength, true);
  if (
    headerLength < minHeaderLength ||
    headerLength > totalLength ||
    totalLength > maxRecordLength ||
    totalLength > bytes.length - offset ||
    view.getUint16(offset + recordLayout.reserved, true) !== 0 ||
    ((flags & flagPayloadOmitted) !== 0 && headerLength !== totalLength)
  ) {
    throw damaged('a record header has impossible lengths', offset);
  }
  return { offset, headerLength, totalLength };
}

/** Parses the whole header of the record in `frame`. Throws `damaged` or `unsupported` like {@link readFrame}. */
export function readHeader(bytes: Uint8Array, view: DataView, frame: RecordFrame): RecordHeader {
  const { offset, headerLength } = frame;
  const fields: { -readonly [name in keyof RecordHeader]?: RecordHeader[name] } = {};
  const keyIds: string[] = [];
  const attachments: LicenseAttachment[] = [];
  let format: string | undefined;
  const end = offset + headerLength - headerCrcLength;
  for (let at = offset + recordLayout.extensions; at < end;) {
    if (end - at < extensionHeaderLength) throw damaged('a record extension is cut off', at);
    const tag = view.getUint16(at, true);
    const length = view.getUint32(at + 2, true);
    const from = at + extensionHeaderLength;
    if (length > end - from) throw damaged('a record extension is longer than its record', at);
    const value = bytes.subarray(from, from + length);
    switch (tag) {
      case extensionTags.format:
        format = decodeText(value, at);
        break;
      case extensionTags.id:
        fields.id = decodeText(value, at);
        break;
      case extensionTags.keyId:
        if (length !== keyIdLength) throw damaged('a key id has not 16 bytes', at);
        keyIds.push(formatKeyId(value));
        break;
      case extensionTags.label:
        fields.label = decodeText(value, at);
        break;
      case extensionTags.issued:
        fields.issued = decodeDate(view, from, length);
        break;
      case extensionTags.notBefore:
        fields.notBefore = decodeDate(view, from, length);
        break;
      case extensionTags.notAfter:
        fields.notAfter = decodeDate(view, from, length);
        break;
      case extensionTags.container:
        fields.container = decodeText(value, at);
        break;
      case extensionTags.attachment:
        attachments.push(decodeAttachment(value, at));
        break;
      default:
        if ((tag & criticalExtension) !== 0) {
          throw new LicenseStoreError(
            'unsupported',
            `Record at byte ${offset}: unknown extension ${tag}.`,
            {
              details: { offset },
            },
          );
        }
    }
    at = from + length;
  }
  if (format === undefined || fields.id === undefined)
    throw damaged('a record has no id or format', offset);
  return {
    ...fields,
    id: fields.id,
    keyIds,
    attachments,
    policyClass: decodePolicyClass(view, offset, format),
    payloadOmitted: (view.getUint16(offset + recordLayout.flags, true) & flagPayloadOmitted) !== 0,
  };
}

/** The policy class of the record in `frame`, without parsing the rest of its header. */
export function readPolicyClass(
  bytes: Uint8Array,
  view: DataView,
  frame: RecordFrame,
): PolicyClass {
  const at = frame.offset + recordLayout.extensions;
  const room = frame.headerLength - minHeaderLength - extensionHeaderLength;
  const length = room < 0 ? Infinity : view.getUint32(at + 2, true);
  // The format is always the first extension.
  if (length > room || view.getUint16(at, true) !== extensionTags.format) {
    throw damaged('a record names no format', frame.offset);
  }
  const from = at + extensionHeaderLength;
  return decodePolicyClass(view, frame.offset, decodeText(bytes.subarray(from, from + length), at));
}

function decodePolicyClass(view: DataView, offset: number, format: string): PolicyClass {
  if (!formatPattern.test(format)) throw damaged('a record names no format', offset);
  const bits = view.getUint16(offset + recordLayout.policyClass, true);
  const backup = verdicts[bits & 15];
  const restore = verdicts[(bits >> 4) & 15];
  const persistence = persistences[(bits >> 8) & 3];
  if (!backup || !restore || !persistence || bits >> 11 !== 0) {
    throw new LicenseStoreError('unsupported', `Record at byte ${offset}: unknown policy class.`, {
      details: { offset },
    });
  }
  return { format, backup, restore, persistence, operator: ((bits >> 10) & 1) === 1 };
}

function decodeText(bytes: Uint8Array, offset: number): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw damaged('text in a record header is not UTF-8', offset);
  }
}

function decodeDate(view: DataView, at: number, length: number): number {
  if (length !== 8) throw damaged('a date in a record header has not 8 bytes', at);
  const milliseconds = Number(view.getBigInt64(at, true));
  if (!Number.isSafeInteger(milliseconds))
    throw damaged('a date in a record header is out of range', at);
  return milliseconds;
}

function decodeAttachment(value: Uint8Array, offset: number): LicenseAttachment {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  if (value.length < 3 || value[0] !== 1) throw damaged('an attachment has no known kind', offset);
  const typeLength = view.getUint16(1, true);
  if (3 + typeLength > value.length) throw damaged('an attachment is cut off', offset);
  const type = decodeText(value.subarray(3, 3 + typeLength), offset);
  return { kind: 'revocation', type, bytes: value.slice(3 + typeLength) };
}

function damaged(what: string, offset: number): LicenseStoreError {
  return new LicenseStoreError('damaged', `At byte ${offset}: ${what}.`, { details: { offset } });
}
