import type { DatabaseSync } from 'node:sqlite';
import {
  type Clock,
  type ErrorCode,
  type LicenseStoreError,
  type MaybePromise,
  type SnapshotOptions,
  type StoreCapabilities,
  type StoredRecord,
  type StoreEngine,
  type StoreSnapshot,
} from '@wmdrm/core';
import { beginWriting } from './begin-writing.js';
import { CommitWatch } from './commit-watch.js';
import { openReader, openWriter, versionOf } from './connection.js';
import { identityOf } from './file-identity.js';
import { IndexCheck } from './index-check.js';
import { Lookups } from './lookups.js';
import { refuseNewer } from './migrate.js';
import type { OpenedStore } from './open-store-file.js';
import { ParallelSnapshot } from './parallel-snapshot.js';
import { SqliteSnapshot } from './sqlite-snapshot.js';
import { SqliteTransaction } from './sqlite-transaction.js';
import { storeIdIn } from './store-moment.js';
import { translated, translateError } from './store-errors.js';
import { StoreFault, type StoreFaultOptions } from './store-fault.js';
import type { StoreReader } from './store-reader.js';
import { beginsAt, endAll, startReaders, StoreReaders } from './store-readers.js';
import { prepareWriter, type Writer } from './writer.js';
import { WriterQueue } from './writer-queue.js';

export interface EngineSettings {
  /** Absolute path. */
  readonly file: string;
  readonly readOnly: boolean;
  /** Milliseconds. */
  readonly busyTimeout: number;
  readonly clock: Clock;
  /** Schema version this program knows. */
  readonly newestVersion: number;
  /** What runs in threads that read; the package's own where it is undefined. */
  readonly readerModule: URL | undefined;
}

/**
 * A license store in one SQLite file. Three kinds of connection: one that reads single records, one that writes
 * (opened by the first change), and one for each snapshot.
 */
export class SqliteEngine implements StoreEngine, AsyncDisposable {
  readonly kind = 'sqlite';
  readonly location: string;
  readonly storeId: string;
  readonly capabilities: StoreCapabilities = {
    durable: true,
    multiProcess: true,
    concurrentSnapshots: true,
    guarded: true,
  };
  private readonly settings: EngineSettings;
  private readonly identity: string;
  private readonly reader: DatabaseSync;
  private readonly lookups: Lookups;
  private readonly indexes = new IndexCheck();
  private readonly queue = new WriterQueue();
  private readonly commits = new CommitWatch();
  private readonly snapshots = new Set<StoreSnapshot>();
  private writer: Writer | undefined;
  private transaction: SqliteTransaction | undefined;
  private open = true;
  private closing: Promise<void> | undefined;

  constructor(opened: OpenedStore, settings: EngineSettings) {
    this.settings = settings;
    this.location = settings.file;
    this.storeId = opened.storeId;
    this.identity = opened.identity;
    this.reader = opened.reader;
    this.lookups = new Lookups(opened.reader, this.indexes);
  }

  /**
   * Starts a change when all writers before it have finished, of this process and of others. Throws `store-busy` when
   * that takes longer than `busyTimeoutMs`, `access-denied` if the store was opened to be read only.
   */
  async begin(): Promise<SqliteTransaction> {
    const transaction = await this.beginInTurn();
    this.commits.onChange();
    return transaction;
  }

  private async beginInTurn(): Promise<SqliteTransaction> {
    this.assertOpen();
    if (this.settings.readOnly) {
      throw this.fault('access-denied', 'it was opened to be read only', {
        remedy: 'Open the store without readOnly.',
      });
    }
    const { clock, busyTimeout } = this.settings;
    const deadline = clock.monotonic() + busyTimeout;
    const leave = await this.queue.enter(busyTimeout, clock);
    if (!leave) throw this.fault('store-busy', `other changes took longer than ${busyTimeout} ms`);
    try {
      this.assertOpen();
      return await this.beginOn(this.openedWriter(), deadline, leave);
    } catch (error) {
      leave();
      throw translateError(error, this.location);
    }
  }

  get(idHash: Uint8Array): StoredRecord | undefined {
    return this.look(() => this.lookups.get(idHash));
  }

  findByHashPrefix(hexDigits: string, limit: number): readonly StoredRecord[] {
    return this.look(() => this.lookups.findByHashPrefix(hexDigits, limit));
  }

  findByKeyId(keyId: Uint8Array): readonly StoredRecord[] {
    return this.look(() => this.lookups.findByKeyId(keyId));
  }

