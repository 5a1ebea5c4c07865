import {
  LicenseStoreError,
  type MergeCounts,
  type MergeRule,
  type StoreTransaction,
} from '@wmdrm/core';
import { Counters } from './counters.js';
import { assertIdHash, assertLineageMark } from './arguments.js';
import type { IndexCheck } from './index-check.js';
import { licenseRow } from './license-row.js';
import { stateNumbers } from './license-state-numbers.js';
import { LotMerger } from './lot-merger.js';
import type { PostponedIndexes } from './postponed-indexes.js';
import { RunningTotals } from './running-totals.js';
import { translateError } from './store-errors.js';
import type { Writer } from './writer.js';

/** A transaction on a writing connection that has begun it. */
export class SqliteTransaction implements StoreTransaction {
  private readonly writer: Writer;
  private readonly location: string;
  private readonly indexes: IndexCheck;
  private readonly onEnd: () => void;
  private readonly counters: Counters;
  private readonly totals: RunningTotals;
  private readonly merger: LotMerger;
  private readonly postponed: PostponedIndexes | undefined;
  private open = true;
  /** The first failure: what came before it must not be committed without what came after. */
  private failure: LicenseStoreError | undefined;

  /**
   * @param onEnd runs once, when the transaction has ended in whatever way
   * @param postponed indexes to be made before anything is looked up, or at the end
   */
  constructor(
    writer: Writer,
    location: string,
    indexes: IndexCheck,
    onEnd: () => void,
    postponed?: PostponedIndexes,
  ) {
    this.writer = writer;
    this.location = location;
    this.indexes = indexes;
    this.onEnd = onEnd;
    this.counters = new Counters(writer);
    this.totals = new RunningTotals(writer);
    this.merger = new LotMerger(writer, this.counters, this.totals, postponed);
    this.postponed = postponed;
  }

  put(records: Uint8Array, rule: MergeRule): MergeCounts {
    return this.change(() => {
      this.indexes.assertSound(this.writer.db, 'id');
      return this.merger.put(records, rule);
    });
  }

  mark(idHashes: readonly Uint8Array[], state: 'deleted' | 'revoked'): number {
    return this.change(() => {
      idHashes.forEach(assertIdHash);
      this.postponed?.make();
      this.indexes.assertSound(this.writer.db, 'id');
      const { license, setState } = this.writer.statements;
      let changed = 0;
      for (const idHash of idHashes) {
        const row = license.get(idHash);
        const local = row && licenseRow(row);
        if (!local || local.state === 'revoked' || local.state === state) continue;
        if (local.state === 'live') this.totals.subtract(local);
        this.counters.sequence += 1;
        setState.run(stateNumbers[state], this.counters.sequence, local.position);
        changed += 1;
      }
      return changed;
    });
  }

  purge(): number {
    return this.change(() => {
      const { purgeKeyIds, purgeRecords, purgeLicenses } = this.writer.statements;
      purgeKeyIds.run();
      purgeRecords.run();
      return Number(purgeLicenses.run().changes);
    });
  }

  addLineage(mark: string): void {
    this.change(() => {
      assertLineageMark(mark);
      this.writer.statements.addLineage.run(mark, this.counters.sequence);
    });
  }

  /** Throws what made an earlier step of the transaction fail, if one did; nothing is changed then. */
  commit(): void {
    this.assertOpen();
    try {
      if (this.failure) throw this.failure;
      this.postponed?.make();
      this.totals.flush();
      this.counters.flush();
      this.writer.db.exec('COMMIT');
    } catch (error) {
      this.rollback();
      throw translateError(error, this.location);
    }
    this.end();
  }

  rollback(): void {
    if (!this.open) return;
    try {
      // SQLite itself ends a transaction after some errors, a full disk among them.
      if (this.writer.db.isTransaction) this.writer.db.exec('ROLLBACK');
    } catch (error) {
      throw translateError(error, this.location);
    } finally {
      this.end();
    }
  }

  private change<T>(work: () => T): T {
    this.assertOpen();
    if (this.failure) throw this.failure;
    try {
      const result = work();
      this.totals.flushIfLarge();
      return result;
    } catch (error) {
      this.failure = translateError(error, this.location);
      throw this.failure;
    }
  }

  private end(): void {
    this.open = false;
    this.onEnd();
  }

  private assertOpen(): void {
    if (this.open) return;
    throw new LicenseStoreError('closed', 'The transaction has ended.');
  }
}
