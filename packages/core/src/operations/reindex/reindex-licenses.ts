import { throwIfCancelled } from '../../errors/cancellation.js';
import { isLicenseStoreError, type LicenseStoreError } from '../../errors/license-store-error.js';
import type { LicenseFormat, ReadContext, XmrRightsMask } from '../../formats/license-format.js';
import { equalBytes } from '../../bytes/hex.js';
import { grantSealedRights, isSealed } from '../../license/grant-sealed.js';
import { verdicts, type Verdict } from '../../license/verdict.js';
import { readHeader, type RecordFrame } from '../../record/record-header.js';
import { concatBytes, viewOf } from '../../record/records.js';
import type { LicenseStore } from '../../store/license-store.js';
import { reframe, restating } from '../../store/reframe.js';
import { soundFrames, type GivenRecords } from '../../store/rotten-records.js';
import { summarize, type LicenseSummary } from '../../store/stored-license.js';
import type { StoreTransaction } from '../../store/store-engine.js';
import type { ProgressEvent } from '../operation-event.js';
import { ProgressMeter } from '../progress-meter.js';
import { traced } from '../../host/traced.js';
import { restate, type Reading } from './restate.js';

export interface ReindexOptions {
  readonly store: LicenseStore;
  /** Licenses of other formats are left as they are. */
  readonly formats: readonly LicenseFormat[];
  /** The operator's map of the XMR rights settings bits. Default: what an operator decided earlier stands. */
  readonly xmrRights?: XmrRightsMask;
  /**
   * What the operator says of sealed licenses, whose issuers they know: true that they may be backed up and restored,
   * false that they are sealed like any other. Default: what an operator decided earlier stands.
   */
  readonly sealedBackup?: boolean;
  /** Change nothing, only say what would change. Default false. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  /** Sees every event in order; a promise it returns holds the work back, what it throws ends and undoes it. */
  readonly onEvent?: (event: ReindexEvent) => void | Promise<void>;
}

export type ReindexEvent = ProgressEvent | RedescribedEvent | LeftEvent;

/** A license whose verdict on backup is another one now. */
export interface RedescribedEvent {
  readonly type: 'redescribed';
  readonly license: LicenseSummary;
  readonly from: Verdict;
  readonly to: Verdict;
}

/** A license that cannot be read, and is left as it is. */
export interface LeftEvent {
  readonly type: 'left';
  readonly license: LicenseSummary;
  /** `store-corrupt`: no longer what was stored; `malformed-license`, `limit-exceeded`: its format refuses it; `unsupported`. */
  readonly error: LicenseStoreError;
}

/** Numbers of licenses by verdict on backup; verdicts without a license are absent. */
export type VerdictCounts = Readonly<Partial<Record<Verdict, number>>>;

/** What reindexing did, or in a dry run would do; a number of licenses each. */
export interface ReindexReport {
  readonly dryRun: boolean;
  readonly licenses: number;
  /** Said something else about themselves than the store knew. */
  readonly updated: number;
  readonly unchanged: number;
  /** Left as they are because they cannot be read. */
  readonly unreadable: number;
  /** Left as they are because nobody reads their format, by its id. */
  readonly unknownFormats: Readonly<Record<string, number>>;
  /** Of those read: denied or temporary when they were stored, and so for ever, though they would read otherwise now. */
  readonly final: number;
  readonly before: VerdictCounts;
  readonly after: VerdictCounts;
}

/** Records are put into the transaction in lots of about this many bytes. */
const putLot = 1024 * 1024;

/**
 * Describes every live license again with the formats of today and stores what it says, in one atomic change; payloads,
 * ids, labels and attachments stay. Reads chunk by chunk. What the store knows as `denied` or temporary stays so.
 *
 * Rejects with `invalid-argument` for a mask outside its range, `cancelled`, `store-corrupt` for a record whose header
 * rotted, or what the store reports; the store is then as it was.
 */
export function reindexLicenses(options: ReindexOptions): Promise<ReindexReport> {
  const { store, dryRun = false } = options;
  return traced(store.host, {
    name: 'reindex',
    facts: { storeId: store.storeId, dryRun },
    call: () =>
      dryRun
        ? new Reindexing(options, undefined).run()
        : store.change((transaction) => new Reindexing(options, transaction).run()),
    resultFacts: ({ licenses, updated, unchanged, unreadable }) => ({
      ...{ licenses, updated, unchanged, unreadable },
    }),
  });
}

class Reindexing {
  readonly #options: ReindexOptions;
  readonly #transaction: StoreTransaction | undefined;
  readonly #formats: ReadonlyMap<string, LicenseFormat>;
  readonly #progress: ProgressMeter;
  readonly #counts = { licenses: 0, updated: 0, unchanged: 0, unreadable: 0, final: 0 };
  readonly #unknownFormats = new Map<string, number>();
  readonly #before = new Map<Verdict, number>();
  readonly #after = new Map<Verdict, number>();
  #lot: Uint8Array[] = [];
  #lotBytes = 0;

