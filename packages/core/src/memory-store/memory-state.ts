import type { LicenseState } from '../store/license-state.js';
import type { LineageMark, SetHash } from '../store/store-engine.js';

/** One license of a memory store. Rows are never changed, only replaced. */
export interface MemoryRow {
  readonly position: number;
  readonly sequence: number;
  readonly state: LicenseState;
  /** Hexadecimal hash of the license id. */
  readonly idHash: string;
  /** Empty once purged. */
  readonly record: Uint8Array;
  readonly headerLength: number;
  readonly policyClass: string;
  readonly issued?: number;
  /** Hexadecimal, as in `toHex` of the 16 bytes. */
  readonly keyIds: readonly string[];
  /** First 64 bits of the payload digest. */
  readonly digest: SetHash;
}

/** Everything a memory store holds. A value: a change makes a new one that shares the rows. */
export interface MemoryState {
  readonly sequence: number;
  readonly nextPosition: number;
  readonly rows: ReadonlyMap<string, MemoryRow>;
  readonly lineage: readonly LineageMark[];
}

export const emptyState: MemoryState = {
  sequence: 0,
  nextPosition: 1,
  rows: new Map(),
  lineage: [],
};
