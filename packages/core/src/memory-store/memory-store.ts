import { toHex } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import { portableHost } from '../host/portable-host.js';
import type { Random } from '../host/random.js';
import type {
  SnapshotOptions,
  StoredRecord,
  StoreEngine,
  StoreSnapshot,
  StoreTransaction,
} from '../store/store-engine.js';
import { MemorySnapshot } from './memory-snapshot.js';
import { emptyState, type MemoryRow, type MemoryState } from './memory-state.js';
import { MemoryTransaction } from './memory-transaction.js';

export interface MemoryStoreOptions {
  /** For the store id. Default {@link portableHost}'s. */
  readonly random?: Random;
}

/** A store engine in memory: for tests, examples and short-lived stores. Gone with the process. */
export function memoryStore(options: MemoryStoreOptions = {}): StoreEngine {
  return new MemoryStore(toHex((options.random ?? portableHost.random).bytes(16)));
}

class MemoryStore implements StoreEngine {
  readonly kind = 'memory';
  readonly location = 'memory';
  readonly storeId: string;
  readonly capabilities = {
    durable: false,
    multiProcess: false,
    concurrentSnapshots: true,
    guarded: true,
  } as const;
  private state: MemoryState = emptyState;
  private open = true;
  private lastChange: Promise<void> = Promise.resolve();
  private current: StoreTransaction | undefined;

  constructor(storeId: string) {
    this.storeId = storeId;
  }

  /** Waits for the transactions before it, without limit. */
  async begin(): Promise<StoreTransaction> {
    this.assertOpen();
    const before = this.lastChange;
    let done!: () => void;
    this.lastChange = new Promise((resolve) => (done = resolve));
    await before;
    try {
      this.assertOpen();
    } catch (error) {
      done();
      throw error;
    }
    const transaction = new MemoryTransaction(this.state, (state) => {
      if (state && this.open) this.state = state;
      this.current = undefined;
      done();
    });
    this.current = transaction;
    return transaction;
  }

  get(idHash: Uint8Array): StoredRecord | undefined {
    this.assertOpen();
    const row = this.state.rows.get(toHex(idHash));
    return row && stored(row);
  }

  findByHashPrefix(hexDigits: string, limit: number): readonly StoredRecord[] {
    return this.find(({ idHash }) => idHash.startsWith(hexDigits.toLowerCase())).slice(0, limit);
  }

  findByKeyId(keyId: Uint8Array): readonly StoredRecord[] {
    const wanted = toHex(keyId);
    return this.find(({ keyIds }) => keyIds.includes(wanted));
  }

  snapshot(options?: SnapshotOptions): StoreSnapshot {
    this.assertOpen();
    return new MemorySnapshot(this.state, () => this.open, options);
  }

  async close(): Promise<void> {
    this.open = false;
    await this.current?.rollback();
  }

  private find(fits: (row: MemoryRow) => boolean): readonly StoredRecord[] {
    this.assertOpen();
    return [...this.state.rows.values()]
      .filter((row) => row.state === 'live' && fits(row))
      .map(stored);
  }

  private assertOpen(): void {
    if (!this.open) throw new LicenseStoreError('closed', 'The memory store has been closed.');
  }
}

/** With bytes of its own: the caller may do with them what it likes. */
function stored({ record, state, sequence }: MemoryRow): StoredRecord {
  return { record: record.slice(), state, sequence };
}
