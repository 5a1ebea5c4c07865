import { LicenseStoreError, portableHost, type Clock, type TargetResolver } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { FaultPlan } from '../faults/fault-plan.js';
import { seededRandom } from '../seeded/seeded-random.js';
import { foldCase } from './fold-case.js';
import { faultLayer, type NetworkFault } from './network-faults.js';
import type { ShareCall, ShareOperation, ShareService } from './share-call.js';
import type { HostOptions } from './share-options.js';
import { SimulatedHost } from './simulated-host.js';
import { UncFileSystem } from './unc-file-system.js';
import { win32Error, type Win32ErrorName } from './win32-errors.js';

export interface UncNetworkOptions {
  /** By name; in paths the case of letters does not matter. */
  readonly hosts: Readonly<Record<string, HostOptions>>;
  /** The user the network is used as, see `users` of a share. Default `user`. */
  readonly as?: string;
  /** What happens to requests, with paths that begin with host and share: `nas/backups/…`. Default nothing. */
  readonly faults?: readonly NetworkFault[];
  /**
   * Called before each request is sent. A promise holds the request back, so that something can be done to the network
   * at that moment, or several users interleaved at will.
   */
  readonly onCall?: (call: NetworkCall) => void | Promise<void>;
  /** For latencies, delays and the pauses of `fsTarget`. Default the clock of the machine. */
  readonly clock?: Clock;
  /** For the names of probe files. Default 1. */
  readonly seed?: number;
}

/** A request that was sent. */
export interface NetworkCall {
  readonly operation: ShareOperation;
  /** `host/share/path`, without the path for the root of a share. */
  readonly path: string;
  /** The old name of a rename. */
  readonly from?: string;
}

/** A network as one user sees it. */
export interface UncNetworkView extends TargetResolver {
  readonly user: string;
  /** What the targets of this resolver work on, for targets of one's own. */
  readonly fileSystem: UncFileSystem;
}

/** Hosts with shares, in memory; a resolver for all UNC paths. */
export interface UncNetwork extends UncNetworkView {
  /** The same network for another user. */
  as(user: string): UncNetworkView;
  /** A host by its name; `invalid-argument` if there is none. */
  host(name: string): SimulatedHost;
  /** All requests so far, those that failed included, of all users. */
  readonly calls: readonly NetworkCall[];
}

/**
 * A network of UNC paths for tests: `fsTarget`, as it runs on Windows, over shares in memory. What a share can do to a
 * backup, and what not, is in {@link ShareOptions}; the README of this package says what is not simulated.
 */
export function simulateUncNetwork(options: UncNetworkOptions): UncNetwork {
  const { clock = portableHost.clock, seed = 1, as = 'user' } = options;
  const plan = new FaultPlan<ShareOperation, Win32ErrorName>(options.faults ?? [], clock);
  const calls: NetworkCall[] = [];
  const hosts = new Map(
    Object.entries(options.hosts).map(([name, each]) => [
      foldCase(name),
      new SimulatedHost(name, each, clock),
    ]),
  );

  const serviceFor = (user: string, hostName: string, shareName: string): ShareService => {
    const place = { operation: 'connect', path: `\\\\${hostName}\\${shareName}` };
    const host = hosts.get(foldCase(hostName));
    const share = host?.findShare(shareName);
    // Who cannot be reached does not say which shares it has.
    if (!host || !(share || host.connected)) throw win32Error('BAD_NETPATH', place);
    if (!share) throw win32Error('BAD_NET_NAME', place);
    const prefix = `${host.name}/${share.name}`;
    const pathOf = (path: string): string => (path === '' ? prefix : `${prefix}/${path}`);
    return share.serviceFor(
      user,
      async (call, next) => {
        const record = recorded(call, pathOf);
        calls.push(record);
        await options.onCall?.(record);
        return await next(call);
      },
      faultLayer(
        () => plan,
        pathOf,
        () => host.disconnect(),
      ),
    );
  };

  const viewOf = (user: string): UncNetworkView => {
    const services = new Map<string, ShareService>();
    const fileSystem = new UncFileSystem({
      serviceOf: (host, share) => {
        const key = foldCase(`${host}\\${share}`);
        const service = services.get(key) ?? serviceFor(user, host, share);
        services.set(key, service);
        return service;
      },
    });
    return { user, fileSystem, ...resolverOver(fileSystem, clock, seed) };
  };

  return {
    ...viewOf(as),
    as: viewOf,
    host: (name) => {
      const host = hosts.get(foldCase(name));
      if (host) return host;
      throw new LicenseStoreError('invalid-argument', `The network has no host ${name}.`);
    },
    calls,
  };
}

function resolverOver(fs: UncFileSystem, clock: Clock, seed: number): TargetResolver {
  const resolver = fsTarget({
    fs,
    platform: 'win32',
    random: seededRandom(seed),
    sleep: (milliseconds) => clock.sleep(milliseconds),
  });
  return {
    name: 'unc-network',
    handles: ({ kind }) => kind === 'unc',
    open: (location, options) => resolver.open(location, options),
  };
}

function recorded(
  { operation, path, from }: ShareCall,
  pathOf: (path: string) => string,
): NetworkCall {
  return { operation, path: pathOf(path), ...(from !== undefined && { from: pathOf(from) }) };
}
