import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { Zstd } from '@wmdrm/core';
import { plainBytes } from './plain-bytes.js';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** A window of 2^25 bytes, the longest chunk: no frame makes the decoder allocate more. */
const maxWindowLog = 25;

/** Zstandard by Node's own zlib, on its thread pool. */
export const nodeZstd: Zstd = {
  compress: async (bytes) =>
    plainBytes(
      await compress(bytes, {
        // One step for all of it: the default are steps of 16 KiB, each a task of its own.
        chunkSize: Math.max(1024, bytes.length),
        pledgedSrcSize: bytes.length,
        params: { [constants.ZSTD_c_compressionLevel]: 1 },
      }),
    ),
  decompress: async (frame, length) => {
    try {
      const bytes = await decompress(frame, {
        chunkSize: Math.max(1024, length),
        maxOutputLength: Math.max(1, length),
        params: { [constants.ZSTD_d_windowLogMax]: maxWindowLog },
      });
      return bytes.length === length ? plainBytes(bytes) : undefined;
    } catch (error) {
      if (isAboutFrame(error)) return undefined;
      throw error;
    }
  },
};

/** Not so where there was no memory, for example: then nothing is known of the frame. */
function isAboutFrame(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    code === 'Z_BUF_ERROR' ||
    code === 'ERR_BUFFER_TOO_LARGE' ||
    (code.startsWith('ZSTD_error_') && code !== 'ZSTD_error_memory_allocation')
  );
}
