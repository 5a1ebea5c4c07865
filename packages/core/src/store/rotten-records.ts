import { isLicenseStoreError, LicenseStoreError } from '../errors/license-store-error.js';
import type { Hasher } from '../host/hasher.js';
import { headersFit } from '../record/header-crc.js';
import { recordLayout } from '../record/layout.js';
import type { RecordFrame } from '../record/record-header.js';
import { frames, viewOf } from '../record/records.js';
import { rottenHeaders, type RecordName } from '../record/rotten-headers.js';
import { summarize } from './stored-license.js';

/** What a store gave. */
export interface GivenRecords {
  readonly bytes: Uint8Array;
  /** Whole records, or headers without their payloads. */
  readonly part: 'records' | 'headers';
  /** Where it came from, for messages: `before position 7`. */
  readonly place: string;
  /** What a single record was found by; names it where its header no longer does. */
  readonly asked?: RecordName;
}

/** Throws `store-corrupt`, naming the license if it can be told, unless header and payload of each record fit. */
export function assertRecordsSound(given: GivenRecords, hasher: Hasher): void {
  const { bytes } = given;
  const view = viewOf(bytes);
  for (const frame of soundFrames(given, hasher)) {
    const { offset, headerLength, totalLength } = frame;
    const crc = hasher.crc32(bytes.subarray(offset + headerLength, offset + totalLength));
    if (crc !== view.getUint32(offset + recordLayout.payloadCrc, true))
      throw rottenPayload(bytes, view, frame);
  }
}

/** Frames of whole records. Throws `store-corrupt`, naming the license if it can be told, where a header does not fit. */
export function* soundFrames(given: GivenRecords, hasher: Hasher): Generator<RecordFrame, void> {
  const { bytes } = given;
  try {
    for (const frame of frames(bytes)) {
      const { offset, headerLength } = frame;
      if (!headersFit(bytes.subarray(offset, offset + headerLength), hasher))
        throw rottenHeader(given, hasher);
      yield frame;
    }
  } catch (error) {
    throwForStore(error, given, hasher);
  }
}

/** Throws `store-corrupt`, naming the license if it can be told, unless all headers fit their checksums. */
export function assertHeadersSound(given: GivenRecords, hasher: Hasher): void {
  if (!headersFit(given.bytes, hasher)) throw rottenHeader(given, hasher);
}

/** Reads what a store gave. Bytes that cannot be read there mean `store-corrupt`, not a damaged backup. */
export function readingStore<T>(given: GivenRecords, hasher: Hasher, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throwForStore(error, given, hasher);
  }
}

function throwForStore(error: unknown, given: GivenRecords, hasher: Hasher): never {
  if (!isLicenseStoreError(error) || error.code === 'store-corrupt') throw error;
  throw rottenHeader(given, hasher, error);
}

/** The error for a header that no longer fits its checksum, or that `cause` says cannot be read at all. */
export function rottenHeader(
  { bytes, part, place, asked }: GivenRecords,
  hasher: Hasher,
  cause?: LicenseStoreError,
): LicenseStoreError {
  const [rotten] = rottenHeaders(bytes, part, hasher);
  const name = rotten && (rotten.name ?? asked);
  if (name) return rottenPart('header', name);
  // Sound headers this version does not know are no rot.
  if (!rotten && cause?.code === 'unsupported') return cause;
  return storeCorrupt(
    cause
      ? `The store gave something else than records ${place}`
      : `A record header in the store, ${place}, no longer fits its checksum`,
    cause,
  );
}

/** The error for a payload that no longer fits the checksum in its header. */
export function rottenPayload(
  bytes: Uint8Array,
  view: DataView,
  { offset }: RecordFrame,
): LicenseStoreError {
  const { id, label, shortId } = summarize(bytes, view, offset);
  return rottenPart('payload', { license: id, shortId, ...(label === undefined ? {} : { label }) });
}

function rottenPart(
  part: 'header' | 'payload',
  { license, label, shortId }: RecordName,
): LicenseStoreError {
  const name = label === undefined ? shortId : `${label} (${shortId})`;
  return new LicenseStoreError(
    'store-corrupt',
    `The ${part} of license ${name} in the store no longer fits its checksum.`,
    { details: { license, shortId, ...(label === undefined ? {} : { label }) } },
  );
}

export function storeCorrupt(message: string, cause?: unknown): LicenseStoreError {
  return new LicenseStoreError('store-corrupt', `${message}.`, { cause });
}
