import { LicenseStoreError, type Random } from '@wmdrm/core';
import type { SmbFile } from '../client/smb-file.js';
import type { SmbShare } from '../client/smb-share.js';
import type { Findings } from './directory.js';
import { tryFlushDirectory } from './find-directory.js';
import { errnoOf } from './target-error.js';

const probeName = /^probe-[0-9a-f]{16}\.tmp$/;
const refused = new Set(['EACCES', 'EROFS']);

/** Looks at a directory without changing it: it may be read only. */
export async function probeReading(share: SmbShare, path: string): Promise<Findings> {
  // Flushing takes the right to add files: who has it may write.
  const flushes = await tryFlushDirectory(share, path);
  return { flush: 'durable', flushDirectory: flushes ? 'durable' : 'none', writable: flushes };
}

/**
 * Creates a file `probe-….tmp` twice: the second time must fail, otherwise `target-unsuitable`. It goes with its handle,
 * and so do those of earlier probes that were killed. Fails with the errors of the client.
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
    const [flush, flushesDirectory] = await Promise.all([
      flushOf(probe),
      tryFlushDirectory(share, path),
      removeDeadProbes(share, path),
    ]);
    return { flush, flushDirectory: flushesDirectory ? 'durable' : 'none', writable: true };
  } finally {
    await probe.close();
  }
}

/**
 * Removes what probes left whose run or server was killed: a living one has its file open. Never fails: it only tidies up.
 */
async function removeDeadProbes(share: SmbShare, path: string): Promise<void> {
  try {
    for (const { name, kind, size } of await share.list(path, 'probe-*.tmp')) {
      if (!probeName.test(name) || kind !== 'file' || size !== 0) continue;
      const file = [path, name].filter((part) => part !== '').join('/');
      await share.remove(file, { unused: true }).catch(() => undefined);
    }
  } catch {
    // A later run tries again.
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
