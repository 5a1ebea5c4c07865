import { UncPath, type Location, type TargetResolver } from '@wmdrm/core';
import { fsTarget, type FsTargetResolver } from '@wmdrm/target-fs';
import type { Settings } from '../settings.js';

/** What opens the locations of one command. */
export interface TargetResolvers {
  /** In the order in which they are asked. */
  readonly inOrder: readonly TargetResolver[];
  readonly fileSystem: FsTargetResolver;
}

/**
 * Plugins first, then mapped shares, then, where a user is named, all other shares, spoken to directly; the file system
 * has the rest: local directories and, on Windows, shares as Windows opens them.
 */
export async function targetResolvers(
  { map, smb }: Pick<Settings, 'map' | 'smb'>,
  fromPlugins: readonly TargetResolver[],
  platform: string = process.platform,
): Promise<TargetResolvers> {
  const fileSystem = fsTarget({ map, platform });
  if (smb === undefined) return { inOrder: [...fromPlugins, fileSystem], fileSystem };
  const { smbTarget } = await import('@wmdrm/target-smb');
  const mapped = new Set(map.map(({ share }) => UncPath.parse(share).key));
  const shares = smbTarget(smb);
  const direct: TargetResolver = {
    ...shares,
    handles: (location) => shares.handles(location) && !isMapped(location, mapped),
  };
  return { inOrder: [...fromPlugins, direct, fileSystem], fileSystem };
}

function isMapped(location: Location, mapped: ReadonlySet<string>): boolean {
  if (location.kind !== 'unc') return false;
  return mapped.has(UncPath.parse(`\\\\${location.host}\\${location.share}`).key);
}
