import { examineSet } from '../backup-set/examine-set.js';
import { layersOf } from '../backup-set/manifest.js';
import { tryReadManifest, unreadable } from '../backup-set/read-manifest.js';
import type { LicenseStoreError } from '../errors/license-store-error.js';
import type { Host } from '../host/host.js';
import { portableHost } from '../host/portable-host.js';
import { cancellableTarget } from './cancellable-target.js';
import type { BackupTarget } from '../target/backup-target.js';
import { tracedTarget } from '../target/traced-target.js';
import { traced } from '../host/traced.js';

export interface ListGenerationsOptions {
  readonly target: BackupTarget;
  /** Default {@link portableHost}. */
  readonly host?: Host;
  readonly signal?: AbortSignal;
}

/** One generation of a set, or a manifest that cannot be read. */
export interface GenerationInfo {
  readonly number: number;
  /** The one that verify and restore take if none is named. */
  readonly newest: boolean;
  /** On the newest one's list; others are not part of the set any more. */
  readonly retained: boolean;
  /** Absent if the manifest cannot be read: then `problem` says why. */
  readonly details?: GenerationDetails;
  readonly problem?: LicenseStoreError;
}

export interface GenerationDetails {
  readonly root: string;
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly parent?: number;
  readonly storeId: string;
  /** Identity of the machine that made it, if it has one. */
  readonly machine?: string;
  readonly licenses: number;
  readonly restricted: number;
  /** Bytes of records. */
  readonly bytes: number;
  readonly segments: number;
  /** Deltas behind its base; 0 for a full generation. */
  readonly deltas: number;
  readonly policy: string;
}

/**
 * The generations whose manifests lie in a directory, newest first; empty if there is none. One that cannot be read, for
 * whatever reason, does not keep the others from being listed. Changes nothing.
 */
export function listGenerations(
  options: ListGenerationsOptions,
): Promise<readonly GenerationInfo[]> {
  const { host = portableHost, signal } = options;
  const target = tracedTarget(options.target, host);
  return traced(host, {
    name: 'list-generations',
    facts: { location: target.location },
    call: () =>
      readGenerations(
        cancellableTarget(target, () => signal),
        host,
        signal,
      ),
    resultFacts: ({ length }) => ({ generations: length }),
  });
}

async function readGenerations(
  target: BackupTarget,
  { hasher }: Host,
  signal: AbortSignal | undefined,
): Promise<readonly GenerationInfo[]> {
  const { listing, newest } = await examineSet(target, hasher, {
    signal,
    problems: unreadable,
  });
  if (!newest) return [];
  const list =
    'opened' in newest
      ? newest.opened.manifest.retained.map(({ number }) => number)
      : listing.manifests;
  const numbers = [...new Set([...listing.manifests, newest.number])].sort((a, b) => b - a);
  const generations: GenerationInfo[] = [];
  for (const number of numbers) {
    const reading =
      number === newest.number ? newest : await tryReadManifest(target, number, hasher, unreadable);
    const place = {
      number,
      newest: number === newest.number,
      retained: number === newest.number || list.includes(number),
    };
    if ('problem' in reading) {
      generations.push({ ...place, problem: reading.problem });
      continue;
    }
    const { manifest, root } = reading.opened;
    const { time, parent, storeId, machine, totals, policy } = manifest;
    const layers = layersOf(manifest);
    generations.push({
      ...place,
      details: {
        root,
        time,
        ...(parent ? { parent: parent.number } : {}),
        storeId,
        ...(machine === undefined ? {} : { machine }),
        ...totals,
        segments: layers.reduce((sum, { segments }) => sum + segments.length, 0),
        deltas: layers.length - 1,
        policy: policy.name,
      },
    });
  }
  return generations;
}
