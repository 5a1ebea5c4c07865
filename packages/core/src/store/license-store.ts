import { LicenseStoreError } from '../errors/license-store-error.js';
import { throwIfCancelled } from '../errors/cancellation.js';
import { portableHost } from '../host/portable-host.js';
import type { Host } from '../host/host.js';
import { hashLicenseId } from '../license/license-id-hash.js';
import { parseKeyId } from '../license/key-id.js';
import type { License } from '../license/license.js';
import { encodeRecord } from '../record/encode-record.js';
import { headerOffsets } from '../record/headers.js';
import { concatBytes, viewOf } from '../record/records.js';
import { fromHex, toHex } from '../bytes/hex.js';
import { traced } from '../host/traced.js';
import { addCounts, noMerges, type MergeCounts } from './merge.js';
import { ListedSum } from './listed-sum.js';
import { reframe, restating } from './reframe.js';
import {
  assertHeadersSound,
  assertRecordsSound,
  readingStore,
  soundFrames,
  storeCorrupt,
} from './rotten-records.js';
import type {
  SnapshotOptions,
  StoredRecord,
  StoreEngine,
  StoreSnapshot,
  StoreTransaction,
} from './store-engine.js';
import {
  summarize,
  toStoredLicense,
  type LicenseSummary,
  type StoredLicense,
} from './stored-license.js';

export interface LicenseStoreOptions {
  /** Digests, clock and random bytes. Default {@link portableHost}; in Node pass `nodeHost()`, it is much faster. */
  readonly host?: Host;
}

export interface AddOptions {
  /**
   * For the same payload take the incoming description (an operator made a statement, a format reads more): of all, or of
   * those this is true for. Default false.
   */
  readonly redescribe?: boolean | ((license: License) => boolean);
  readonly signal?: AbortSignal;
}

export interface ListOptions {
  /** Only licenses of these policy classes (keys as in the store's totals). Default all. */
  readonly classes?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Records are put into a transaction in lots of about this many bytes. */
const putLot = 1024 * 1024;

/**
 * A store of licenses over a {@link StoreEngine}: it frames what comes in, finds what is asked for, and gives backups
 * consistent snapshots. Live licenses only, unless a method says otherwise.
 */
export class LicenseStore implements AsyncDisposable {
  readonly engine: StoreEngine;
  readonly host: Host;

  constructor(engine: StoreEngine, options: LicenseStoreOptions = {}) {
    this.engine = engine;
    this.host = options.host ?? portableHost;
  }

  /** Random id made with the store, 32 hexadecimal digits. */
  get storeId(): string {
    return this.engine.storeId;
  }

  /**
   * Stores licenses in one atomic change. The same bytes again change nothing; another license of the same id replaces
   * the stored one unless it was issued earlier; a deleted one comes back, a revoked one does not.
   */
  async add(licenses: Iterable<License>, options: AddOptions = {}): Promise<MergeCounts> {
    return traced(this.host, {
      name: 'add',
      facts: { storeId: this.storeId },
      call: () => this.merge(licenses, options),
      resultFacts: (counts) => ({ ...counts }),
    });
  }

  /**
   * The live license with this id: the license id itself, or any prefix of its {@link LicenseSummary.shortId}.
   * Throws `license-not-found`, `license-ambiguous`, or `store-corrupt` for a license that no longer fits its checksums or
   * is another one than was asked for.
   */
  async get(id: string): Promise<StoredLicense> {
    const hash = hashLicenseId(id, this.host.hasher);
    const exact = await this.engine.get(hash);
    if (exact?.state === 'live')
      return this.sound(exact, id, (found) => found.shortId === toHex(hash), toHex(hash));
    const digits = id.toLowerCase();
    const found = /^[0-9a-f]{1,32}$/.test(digits)
      ? await this.engine.findByHashPrefix(digits, 2)
      : [];
    if (found.length === 1)
      return this.sound(found[0]!, id, ({ shortId }) => shortId.startsWith(digits));
    if (found.length === 0) {
      throw new LicenseStoreError('license-not-found', `The store holds no license ${id}.`, {
        details: { license: id },
      });
    }
    throw new LicenseStoreError('license-ambiguous', `Several licenses begin with ${id}.`, {
      details: { license: id },
    });
  }

  /**
   * Licenses that name this key id: base64, GUID or 32 hexadecimal digits. Throws `invalid-argument` for other text, and
   * `store-corrupt` like {@link get}.
   */
  async findByKeyId(keyId: string): Promise<readonly StoredLicense[]> {
    const bytes = parseKeyId(keyId);
    if (!bytes) {
      throw new LicenseStoreError('invalid-argument', `${JSON.stringify(keyId)} is no key id.`, {
        remedy: 'Write a key id as GUID, as 24 characters of base64, or as 32 hexadecimal digits.',
      });
    }
    const wanted = toHex(bytes);
    const names = (license: LicenseSummary): boolean =>
      license.keyIds.some((one) => toHex(parseKeyId(one) ?? new Uint8Array(0)) === wanted);
    return (await this.engine.findByKeyId(bytes)).map((record) => this.sound(record, keyId, names));
  }

