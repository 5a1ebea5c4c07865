import { equalBytes, toHex } from '../bytes/hex.js';
import { LicenseStoreError } from '../errors/license-store-error.js';
import { portableHost } from '../host/portable-host.js';
import { idHashLength } from '../license/license-id-hash.js';
import { parseKeyId } from '../license/key-id.js';
import { parsePolicyClassKey, policyClassKey } from '../license/policy-class.js';
import { recordLayout } from '../record/layout.js';
import {
  readFrame,
  readHeader,
  readPolicyClass,
  type RecordFrame,
} from '../record/record-header.js';
import { frames, viewOf } from '../record/records.js';
import {
  addCounts,
  decideMerge,
  noMerges,
  takesIncoming,
  type MergeCounts,
  type MergeRule,
} from '../store/merge.js';
import { keepDenial } from '../store/keep-denial.js';
import type { LineageMark, SetHash, StoreTransaction } from '../store/store-engine.js';
import type { MemoryRow, MemoryState } from './memory-state.js';

/** Works on a copy of the row table; `end` receives the new state, or nothing after a rollback. */
export class MemoryTransaction implements StoreTransaction {
  private readonly end: (state: MemoryState | undefined) => void;
  private readonly rows: Map<string, MemoryRow>;
  private readonly lineage: LineageMark[];
  private sequence: number;
  private nextPosition: number;
  private open = true;
  /** What the first step that failed threw: some of its records may be in, some not. */
  private spoiled: { readonly error: unknown } | undefined;

  constructor(state: MemoryState, end: (state: MemoryState | undefined) => void) {
    this.end = end;
    this.rows = new Map(state.rows);
    this.lineage = [...state.lineage];
    this.sequence = state.sequence;
    this.nextPosition = state.nextPosition;
  }

  put(records: Uint8Array, rule: MergeRule): MergeCounts {
    this.assertOpen();
    // A copy: rows outlive the caller's buffer.
    const bytes = records.slice();
    const view = viewOf(bytes);
    let counts = noMerges;
    try {
      for (const frame of frames(bytes, view)) {
        counts = addCounts(counts, this.putOne(bytes, view, frame, rule));
      }
    } catch (error) {
      this.spoiled ??= { error };
      throw error;
    }
    return counts;
  }

  mark(idHashes: readonly Uint8Array[], state: 'deleted' | 'revoked'): number {
    this.assertOpen();
    let changed = 0;
    for (const hash of idHashes) {
      const row = this.rows.get(toHex(hash));
      if (!row || row.state === state || row.state === 'revoked') continue;
      this.sequence += 1;
      this.rows.set(row.idHash, { ...row, state, sequence: this.sequence });
      changed += 1;
    }
    return changed;
  }

  purge(): number {
    this.assertOpen();
    let purged = 0;
    for (const row of this.rows.values()) {
      if (row.state === 'live' || row.record.length === 0) continue;
      this.rows.set(row.idHash, { ...row, record: new Uint8Array(0), keyIds: [] });
      purged += 1;
    }
    return purged;
  }

  addLineage(mark: string): void {
    this.assertOpen();
    this.lineage.push({ mark, sequence: this.sequence });
  }

  commit(): void {
    this.assertOpen();
    if (this.spoiled) {
      this.rollback();
      throw this.spoiled.error;
    }
    this.open = false;
    const { rows, lineage, sequence, nextPosition } = this;
    this.end({ rows, lineage, sequence, nextPosition });
  }

  rollback(): void {
    if (!this.open) return;
    this.open = false;
    this.end(undefined);
  }

  private putOne(
    bytes: Uint8Array,
    view: DataView,
    frame: RecordFrame,
    rule: MergeRule,
  ): MergeCounts {
    const { offset, headerLength, totalLength } = frame;
    const header = readHeader(bytes, view, frame);
    if (header.payloadOmitted) {
      throw new LicenseStoreError(
        'invalid-argument',
        `License ${header.id} came without its payload.`,
      );
    }
    const digestAt = offset + recordLayout.payloadDigest;
    const digest = { high: view.getUint32(digestAt), low: view.getUint32(digestAt + 4) };
    const hashAt = offset + recordLayout.idHash;
    const idHash = toHex(bytes.subarray(hashAt, hashAt + idHashLength));
    const local = this.rows.get(idHash);
    const record = stillDenied(bytes.subarray(offset, offset + totalLength), digest, local);
    const outcome = decideMerge(local && localSide(local, record), header.issued, rule);
    if (takesIncoming(outcome)) {
      this.sequence += 1;
      this.rows.set(idHash, {
        position: local?.position ?? this.nextPosition++,
        sequence: this.sequence,
        state: 'live',
        idHash,
        record,
        headerLength,
        policyClass: policyClassKey(
          readPolicyClass(record, viewOf(record), readFrame(record, viewOf(record), 0)),
        ),
        ...(header.issued === undefined ? {} : { issued: header.issued }),
        keyIds: header.keyIds.map((keyId) => toHex(parseKeyId(keyId)!)),
        digest,
      });
    }
    return { ...noMerges, [outcome]: 1 };
  }

  private assertOpen(): void {
    if (!this.open) throw new LicenseStoreError('closed', 'The transaction has ended.');
  }
}

/** `record` with what a license of the same payload has been denied here. */
function stillDenied(
  record: Uint8Array,
  digest: SetHash,
  local: MemoryRow | undefined,
): Uint8Array {
  if (!local || local.digest.high !== digest.high || local.digest.low !== digest.low) return record;
  const before = parsePolicyClassKey(local.policyClass);
  return before ? keepDenial(record, before, portableHost.hasher) : record;
}

function localSide(
  row: MemoryRow,
  record: Uint8Array,
): NonNullable<Parameters<typeof decideMerge>[0]> {
  const { payloadDigest, idHash } = recordLayout;
  const digest = (bytes: Uint8Array): Uint8Array => bytes.subarray(payloadDigest, idHash);
  return {
    state: row.state,
    sequence: row.sequence,
    ...(row.issued === undefined ? {} : { issued: row.issued }),
    samePayload: equalBytes(digest(row.record), digest(record)),
    sameRecord: equalBytes(row.record, record),
  };
}
