import { LicenseStoreError } from '../errors/license-store-error.js';
import { throwIfCancelled } from '../errors/cancellation.js';
import { parseLocation, type Location } from '../location/location.js';
import type { BackupTarget } from './backup-target.js';
import type { OpenTargetOptions, TargetResolver } from './target-resolver.js';

/** Opens a location with the first resolver that handles it; `no-resolver` if none does. */
export async function openTarget(
  location: Location | string,
  resolvers: readonly TargetResolver[],
  options: OpenTargetOptions = {},
): Promise<BackupTarget> {
  throwIfCancelled(options.signal);
  const parsed = typeof location === 'string' ? parseLocation(location) : location;
  const resolver = resolvers.find((candidate) => candidate.handles(parsed));
  if (resolver) return resolver.open(parsed, options);
  throw new LicenseStoreError('no-resolver', `Nothing here can open ${parsed.toString()}.`, {
    details: { path: parsed.toString() },
  });
}
