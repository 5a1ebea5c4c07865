import {
  assertRecordsSound,
  frames,
  idHashLength,
  readHeader,
  recordLayout,
  toHex,
  viewOf,
  type LicenseDescription,
  type LicenseFormat,
  type LicenseStore,
  type LicenseSummary,
} from '@wmdrm/core';

/** A live license of the store with its bytes. */
export interface HeldLicense extends LicenseSummary {
  /** Exactly as issued. */
  readonly payload: Uint8Array;
}

/** A license and what it says. */
export interface DescribedLicense {
  readonly license: HeldLicense;
  /** Absent if no format of the runtime reads it. */
  readonly description: LicenseDescription | undefined;
}

/**
 * All live licenses of one snapshot, in lots. `classes`: only those of these policy classes. Throws `store-corrupt` where
 * one no longer fits its checksums.
 */
export async function* heldLicenses(
  store: LicenseStore,
  classes?: readonly string[],
): AsyncGenerator<readonly HeldLicense[], void> {
  const snapshot = await store.snapshot();
  try {
    const range = { from: 0, to: snapshot.endPosition };
    for await (const { bytes, last } of snapshot.read(range, classes ? { classes } : {})) {
      const given = { bytes, part: 'records', place: `before position ${last}` } as const;
      assertRecordsSound(given, store.host.hasher);
      yield readRecords(bytes);
    }
  } finally {
    await snapshot.close();
  }
}

const digestLength = 32;

function readRecords(bytes: Uint8Array): readonly HeldLicense[] {
  const view = viewOf(bytes);
  return Array.from(frames(bytes, view), (frame) => {
    const { offset, headerLength, totalLength } = frame;
    const hexAt = (at: number, length: number): string =>
      toHex(bytes.subarray(offset + at, offset + at + length));
    return {
      ...readHeader(bytes, view, frame),
      shortId: hexAt(recordLayout.idHash, idHashLength),
      payloadDigest: hexAt(recordLayout.payloadDigest, digestLength),
      payloadLength: totalLength - headerLength,
      payload: bytes.subarray(offset + headerLength, offset + totalLength),
    };
  });
}

/** What the license says about itself, read again by its format; `undefined` if none is there that can. */
export function describeLicense(
  { policyClass, payload }: HeldLicense,
  formats: readonly LicenseFormat[],
  store: LicenseStore,
): LicenseDescription | undefined {
  try {
    const format = formats.find(({ id }) => id === policyClass.format);
    return format?.describe(payload, { hasher: store.host.hasher });
  } catch {
    return undefined;
  }
}
