import {
  LicenseStoreError,
  throwIfCancelled,
  type BackupTarget,
  type Location,
  type MaybePromise,
  type OpenTargetOptions,
  type Random,
  type TargetResolver,
  type UncPath,
} from '@wmdrm/core';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SmbClient, type SmbClientOptions } from '../client/smb-client.js';
import { Directory } from './directory.js';
import { findDirectory, makeDirectories } from './find-directory.js';
import { Link, type Session } from './link.js';
import { probeReading, probeWriting } from './probe.js';
import { SmbBackupTarget } from './smb-backup-target.js';
import { isLost, targetError, type Instead } from './target-error.js';

/** How to reach the servers; what is not said here is as in `SmbClient.connect`. */
export interface SmbTargetOptions extends Omit<SmbClientOptions, 'server' | 'password' | 'signal'> {
  /** A function is asked each time a connection is made. */
  readonly password: string | (() => MaybePromise<string>);
  /** For the name of the probe file; default `node:crypto`. */
  readonly random?: Random;
  /** Pauses before a file others have open is replaced again; default a timer. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** A connection that breaks while a target is opened means that it is not reached. */
const whileOpening: Instead = {
  ENOENT: 'share-unknown',
  ECONNRESET: 'target-unreachable',
};

/**
 * Backup targets on `\\server\share`, spoken to directly: nothing needs to be mounted. The path has no credentials and no
 * port; both are options.
 *
 * With `create` the directory is opened to be written: what is missing below the share is made, and a file `probe-….tmp`
 * shows that exclusive creation is atomic (`target-unsuitable` if not). Without it nothing is written.
 */
export function smbTarget(options: SmbTargetOptions): TargetResolver {
  const { password, random = { bytes: (length) => randomBytes(length) } } = options;
  const sleep = options.sleep ?? (async (milliseconds) => void (await wait(milliseconds)));

  const connect = async (location: UncPath, signal?: AbortSignal): Promise<Session> => {
    const client = await SmbClient.connect({
      ...options,
      server: location.server,
      password: typeof password === 'string' ? password : await password(),
      ...(signal ? { signal } : {}),
    });
    try {
      return { client, share: await client.openShare(location.share) };
    } catch (error) {
      await client.close();
      throw error;
    }
  };

  const open = async (
    location: Location,
    { create = false, signal }: OpenTargetOptions = {},
  ): Promise<BackupTarget> => {
    throwIfCancelled(signal);
    if (location.kind !== 'unc') return notOverSmb(location);
    const said = location.toString();
    let first: AbortSignal | undefined = signal;
    const link = new Link(() => connect(location, first));
    try {
      const share = await link.share();
      first = undefined;
      const { components } = location;
      const finder = { share, location: said, components, signal };
      await (create ? makeDirectories(finder) : findDirectory(finder));
      throwIfCancelled(signal);
      const path = components.join('/');
      const findings = create
        ? await probeWriting(share, path, said, random)
        : await probeReading(share, path);
      return new SmbBackupTarget(new Directory({ link, location: said, path, findings, sleep }));
    } catch (error) {
      await link.close();
      throwIfCancelled(signal);
      const instead = isLost(error) || link.client === undefined ? whileOpening : {};
      throw targetError(error, { action: 'open', location: said }, instead);
    }
  };

  return { name: 'smb', handles: (location) => location.kind === 'unc', open };
}

function notOverSmb(location: Location): never {
  throw new LicenseStoreError('no-resolver', `${location.toString()} is on no SMB server.`, {
    details: { path: location.toString() },
  });
}
