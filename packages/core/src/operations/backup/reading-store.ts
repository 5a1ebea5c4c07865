import { isLicenseStoreError, LicenseStoreError } from '../../errors/license-store-error.js';
import type { RecordChunk } from '../../store/store-engine.js';

/** Does something with what a store gave. Bytes that cannot be read there mean `store-corrupt`, not a damaged backup. */
export function readingStore<T>(chunk: RecordChunk, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isLicenseStoreError(error) || error.code === 'store-corrupt') throw error;
    throw storeCorrupt(
      `The store gave something else than records before position ${chunk.last}`,
      error,
    );
  }
}

export function storeCorrupt(message: string, cause?: unknown): LicenseStoreError {
  return new LicenseStoreError('store-corrupt', `${message}.`, { cause });
}