  /** Without a transaction nothing is written. */
  constructor(options: ReindexOptions, transaction: StoreTransaction | undefined) {
    this.#options = options;
    this.#transaction = transaction;
    this.#formats = new Map(options.formats.map((format) => [format.id, format]));
    this.#progress = new ProgressMeter(options.store.host.clock);
  }

  /** The transaction was begun before: nobody changes what the snapshot shows until it ends. */
  async run(): Promise<ReindexReport> {
    const { store, signal, onEvent } = this.#options;
    throwIfCancelled(signal);
    const snapshot = await store.snapshot();
    try {
      const sum = (of: 'licenses' | 'bytes'): number =>
        snapshot.totals.reduce((total, each) => total + each[of], 0);
      await onEvent?.(this.#progress.begin('reading', sum('licenses'), sum('bytes')));
      const range = { from: 0, to: snapshot.endPosition };
      for await (const { bytes, count, last } of snapshot.read(range)) {
        throwIfCancelled(signal);
        await this.#take({ bytes, part: 'records', place: `before position ${last}` });
        const progress = this.#progress.add(count, bytes.length);
        if (progress) await onEvent?.(progress);
      }
      await this.#put();
    } finally {
      await snapshot.close();
    }
    throwIfCancelled(signal);
    return {
      dryRun: this.#transaction === undefined,
      ...this.#counts,
      unknownFormats: Object.fromEntries(this.#unknownFormats),
      before: inOrder(this.#before),
      after: inOrder(this.#after),
    };
  }

  async #take(given: GivenRecords): Promise<void> {
    const view = viewOf(given.bytes);
    for (const frame of soundFrames(given, this.#options.store.host.hasher)) {
      const event = this.#restate(given.bytes, view, frame);
      if (event) await this.#options.onEvent?.(event);
      if (this.#lotBytes >= putLot) await this.#put();
    }
  }

  #restate(chunk: Uint8Array, view: DataView, frame: RecordFrame): ReindexEvent | undefined {
    const { policyClass } = readHeader(chunk, view, frame);
    const from = policyClass.backup;
    const license = (): LicenseSummary => summarize(chunk, view, frame.offset);
    this.#counts.licenses++;
    const format = this.#formats.get(policyClass.format);
    if (!format) {
      add(this.#unknownFormats, policyClass.format);
      return this.#countVerdicts(from, from);
    }
    let record: Uint8Array;
    let to = from;
    let final = false;
    try {
      record = reframe(chunk, view, frame, this.#options.store.host.hasher, (header, payload) => {
        const restated = restate(header, this.#read(format, payload));
        to = restated.statement.policyClass.backup;
        final = restated.final;
        return restated.statement;
      });
    } catch (error) {
      if (!isLicenseStoreError(error) || error.code === 'invalid-argument') throw error;
      this.#counts.unreadable++;
      this.#countVerdicts(from, from);
      return { type: 'left', license: license(), error };
    }
    if (final) this.#counts.final++;
    this.#countVerdicts(from, to);
    if (equalBytes(record, chunk.subarray(frame.offset, frame.offset + frame.totalLength))) {
      this.#counts.unchanged++;
      return undefined;
    }
    this.#counts.updated++;
    if (this.#transaction) {
      this.#lot.push(record);
      this.#lotBytes += record.length;
    }
    return from === to ? undefined : { type: 'redescribed', license: license(), from, to };
  }

  #read(format: LicenseFormat, payload: Uint8Array): Reading {
    const { store, xmrRights, sealedBackup } = this.#options;
    const context: ReadContext = { hasher: store.host.hasher };
    const alone = format.describe(payload, context);
    // Each statement is about its own kind of license, and takes back nothing that was said of the other.
    if (isSealed(alone)) {
      if (sealedBackup === undefined) return { alone };
      return { alone, told: sealedBackup ? grantSealedRights(alone) : alone };
    }
    if (!xmrRights) return { alone };
    return { alone, told: format.describe(payload, { ...context, xmrRights }) };
  }

  #countVerdicts(from: Verdict, to: Verdict): undefined {
    add(this.#before, from);
    add(this.#after, to);
  }

  async #put(): Promise<void> {
    if (this.#lot.length > 0) await this.#transaction?.put(concatBytes(this.#lot), restating);
    this.#lot = [];
    this.#lotBytes = 0;
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function inOrder(counts: ReadonlyMap<Verdict, number>): VerdictCounts {
  return Object.fromEntries(
    verdicts.filter((each) => counts.has(each)).map((each) => [each, counts.get(each)!]),
  );
}