  /**
   * All licenses of one snapshot, in lots, without their payloads. Throws `store-corrupt` where a header no longer fits
   * its checksum, and at the end if the licenses are not those the store counts and guards.
   */
  async *list(options: ListOptions = {}): AsyncGenerator<readonly LicenseSummary[], void> {
    const snapshot = await this.engine.snapshot();
    try {
      const range = { from: 0, to: snapshot.endPosition };
      const { classes } = options;
      const read = { headersOnly: true, ...(classes ? { classes } : {}) };
      const listed = new ListedSum();
      for await (const chunk of snapshot.read(range, read)) {
        throwIfCancelled(options.signal);
        const { bytes, last } = chunk;
        assertHeadersSound(
          { bytes, part: 'headers', place: `before position ${last}` },
          this.host.hasher,
        );
        const view = viewOf(bytes);
        const offsets = [...headerOffsets(bytes, view)];
        listed.add(view, offsets);
        yield offsets.map((at) => summarize(bytes, view, at));
      }
      await listed.check(snapshot, classes);
    } finally {
      await snapshot.close();
    }
  }

  /** Deletes licenses by their {@link LicenseSummary.shortId} (all 32 digits); returns how many were live. */
  remove(shortIds: readonly string[]): Promise<number> {
    return this.mark(shortIds, 'deleted');
  }

  /** Revokes licenses for ever, like {@link remove}. */
  revoke(shortIds: readonly string[]): Promise<number> {
    return this.mark(shortIds, 'revoked');
  }

  /**
   * Gives live licenses, by their {@link LicenseSummary.shortId}, another label in one atomic change; returns how many
   * had a different one. Throws `store-corrupt` if one of them is no longer what was stored.
   */
  relabel(shortIds: readonly string[], label: string): Promise<number> {
    const hashes = shortIds.map(hashOf);
    return this.change(async (transaction) => {
      let counts = noMerges;
      for (const hash of hashes) {
        const stored = await this.engine.get(hash);
        if (stored?.state !== 'live') continue;
        const shortId = toHex(hash);
        this.sound(stored, shortId, (license) => license.shortId === shortId);
        const { record: bytes } = stored;
        const { hasher } = this.host;
        const given = { bytes, part: 'records', place: `for ${toHex(hash)}` } as const;
        for (const frame of soundFrames(given, hasher)) {
          const record = reframe(bytes, viewOf(bytes), frame, hasher, (header) => ({
            ...header,
            label,
          }));
          counts = addCounts(counts, await transaction.put(record, restating));
        }
      }
      return counts.updated;
    });
  }

  /** Drops the bytes of deleted and revoked licenses; that they were is remembered. Returns how many. */
  clean(): Promise<number> {
    return this.change((transaction) => transaction.purge());
  }

  /** One consistent state to read from; close it. */
  async snapshot(options?: SnapshotOptions): Promise<StoreSnapshot> {
    return this.engine.snapshot(options);
  }

  /** Runs `work` in one transaction: committed if it returns, rolled back if it throws. */
  async change<T>(work: (transaction: StoreTransaction) => T | Promise<T>): Promise<T> {
    const transaction = await this.engine.begin();
    try {
      const result = await work(transaction);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.engine.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private async merge(licenses: Iterable<License>, options: AddOptions): Promise<MergeCounts> {
    throwIfCancelled(options.signal);
    const { redescribe: wish = false } = options;
    const wanted = typeof wish === 'function' ? wish : (): boolean => wish;
    return this.change(async (transaction) => {
      let counts = noMerges;
      let lot: Uint8Array[] = [];
      let bytes = 0;
      // A lot is merged by one rule.
      let redescribe = false;
      const put = async (): Promise<void> => {
        throwIfCancelled(options.signal);
        const rule = { tie: 'incoming', revive: true, redescribe } as const;
        counts = addCounts(counts, await transaction.put(concatBytes(lot), rule));
        lot = [];
        bytes = 0;
      };
      for (const license of licenses) {
        if (wanted(license) !== redescribe) {
          if (lot.length > 0) await put();
          redescribe = !redescribe;
        }
        const record = encodeRecord(license, this.host.hasher);
        lot.push(record);
        bytes += record.length;
        if (bytes >= putLot) await put();
      }
      if (lot.length > 0) await put();
      return counts;
    });
  }

  /**
   * The license in a record the engine found for `asked`. Throws `store-corrupt` where it rotted, or an index of the store
   * did, and it is not what was asked for.
   */
  private sound(
    stored: StoredRecord,
    asked: string,
    fits: (license: StoredLicense) => boolean,
    shortId?: string,
  ): StoredLicense {
    const { hasher } = this.host;
    const given = {
      bytes: stored.record,
      part: 'records',
      place: `for ${asked}`,
      ...(shortId === undefined ? {} : { asked: { license: asked, shortId } }),
    } as const;
    assertRecordsSound(given, hasher);
    const license = readingStore(given, hasher, () => toStoredLicense(stored));
    if (fits(license)) return license;
    throw storeCorrupt(`The store gave license ${license.shortId} ${given.place}`);
  }

  private mark(shortIds: readonly string[], state: 'deleted' | 'revoked'): Promise<number> {
    const hashes = shortIds.map(hashOf);
    return this.change((transaction) => transaction.mark(hashes, state));
  }
}

function hashOf(shortId: string): Uint8Array {
  const hash = shortId.length === 32 ? fromHex(shortId) : undefined;
  if (hash) return hash;
  throw new LicenseStoreError('invalid-argument', `${JSON.stringify(shortId)} is no short id.`);
}
