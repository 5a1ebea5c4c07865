import { toHex } from '../bytes/hex.js';
import { isLicenseStoreError, LicenseStoreError } from '../errors/license-store-error.js';
import type { Host } from '../host/host.js';
import type { BackupTarget, StagedFile } from '../target/backup-target.js';
import { discardQuietly } from '../target/discard-quietly.js';
import { gone } from './assert-kept.js';
import { createOwnFile } from './create-own-file.js';
import { leaseName, temporaryName } from './file-names.js';
import { encodeLease, readLease, type Lease } from './lease.js';

export interface LeaseTimes {
  /** See `BackupTuning.leaseTtlMs`. */
  readonly ttlMs: number;
  /** See `BackupTuning.leaseRenewMs`. */
  readonly renewMs: number;
}

/**
 * The lease of one run: claimed by exclusive creation, renewed in the background, released at the end. A holder that
 * could not renew for half the time to live stops itself ({@link assertHeld}).
 */
export class LeaseHolder {
  readonly run: number;
  private lease: Lease;
  private readonly target: BackupTarget;
  private readonly host: Host;
  private readonly times: LeaseTimes;
  private readonly stopping = new AbortController();
  private renewal: Promise<void> = Promise.resolve();
  private renewedAt: number;

  private constructor(target: BackupTarget, lease: Lease, host: Host, times: LeaseTimes) {
    this.run = lease.run;
    this.target = target;
    this.lease = lease;
    this.host = host;
    this.times = times;
    this.renewedAt = host.clock.monotonic();
  }

  /**
   * Creates lease N, or throws `busy` if it exists: never another number in its place. After a lost reply the lease is
   * ours only if our own nonce reads back.
   */
  static async claim(
    target: BackupTarget,
    run: number,
    host: Host,
    times: LeaseTimes,
  ): Promise<LeaseHolder> {
    const now = host.clock.now();
    const lease: Lease = {
      run,
      nonce: toHex(host.random.bytes(16)),
      beat: 0,
      released: false,
      owner: host.process.self,
      startedAt: now,
      renewedAt: now,
    };
    const holder = new LeaseHolder(target, lease, host, times);
    let file: StagedFile | undefined;
    try {
      file = await target.createExclusive(leaseName(run));
      await file.write(0, [encodeLease(lease, host.hasher)]);
      await file.flush();
      await file.publish(leaseName(run));
    } catch (error) {
      // Closes the file. It is not removed: its name is used up.
      await file?.publish(leaseName(run)).catch(() => undefined);
      const exists = isLicenseStoreError(error) && error.code === 'file-exists';
      const found = await readLease(target, run, host.hasher).catch(() => undefined);
      if (found?.type !== 'lease' || found.lease.nonce !== lease.nonce) {
        throw exists ? busy(target, run, found?.type === 'lease' ? found.lease : undefined) : error;
      }
      // It is ours, but what failed may have been its flush, and a second one would prove nothing.
      await holder.replace({});
    }
    await target.flushDirectory('');
    await assertOurs(target, lease, host);
    holder.renewal = holder.keepRenewing();
    return holder;
  }

  /** Throws `lease-lost` if the lease could not be renewed for half its time to live. */
  assertHeld(): void {
    const silentMs = this.host.clock.monotonic() - this.renewedAt;
    if (silentMs <= this.times.ttlMs / 2) return;
    throw new LicenseStoreError(
      'lease-lost',
      `Run ${this.run} could not renew its lease for ${Math.round(silentMs / 1000)} s and stopped.`,
      { details: { generation: this.run } },
    );
  }

  /** Marks the run as ended. Throws what the target throws; the lease then dies of silence. */
  async release(): Promise<void> {
    await this.stop();
    await this.replace({ released: true });
  }

  /** Ends the renewals and leaves the lease as it is. Idempotent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.renewal;
  }

  private async keepRenewing(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.host.clock.sleep(this.times.renewMs, signal);
        await this.replace({});
        this.renewedAt = this.host.clock.monotonic();
      } catch {
        // Stopped, or the target failed: then assertHeld tells when it was too often.
      }
    }
  }

  private async replace(change: Partial<Lease>): Promise<void> {
    const renewedAt = this.host.clock.now();
    const lease = { ...this.lease, beat: this.lease.beat + 1, renewedAt, ...change };
    const file = await createOwnFile(this.target, temporaryName('lease', this.run));
    try {
      await file.write(0, [encodeLease(lease, this.host.hasher)]);
      await file.flush();
      await file.publish(leaseName(this.run), { replace: true });
    } catch (error) {
      await discardQuietly(file);
      throw error;
    }
    this.lease = lease;
  }
}

/**
 * A server that restarted before the flush may have forgotten the lease, and another run may have the number now: throws
 * `file-not-found` or `busy`.
 */
async function assertOurs(target: BackupTarget, { run, nonce }: Lease, host: Host): Promise<void> {
  const found = await readLease(target, run, host.hasher);
  if (found.type === 'absent') throw gone(leaseName(run));
  const holder = found.type === 'lease' ? found.lease : undefined;
  if (holder?.nonce !== nonce) throw busy(target, run, holder);
}

/** `busy`, with who and since when. */
export function busy(
  target: BackupTarget,
  run: number,
  lease: Lease | undefined,
): LicenseStoreError {
  const who = lease
    ? `process ${lease.owner.pid} of host ${lease.owner.hostId.slice(0, 8)}, since ${new Date(lease.startedAt).toISOString()}`
    : 'its holder is not known';
  return new LicenseStoreError('busy', `Run ${run} is writing to ${target.location} (${who}).`, {
    details: {
      path: target.location,
      generation: run,
      ...(lease
        ? { pid: lease.owner.pid, hostId: lease.owner.hostId, since: lease.startedAt }
        : {}),
    },
  });
}
