import { LicenseStoreError, UncPath } from '@wmdrm/core';
import type { PlatformPath } from 'node:path';

/** Which local directory stands for which share. */
export interface MappedShare {
  /** `\\server\share` or `//server/share`; upper and lower case are the same. */
  readonly share: string;
  /** Absolute path of the directory the share is mounted at. */
  readonly directory: string;
}

/** `{ '//server/share': '/mnt/share' }`, or a list of {@link MappedShare}. */
export type ShareMap = Readonly<Record<string, string>> | readonly MappedShare[];

/** Finds the directory of a mapped share. */
export type ShareLookup = (location: UncPath) => string | undefined;

/** Reads a map; `invalid-argument` for what is no share, no absolute directory, or given twice. */
export function shareLookup(map: ShareMap, path: PlatformPath): ShareLookup {
  const directories = new Map<string, string>();
  for (const { share, directory } of listOf(map)) {
    const root = UncPath.parse(share);
    if (root.components.length > 0) {
      throw invalid(share, 'only a whole share can be mapped: \\\\server\\share');
    }
    if (!path.isAbsolute(directory)) throw invalid(share, `${directory} is no absolute directory`);
    if (directories.has(root.key)) throw invalid(share, 'it is mapped twice');
    directories.set(root.key, path.normalize(directory));
  }
  return (location) => directories.get(shareRoot(location).key);
}

/** The root of the share a location lies on. */
export function shareRoot({ host, share }: UncPath): UncPath {
  return UncPath.parse(`\\\\${host}\\${share}`);
}

function listOf(map: ShareMap): readonly MappedShare[] {
  if (isList(map)) return map;
  return Object.entries(map).map(([share, directory]) => ({ share, directory }));
}

function isList(map: ShareMap): map is readonly MappedShare[] {
  return Array.isArray(map);
}

function invalid(share: string, why: string): LicenseStoreError {
  return new LicenseStoreError('invalid-argument', `Cannot map ${share}: ${why}.`, {
    details: { path: share },
  });
}
