import { LicenseStoreError, type BackupTuning } from '@wmdrm/core';

const names = [
  'segmentBytes',
  'chunkBytes',
  'flushBytes',
  'readers',
  'threadBytes',
  'leaseTtlMs',
  'leaseRenewMs',
] as const;

/** What tests and demonstrations make small. */
export interface CommandTuning extends BackupTuning {
  /**
   * Bytes of chunks for which a thread is started to check them, none being checked before it has. Default the host's,
   * which waits for no thread.
   */
  readonly threadBytes?: number;
}

/**
 * Sizes and times from the environment variable `WMDRM_TUNING`, for tests and demonstrations only: a JSON
 * object such as `{"segmentBytes": 65536, "chunkBytes": 8192}`.
 */
export function readTuning(text: string | undefined): CommandTuning {
  if (text === undefined || text === '') return {};
  const read = parse(text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw invalid();
  const tuning: { -readonly [name in keyof CommandTuning]: CommandTuning[name] } = {};
  for (const [name, value] of Object.entries(read)) {
    const known = names.find((candidate) => candidate === name);
    if (known === undefined || !Number.isSafeInteger(value) || value <= 0) throw invalid();
    tuning[known] = value;
  }
  return tuning;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid();
  }
}

function invalid(): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', 'WMDRM_TUNING cannot be read.', {
    remedy: `Unset it, or write a JSON object of whole numbers with the names ${names.join(', ')}.`,
  });
}
