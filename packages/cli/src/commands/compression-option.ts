import { LicenseStoreError, type CompressionMode } from '@wmdrm/core';

const modes: readonly CompressionMode[] = ['auto', 'zstd', 'none'];

/** Reads `--compress`; `auto` if it is not given. Throws `invalid-argument`. */
export function readCompression(text: string | undefined): CompressionMode {
  const mode = text === undefined ? 'auto' : modes.find((one) => one === text);
  if (mode) return mode;
  throw new LicenseStoreError(
    'invalid-argument',
    `--compress ${JSON.stringify(text)} is none of ${modes.join(', ')}.`,
  );
}
