import { LicenseStoreError, type LocalPath, type Location, type UncPath } from '@wmdrm/core';
import path, { type PlatformPath } from 'node:path';
import { shareRoot, type ShareLookup } from './share-map.js';

/** Where a location lies in the file system. Paths have the form the platform takes at any length. */
export interface Place {
  /** The location as the user wrote it. */
  readonly location: string;
  /**
   * The directories on the way, each in the one before. The first is the root of the share or drive: it must exist and
   * is never created. The last is the place itself.
   */
  readonly way: readonly [root: string, ...below: string[]];
  readonly onShare: boolean;
}

/** The path rules of a platform, by its name in `process.platform`. */
export function pathsOf(platform: string): PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}

/** The place of a location; `undefined` for a UNC path that is neither mapped nor native on this platform. */
export function placeOf(
  location: Location,
  platform: string,
  lookup: ShareLookup,
): Place | undefined {
  return location.kind === 'unc'
    ? uncPlace(location, platform, lookup)
    : localPlace(location, platform);
}

/** Path of the directory itself. */
export function directoryAt({ way }: Place): string {
  return way[way.length - 1] ?? way[0];
}

/**
 * What the paths of files in a directory begin with. The root of a share or drive ends in a separator, and keeps it: in
 * the native form of Windows a second one would be a name without letters, and a drive without one is its raw volume.
 */
export function directoryPrefix(directory: string, separator: string): string {
  return directory.endsWith(separator) ? directory : directory + separator;
}

function uncPlace(location: UncPath, platform: string, lookup: ShareLookup): Place | undefined {
  const mapped = lookup(location);
  if (mapped === undefined && platform !== 'win32') return undefined;
  // Straight from the checked components: a file URL would lose or change the host.
  const root = mapped ?? `${shareRoot(location).toString()}\\`;
  return {
    location: location.toString(),
    way: wayTo(pathsOf(platform), root, location.components),
    onShare: true,
  };
}

function localPlace(location: LocalPath, platform: string): Place {
  const paths = pathsOf(platform);
  const windowsPath = !location.path.startsWith('/');
  if (windowsPath !== (platform === 'win32')) {
    throw new LicenseStoreError(
      'invalid-path',
      `${location.path} is no absolute path on this platform.`,
      { details: { path: location.path } },
    );
  }
  // Behind the prefix, which comes back below: Node takes the drive for the name of a share otherwise.
  const normal = paths.normalize(location.path.replace(/^\\\\\?\\/, ''));
  const { root } = paths.parse(normal);
  const names = normal.slice(root.length).split(paths.sep);
  const below = names.filter((name) => name !== '');
  return { location: location.path, way: wayTo(paths, root, below), onShare: false };
}

function wayTo(
  paths: PlatformPath,
  root: string,
  names: readonly string[],
): [root: string, ...below: string[]] {
  const below = names.map((_name, index) => paths.join(root, ...names.slice(0, index + 1)));
  return [paths.toNamespacedPath(root), ...below.map((each) => paths.toNamespacedPath(each))];
}
