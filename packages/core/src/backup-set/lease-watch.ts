import { equalBytes } from '../bytes/hex.js';
import type { Host } from '../host/host.js';
import type { BackupTarget } from '../target/backup-target.js';
import { isAbandoned } from './abandoned-leases.js';
import { readLease, type Lease, type LeaseReading } from './lease.js';

/** Looks this often at a lease whose holder is not known to be alive or dead, in milliseconds. */
const lookEveryMs = 1000;

export interface WatchOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once if the answer takes time. */
  readonly onWait?: () => Promise<void>;
}

/** `alive` names the holder where its lease is readable. */
export type LeaseVerdict =
  { readonly type: 'alive'; readonly lease: Lease | undefined } | { readonly type: 'dead' };

/**
 * Is the holder of lease `run` still at work? Released, of a process known to have ended, or of an earlier run of this
 * process: dead at once. Otherwise it is dead when the file has not changed for one time to live on our own monotonic clock; clocks of others are not trusted.
 * All of this is for efficiency: what makes two writers safe is the order of their numbers, not this answer.
 */
export async function watchLease(
  target: BackupTarget,
  run: number,
  ttlMs: number,
  host: Host,
  options: WatchOptions = {},
): Promise<LeaseVerdict> {
  const first = await readLease(target, run, host.hasher);
  const known = knownVerdict(first, ttlMs, host);
  if (known) return known;
  await options.onWait?.();
  const end = host.clock.monotonic() + ttlMs;
  for (;;) {
    const left = end - host.clock.monotonic();
    if (left <= 0) return { type: 'dead' };
    await host.clock.sleep(Math.min(left, lookEveryMs), options.signal);
    const now = await readLease(target, run, host.hasher);
    const verdict = knownVerdict(now, ttlMs, host);
    if (verdict) return verdict;
    if (!sameReading(first, now)) {
      return { type: 'alive', lease: now.type === 'lease' ? now.lease : undefined };
    }
  }
}

/**
 * What can be told without waiting; `undefined` if only time will tell. A living process on this host may still have
 * abandoned its lease: it is taken as alive at once only if it renewed it lately, by the clock both share.
 */
function knownVerdict(reading: LeaseReading, ttlMs: number, host: Host): LeaseVerdict | undefined {
  if (reading.type === 'absent') return { type: 'dead' };
  if (reading.type === 'unreadable') return undefined;
  const { lease } = reading;
  if (lease.released || isAbandoned(lease, host.process)) return { type: 'dead' };
  const status = host.process.status(lease.owner);
  if (status === 'dead') return { type: 'dead' };
  const lately = Math.abs(host.clock.now() - lease.renewedAt) < ttlMs;
  return status === 'alive' && lately ? { type: 'alive', lease } : undefined;
}

function sameReading(a: LeaseReading, b: LeaseReading): boolean {
  if (a.type === 'lease' && b.type === 'lease') {
    return a.lease.nonce === b.lease.nonce && a.lease.beat === b.lease.beat;
  }
  return a.type === 'unreadable' && b.type === 'unreadable' && equalBytes(a.bytes, b.bytes);
}
