import { toHex } from '../bytes/hex.js';
import { isLicenseStoreError, LicenseStoreError } from '../errors/license-store-error.js';
import type { Host } from '../host/host.js';
import type { BackupTarget, StagedFile } from '../target/backup-target.js';
import { discardQuietly } from '../target/discard-quietly.js';
import { abandon, forget } from './abandoned-leases.js';
import { gone } from './assert-kept.js';
import { createOwnFile } from './create-own-file.js';
import { leaseName, temporaryName } from './file-names.js';
import { encodeLease, readLease, type Lease, type LeaseReading } from './lease.js';

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
  private lostBy: LicenseStoreError | undefined;

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
    forget(lease);
    try {
      await holder.create();
    } catch (error) {
      abandon(lease);
      throw error;
    }
    holder.renewal = holder.keepRenewing();
    return holder;
  }

  private async create(): Promise<void> {
    const { target, run, lease, host } = this;
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
      const found = await this.read().catch(() => undefined);
      if (found?.type !== 'lease' || found.lease.nonce !== lease.nonce) {
        throw exists ? busy(target, run, found?.type === 'lease' ? found.lease : undefined) : error;
      }
      // It is ours, but what failed may have been its flush, and a second one would prove nothing.
      await this.replace({});
    }
    await target.flushDirectory('');
    const lost = await this.findLost();
    if (lost) throw lost;
  }

  /**
   * Asks for the lease by its name: `file-not-found` if it has gone, `busy` if it does not hold our nonce; `undefined` if
   * it is ours. A server that restarted may have forgotten it, the directory may be another one by now, and another run
   * may have the number.
   */
  async findLost(): Promise<LicenseStoreError | undefined> {
    return this.lossIn(await this.read());
  }

  /**
   * Throws `lease-lost` if the lease could not be renewed for half its time to live, and `file-not-found` or `busy` if it
   * was gone, or another's, when it was to be renewed.
   */
  assertHeld(): void {
    if (this.lostBy) throw this.lostBy;
    const silentMs = this.host.clock.monotonic() - this.renewedAt;
    if (silentMs <= this.times.ttlMs / 2) return;
    throw new LicenseStoreError(
      'lease-lost',
      `Run ${this.run} could not renew its lease for ${Math.round(silentMs / 1000)} s and stopped.`,
      { details: { generation: this.run } },
    );
  }

  /**
   * Marks the run as ended. Throws what the target throws, or that the lease is not ours any more; in this process it
   * counts as dead all the same, for others it dies of silence.
   */
  async release(): Promise<void> {
    await this.stop();
    const found = await this.read();
    if (found.type === 'absent') await this.leaveReleased();
    else await this.renew(found, { released: true });
    forget(this.lease);
  }

  /** Ends the renewals and leaves the lease as it is. Idempotent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.renewal;
    abandon(this.lease);
  }

  private async keepRenewing(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.host.clock.sleep(this.times.renewMs, signal);
        await this.renew(await this.read(), {});
        this.renewedAt = this.host.clock.monotonic();
      } catch {
        // Stopped, or the target failed: then assertHeld tells when it was too often.
      }
      if (this.lostBy) return;
    }
  }

  /** Writes the lease anew, unless it is not ours any more: that of another run is not replaced. */
  private async renew(found: LeaseReading, change: Partial<Lease>): Promise<void> {
    // One that cannot be read is healed: nobody else can have created it.
    if (found.type !== 'unreadable') this.lostBy ??= this.lossIn(found);
    if (this.lostBy) throw this.lostBy;
    await this.replace(change);
  }

  /** Files of this run may lie where its lease has gone from: nobody shall take its number. */
  private async leaveReleased(): Promise<void> {
    const file = await this.target.createExclusive(leaseName(this.run));
    try {
      await file.write(0, [encodeLease({ ...this.lease, released: true }, this.host.hasher)]);
    } finally {
      await file.publish(leaseName(this.run));
    }
  }

  private read(): Promise<LeaseReading> {
    return readLease(this.target, this.run, this.host.hasher);
  }

  private lossIn(found: LeaseReading): LicenseStoreError | undefined {
    if (found.type === 'absent') return gone(leaseName(this.run));
    const holder = found.type === 'lease' ? found.lease : undefined;
    return holder?.nonce === this.lease.nonce ? undefined : busy(this.target, this.run, holder);
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
