import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { LicenseStoreError, recognitionLength } from '@wmdrm/core';
import { size } from '../output/quantities.js';
import { fileError } from './file-error.js';

/** Largest license file that is read, in bytes: the limit of a record of the store. */
export const maxLicenseFile: number = 16 * 1024 * 1024;

/**
 * The bytes of a file; `undefined` if `recognise` does not care for its beginning, in which case no more is read.
 * Throws `limit-exceeded` before reading a longer file.
 */
export async function readLicenseFileBytes(
  path: string,
  recognise: (head: Uint8Array) => boolean,
): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(path, 'r');
    const { size: length } = await file.stat();
    const head = await readUpTo(file, Math.min(length, recognitionLength));
    if (!recognise(head)) return undefined;
    if (length > maxLicenseFile) throw tooLong(path, size(length));
    const rest = await readUpTo(file, length - head.length);
    return concat([head, rest]);
  } catch (error) {
    throw fileError(error, 'read', path);
  }
}

/** All bytes of a stream (`-` is standard input); `limit-exceeded` as soon as there are too many. */
export async function readLicenseStream(
  path: string,
  stdin: Readable,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const stream = path === '-' ? stdin : createReadStream(path);
  const stop = (): void => void stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > maxLicenseFile) throw tooLong(path, `more than ${size(maxLicenseFile)}`);
      parts.push(part);
    }
    return concat(parts);
  } catch (error) {
    throw fileError(error, 'read', path);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface Positioned {
  read(buffer: Uint8Array, offset: number, length: number): Promise<{ readonly bytesRead: number }>;
}

/** `length` bytes from where the file stands; fewer if it has become shorter meanwhile. */
async function readUpTo(file: Positioned, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] ? parts[0] : Uint8Array.from(Buffer.concat(parts));
}

function tooLong(path: string, length: string): LicenseStoreError {
  return new LicenseStoreError(
    'limit-exceeded',
    `${path} is too long for a license file (${length}; the limit is ${size(maxLicenseFile)}).`,
    { details: { path } },
  );
}
