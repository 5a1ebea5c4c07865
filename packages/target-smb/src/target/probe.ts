import { LicenseStoreError, type Random } from '@wmdrm/core';
import type { SmbFile } from '../client/smb-file.js';
import type { SmbShare } from '../client/smb-share.js';
import type { Findings } from './directory.js';
import { tryFlushDirectory } from './find-directory.js';
import { errnoOf } from './target-error.js';

const refused = new Set(['EACCES', 'EROFS']);

/** Looks at a directory without changing it: it may be read only. */
export async function probeReading(share: SmbShare, path: string): Promise<Findings> {
  // Flushing takes the right to add files: who has it may write.
  const flushes = await tryFlushDirectory(share, path);
  return { flush: 'durable', flushDirectory: flushes ? 'durable' : 'none', writable: flushes };
}

/**
 * Creates a file `probe-….tmp` twice: the second time must fail, otherwise `target-unsuitable`. It goes with its handle.
 * Fails with the errors of the client.
 */
export async function probeWriting(
  share: SmbShare,
  path: string,
  location: string,
  random: Random,
): Promise<Findings> {
  const digits = Buffer.from(random.bytes(8)).toString('hex');
  const name = [path, `probe-${digits}.tmp`].filter((part) => part !== '').join('/');
  let probe: SmbFile;
  try {
    probe = await share.createExclusive(name);
  } catch (error) {
    if (!refused.has(errnoOf(error) ?? '')) throw error;
    return { ...(await probeReading(share, path)), writable: false };
  }
  try {
    await refuseTwice(share, name, location);
    await probe.setDeletePending(true);
    return {
      flush: await flushOf(probe),
      flushDirectory: (await tryFlushDirectory(share, path)) ? 'durable' : 'none',
      writable: true,
    };
  } finally {
    await probe.close();
  }
}

async function flushOf(file: SmbFile): Promise<'durable' | 'none'> {
  try {
    await file.flush();
    return 'durable';
  } catch (error) {
    if (errnoOf(error) === 'ENOTSUP') return 'none';
    throw error;
  }
}

async function refuseTwice(share: SmbShare, name: string, location: string): Promise<void> {
  try {
    await (await share.createExclusive(name)).close();
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return;
    throw error;
  }
  throw new LicenseStoreError(
    'target-unsuitable',
    `${location} lets the same file be created twice: two runs could not be kept apart.`,
    { details: { path: location } },
  );
}
