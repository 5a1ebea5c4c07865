import {
  throwIfCancelled,
  LicenseStoreError,
  type BackupTarget,
  type Location,
  type OpenTargetOptions,
  type Random,
  type TargetResolver,
} from '@wmdrm/core';
import { randomBytes } from 'node:crypto';
import nodeFs from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { DirectIo } from './direct-io.js';
import { DirectoryTarget } from './directory-target.js';
import { Directory } from './directory.js';
import { findDirectory, makeDirectories } from './find-directory.js';
import { directoryAt, pathsOf, placeOf, type Place } from './place.js';
import { probeReading, probeWriting } from './probe.js';
import { shareLookup, type ShareMap } from './share-map.js';
import type { TargetFileSystem } from './target-file-system.js';
import { targetError } from './target-error.js';

export interface FsTargetOptions {
  /** Directories that stand for shares. Default none. */
  readonly map?: ShareMap;
  /** Default `node:fs/promises`. */
  readonly fs?: TargetFileSystem;
  /** As in `process.platform`, which is the default. `win32` has rules of its own; `linux` alone has {@link directFrom}. */
  readonly platform?: string;
  /**
   * Bytes from which a write goes around the page cache (`O_DIRECT`), on ext4 and XFS under Linux; the others, and all if
   * it is `Infinity`, go through it. Default 256 KiB.
   */
  readonly directFrom?: number;
  /** For the name of the probe file. Default `node:crypto`. */
  readonly random?: Random;
  /** Pauses before a rename is tried again on Windows, 2.3 s in all. Default a timer. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** Opens directories as backup targets. */
export interface FsTargetResolver extends TargetResolver {
  /** Path of the directory a location stands for here; `undefined` if this resolver does not handle it. */
  directoryOf(location: Location): string | undefined;
}

/** A shorter write gains nothing by waiting for the disk. */
const defaultDirectFrom = 256 * 1024;

/** Milliseconds; only where others can hold a file open so that it cannot be replaced. */
const windowsRenameDelays = [10, 20, 40, 80, 160, 320, 640, 1000] as const;

/**
 * Backup targets in directories of a file system: local directories, shares mapped to the directory they are mounted at
 * and, on Windows, UNC paths as they are.
 *
 * With `create` the directory is opened to be written: what is missing below the share or drive is made, and a file
 * `probe-….tmp` shows that exclusive creation is atomic (`target-unsuitable` if not). Without it nothing is written, so
 * that backups on read-only media can be verified and restored.
 *
 * @throws LicenseStoreError `invalid-argument` for a map that names no share or no absolute directory.
 */
export function fsTarget(options: FsTargetOptions = {}): FsTargetResolver {
  const platform = options.platform ?? process.platform;
  const { directFrom = defaultDirectFrom } = options;
  const paths = pathsOf(platform);
  const lookup = shareLookup(options.map ?? {}, paths);
  const fs: TargetFileSystem = options.fs ?? nodeFs;
  const random = options.random ?? { bytes: (length) => randomBytes(length) };
  const sleep = options.sleep ?? (async (milliseconds) => void (await wait(milliseconds)));

  const open = async (
    location: Location,
    { create = false, signal }: OpenTargetOptions = {},
  ): Promise<BackupTarget> => {
    throwIfCancelled(signal);
    const place = placeOf(location, platform, lookup) ?? noPlace(location);
    const finder = { fs, place, signal };
    await (create ? makeDirectories(finder) : findDirectory(finder));
    throwIfCancelled(signal);
    const findings = await findingsOf(place, create);
    const direct = create
      ? await DirectIo.find({ fs, directory: directoryAt(place), platform, from: directFrom })
      : undefined;
    return new DirectoryTarget(
      new Directory({
        fs,
        location: place.location,
        root: directoryAt(place),
        separator: paths.sep,
        findings,
        direct,
        sleep,
        renameDelays: platform === 'win32' ? windowsRenameDelays : [],
      }),
    );
  };

  const findingsOf = async (place: Place, create: boolean): ReturnType<typeof probeWriting> => {
    try {
      return create
        ? await probeWriting(fs, directoryAt(place), paths.sep, random)
        : await probeReading(fs, directoryAt(place));
    } catch (error) {
      throw targetError(error, { action: 'write to', location: place.location });
    }
  };

  return {
    name: 'fs',
    handles: (location) =>
      location.kind === 'local' || placeOf(location, platform, lookup) !== undefined,
    directoryOf: (location) => {
      const place = placeOf(location, platform, lookup);
      return place && directoryAt(place);
    },
    open,
  };
}

function noPlace(location: Location): never {
  throw new LicenseStoreError(
    'no-resolver',
    `${location.toString()} is not mapped to a directory, and only Windows opens it as it is.`,
    { details: { path: location.toString() } },
  );
}
