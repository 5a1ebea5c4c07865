import type { DatabaseSync } from 'node:sqlite';
import type { MergeCounts, MergeRule, Random, StoreTransaction } from '@wmdrm/core';
import { openBuilder, useLog } from './connection.js';
import { beginStoreFile, makeEmpty, publish, removeBuilding } from './create-store-file.js';
import { IndexCheck } from './index-check.js';
import { PostponedIndexes } from './postponed-indexes.js';
import { RollingFlush } from './rolling-flush.js';
import type { Migration } from './schema.js';
import { SqliteTransaction } from './sqlite-transaction.js';
import { translateError } from './store-errors.js';
import { StoreFault } from './store-fault.js';
import { prepareWriter } from './writer.js';

export interface BuildingSettings {
  /** Absolute path the store gets. */
  readonly file: string;
  readonly storeId: string;
  readonly random: Random;
  readonly migrations: readonly Migration[];
  /** Runs when the store has its name. */
  readonly onMade: () => void;
  /** Runs once, when this has ended in whatever way. */
  readonly onEnd: () => void;
}

/**
 * The change that makes a store. It fills a file under a name nobody knows, without a log, which would write everything
 * twice; the commit flushes the file and gives it its name, over no other.
 */
export class StoreBuilding implements StoreTransaction {
  private readonly settings: BuildingSettings;
  private readonly building: string;
  private readonly db: DatabaseSync;
  private readonly filling: SqliteTransaction;
  private readonly flushing: RollingFlush;
  private open = true;

  constructor(settings: BuildingSettings) {
    const { file, storeId, random, migrations } = settings;
    this.settings = settings;
    this.building = beginStoreFile(file, random);
    try {
      this.flushing = new RollingFlush(this.building);
    } catch (error) {
      removeBuilding(this.building);
      throw error;
    }
    try {
      this.db = openBuilder(this.building);
    } catch (error) {
      this.flushing.close();
      removeBuilding(this.building);
      throw error;
    }
    try {
      makeEmpty(this.db, storeId, migrations);
      this.db.exec('BEGIN');
      this.filling = fill(this.db, file);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  put(records: Uint8Array, rule: MergeRule): MergeCounts {
    const counts = this.filling.put(records, rule);
    this.flushing.add(records.length);
    return counts;
  }

  mark(idHashes: readonly Uint8Array[], state: 'deleted' | 'revoked'): number {
    return this.filling.mark(idHashes, state);
  }

  purge(): number {
    return this.filling.purge();
  }

  addLineage(mark: string): void {
    this.filling.addLineage(mark);
  }

  async commit(): Promise<void> {
    const { file } = this.settings;
    try {
      this.filling.commit();
      useLog(this.db);
      this.db.close();
      await this.flushing.finish();
      if (!this.open) throw new StoreFault('closed', 'it has been closed');
      if (!publish(this.building, file))
        throw new StoreFault('store-busy', 'another process has created it meanwhile');
      this.settings.onMade();
    } catch (error) {
      throw translateError(error, file);
    } finally {
      this.end();
    }
  }

  rollback(): void {
    if (!this.open) return;
    try {
      this.filling.rollback();
    } finally {
      this.end();
    }
  }

  private end(): void {
    if (!this.open) return;
    this.open = false;
    try {
      if (this.db.isOpen) this.db.close();
      this.flushing.close();
      removeBuilding(this.building);
    } finally {
      this.settings.onEnd();
    }
  }
}

function fill(db: DatabaseSync, file: string): SqliteTransaction {
  const writer = prepareWriter(db);
  const indexes = new IndexCheck();
  // Looked at while they are there; what is made of them later is new.
  indexes.assertSound(db, 'id');
  const postponed = new PostponedIndexes(db);
  return new SqliteTransaction(writer, file, indexes, () => undefined, postponed);
}