  snapshot(): SqliteSnapshot;
  snapshot(options: SnapshotOptions | undefined): MaybePromise<StoreSnapshot>;
  /**
   * With several `readers`, threads read it, one fewer: this one is the last reader, and the only one until they have
   * started. Unless they cannot be started, the store was opened to be read only, or other writers leave no moment in
   * which they can begin.
   */
  snapshot({ readers = 1 }: SnapshotOptions = {}): MaybePromise<StoreSnapshot> {
    return readers > 1 && !this.settings.readOnly
      ? this.parallelSnapshot(readers)
      : this.plainSnapshot();
  }

  private plainSnapshot(): SqliteSnapshot {
    return this.look(() => {
      const db = openReader(this.location, this.settings.busyTimeout);
      try {
        db.exec('BEGIN');
        this.checkStillOurs(db);
        const snapshot: SqliteSnapshot = new SqliteSnapshot(db, this.location, this.indexes, () =>
          this.snapshots.delete(snapshot),
        );
        this.snapshots.add(snapshot);
        return snapshot;
      } catch (error) {
        db.close();
        throw error;
      }
    });
  }

  private async parallelSnapshot(count: number): Promise<StoreSnapshot> {
    this.assertOpen();
    const { file, busyTimeout, readerModule: module } = this.settings;
    let threads: readonly StoreReader[];
    try {
      threads = startReaders(count - 1, { file, busyTimeout, module });
    } catch {
      return this.plainSnapshot();
    }
    const taken = await this.takeWith(threads).catch(() => undefined);
    if (taken) return taken;
    await endAll(threads);
    return this.plainSnapshot();
  }

  /** A snapshot that each of `threads` shares as soon as it can, unless the store has changed by then. */
  private async takeWith(threads: readonly StoreReader[]): Promise<StoreSnapshot> {
    const { own, state } = await this.heldStill((name) => ({
      own: this.plainSnapshot(),
      state: name,
    }));
    const moment = { storeId: this.storeId, sequence: own.sequence };
    const readers = new StoreReaders(threads, (reader) =>
      this.heldStill(async (name) => name === state && (await beginsAt(reader, moment))),
    );
    const snapshot: ParallelSnapshot = new ParallelSnapshot(own, readers, () =>
      this.snapshots.delete(snapshot),
    );
    this.snapshots.add(snapshot);
    return snapshot;
  }

  /** Does something while every writer is kept out, of this process and of others; tells the name of the state. */
  private async heldStill<T>(work: (state: string) => MaybePromise<T>): Promise<T> {
    const hold = await this.beginInTurn();
    try {
      return await work(this.commits.nameOf(this.openedWriter().db));
    } finally {
      hold.rollback();
    }
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private async end(): Promise<void> {
    this.open = false;
    await Promise.all([...this.snapshots].map(async (snapshot) => snapshot.close()));
    this.transaction?.rollback();
    translated(this.location, () => {
      this.reader.close();
      this.writer?.db.close();
    });
  }

  private openedWriter(): Writer {
    this.writer ??= prepareWriter(openWriter(this.location, this.settings.busyTimeout));
    return this.writer;
  }

  private async beginOn(
    writer: Writer,
    deadline: number,
    leave: () => void,
  ): Promise<SqliteTransaction> {
    await beginWriting(writer.db, deadline, this.settings.clock, () => this.assertOpen());
    try {
      this.checkStillOurs(writer.db);
      this.transaction = new SqliteTransaction(writer, this.location, this.indexes, () => {
        this.transaction = undefined;
        leave();
      });
      return this.transaction;
    } catch (error) {
      writer.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Since the store was opened, a newer program may have migrated it, or someone put another file in its place. */
  private checkStillOurs(db: DatabaseSync): void {
    refuseNewer(versionOf(db), this.settings.newestVersion);
    const isOther = storeIdIn(db) !== this.storeId;
    // A connection that was open before still sees the old file, which has no name any more.
    if (!isOther && identityOf(this.location) === this.identity) return;
    throw new StoreFault(
      'store-corrupt',
      `the file was replaced by another ${isOther ? 'store' : 'one'} while it was open`,
      { remedy: 'Close the store, look which file is the right one, and open that.' },
    );
  }

  private look<T>(work: () => T): T {
    this.assertOpen();
    return translated(this.location, work);
  }

  private assertOpen(): void {
    if (!this.open) throw this.fault('closed', 'it has been closed');
  }

  private fault(code: ErrorCode, what: string, options?: StoreFaultOptions): LicenseStoreError {
    return translateError(new StoreFault(code, what, options), this.location);
  }
}
