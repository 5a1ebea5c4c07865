import { LicenseStoreError } from '../errors/license-store-error.js';
import { throwIfCancelled } from '../errors/cancellation.js';
import { parseLocation, type Location } from '../location/location.js';
import type { Host } from '../host/host.js';
import { traced } from '../host/traced.js';
import type { BackupTarget } from './backup-target.js';
import type { OpenTargetOptions, TargetResolver } from './target-resolver.js';

/** How {@link openTarget} opens. */
export interface OpenTargetRequest extends OpenTargetOptions {
  /** Whose tracing tells of it. Default nobody's. */
  readonly host?: Pick<Host, 'tracing'>;
}

/** Opens a location with the first resolver that handles it; `no-resolver` if none does. */
export async function openTarget(
  location: Location | string,
  resolvers: readonly TargetResolver[],
  { host = {}, ...options }: OpenTargetRequest = {},
): Promise<BackupTarget> {
  throwIfCancelled(options.signal);
  const parsed = typeof location === 'string' ? parseLocation(location) : location;
  const resolver = resolvers.find((candidate) => candidate.handles(parsed));
  if (resolver) {
    return traced(host, {
      name: 'target',
      facts: {
        ...{ call: 'openDirectory', location: parsed.toString(), resolver: resolver.name },
        ...{ create: options.create ?? false },
      },
      call: () => resolver.open(parsed, options),
      resultFacts: ({ capabilities }) => ({ ...capabilities }),
    });
  }
  throw new LicenseStoreError('no-resolver', `Nothing here can open ${parsed.toString()}.`, {
    details: { path: parsed.toString() },
  });
}
