import { promisify } from 'node:util';
import { constants, createZstdCompress, zstdDecompress } from 'node:zlib';
import { releaseBytes, type Zstd } from '@wmdrm/core';
import { plainBytes } from './plain-bytes.js';

const decompress = promisify(zstdDecompress);

/** A window of 2^25 bytes, the longest chunk: no frame makes the decoder allocate more. */
const maxWindowLog = 25;

/** Of 1 MiB of licenses, a window of 2^18 bytes leaves as much as the longer one of this level, for a tenth less time. */
const compression = {
  [constants.ZSTD_c_compressionLevel]: 1,
  [constants.ZSTD_c_windowLog]: 18,
};

/** No frame is longer for so many bytes: `ZSTD_COMPRESSBOUND` of zstd.h, or a little more. */
const longestFrame = (length: number): number => length + (length >> 8) + 64;

/** Zstandard by Node's own zlib, on its thread pool. */
export const nodeZstd: Zstd = {
  compress: (bytes) =>
    new Promise((resolve, reject) => {
      // The frame is ended by the write that holds all of it, and has room: so zstd neither copies what it reads nor cuts it.
      // `zstdCompress` ends it by a step of its own, and leaves the stream's memory to the garbage collector.
      const stream = createZstdCompress({
        flush: constants.ZSTD_e_end,
        chunkSize: longestFrame(bytes.length),
        pledgedSrcSize: bytes.length,
        params: compression,
      });
      stream.once('error', reject);
      stream.once('data', (frame: Uint8Array) => {
        stream.close();
        resolve(plainBytes(frame));
      });
      stream.write(bytes);
    }),
  decompress: async (frame, length) => {
    try {
      const bytes = await decompress(frame, {
        // Memory that gets full would make it ask for as much again.
        chunkSize: length + 64,
        maxOutputLength: Math.max(1, length),
        params: { [constants.ZSTD_d_windowLogMax]: maxWindowLog },
      });
      return bytes.length === length ? plainBytes(bytes) : undefined;
    } catch (error) {
      if (isAboutFrame(error)) return undefined;
      throw error;
    }
  },
  release: (bytes) => {
    // Short ones may lie in memory that others share.
    if (bytes.buffer.byteLength > Buffer.poolSize) releaseBytes(bytes);
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
