import { statSync } from 'node:fs';
import {
  memoryStore,
  toHex,
  type Clock,
  type ErrorCode,
  type LicenseStoreError,
  type MaybePromise,
  type Random,
  type SnapshotOptions,
  type StoreCapabilities,
  type StoredRecord,
  type StoreEngine,
  type StoreSnapshot,
  type StoreTransaction,
} from '@wmdrm/core';
import { removeDeadLeftovers } from './dead-leftovers.js';
import { refuseNetworkDisk, type DiskView } from './local-disk.js';
import type { Migration } from './schema.js';
import { StoreBuilding } from './store-building.js';
import { translated, translateError } from './store-errors.js';
import { StoreFault } from './store-fault.js';
import { WriterQueue } from './writer-queue.js';

export interface NewStoreSettings {
  /** Absolute path. */
  readonly file: string;
  /** Milliseconds. */
  readonly busyTimeout: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly disks: DiskView;
  readonly migrations: readonly Migration[];
  /** Opens the store once it is there. */
  readonly openMade: () => StoreEngine;
}

/** A store that is not there yet; the first change that is committed makes its file, see {@link StoreBuilding}. */
export class NewStoreEngine implements StoreEngine, AsyncDisposable {
  readonly kind = 'sqlite';
  readonly location: string;
  readonly storeId: string;
  readonly capabilities: StoreCapabilities = {
    durable: true,
    multiProcess: true,
    concurrentSnapshots: true,
    guarded: true,
  };
  private readonly settings: NewStoreSettings;
  private readonly queue = new WriterQueue();
  /** What there is to be read: nothing, until the store is made. */
  private store: StoreEngine;
  private made = false;
  private building: StoreBuilding | undefined;
  private open = true;

  constructor(settings: NewStoreSettings) {
    const { file, clock, random, disks } = settings;
    this.settings = settings;
    this.location = file;
    translated(file, () => {
      refuseNetworkDisk(file, disks);
      removeDeadLeftovers(file, clock.now());
      if (!statSync(file, { throwIfNoEntry: false })) return;
      throw new StoreFault('store-invalid', 'it exists already, and a new store was asked for');
    });
    this.storeId = toHex(random.bytes(16));
    this.store = memoryStore({ random });
  }

  async begin(): Promise<StoreTransaction> {
    this.assertOpen();
    const { busyTimeout, clock } = this.settings;
    const leave = await this.queue.enter(busyTimeout, clock);
    if (!leave) throw this.fault('store-busy', `other changes took longer than ${busyTimeout} ms`);
    try {
      this.assertOpen();
      if (!this.made) return (this.building = this.build(leave));
    } catch (error) {
      leave();
      throw translateError(error, this.location);
    }
    // The store that was made has a queue of its own.
    leave();
    return this.store.begin();
  }

  get(idHash: Uint8Array): MaybePromise<StoredRecord | undefined> {
    return this.store.get(idHash);
  }

  findByHashPrefix(hexDigits: string, limit: number): MaybePromise<readonly StoredRecord[]> {
    return this.store.findByHashPrefix(hexDigits, limit);
  }

  findByKeyId(keyId: Uint8Array): MaybePromise<readonly StoredRecord[]> {
    return this.store.findByKeyId(keyId);
  }

  snapshot(options?: SnapshotOptions): MaybePromise<StoreSnapshot> {
    return this.store.snapshot(options);
  }

  async close(): Promise<void> {
    this.open = false;
    this.building?.rollback();
    await this.store.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private build(leave: () => void): StoreBuilding {
    const { file, random, migrations, openMade } = this.settings;
    const { storeId } = this;
    return new StoreBuilding({
      ...{ file, storeId, random, migrations },
      onMade: () => {
        this.store = openMade();
        this.made = true;
      },
      onEnd: () => {
        this.building = undefined;
        leave();
      },
    });
  }

  private assertOpen(): void {
    if (!this.open) throw this.fault('closed', 'it has been closed');
  }

  private fault(code: ErrorCode, what: string): LicenseStoreError {
    return translateError(new StoreFault(code, what), this.location);
  }
}
