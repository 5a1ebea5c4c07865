import type { RestrictionReason } from '../operations/operation-event.js';
import type { KeptFile } from './assert-kept.js';
import { segmentName } from './file-names.js';

export const manifestFormat = 'wmdrm-backup-set';
export const manifestVersion = 1;
/** Largest manifest: 64 MiB. */
export const maxManifestLength: number = 64 * 1024 * 1024;

/** A generation as another one refers to it. */
export interface GenerationReference {
  readonly number: number;
  /** SHA-256 of its manifest, hexadecimal. */
  readonly root: string;
  /** When it was made, milliseconds since 1970 UTC. */
  readonly time: number;
}

/** A segment as a manifest lists it. */
export interface SegmentEntry {
  /** SHA-256 over its header and chunk table, hexadecimal. */
  readonly root: string;
  /** Run that published it. */
  readonly run: number;
  readonly licenses: number;
  /** Bytes of records. */
  readonly bytes: number;
  /** Bytes of the file. */
  readonly size: number;
  /** Positions in the store, `from` ≤ position < `to`. */
  readonly from: number;
  readonly to: number;
}

/** What changed between two generations. An id stands in it once, in one of the three. */
export interface Delta {
  /** Store sequence of the generation it begins behind. */
  readonly since: number;
  readonly segments: readonly SegmentEntry[];
  readonly ledger: readonly SegmentEntry[];
  /** Hashes of the ids of licenses that are gone: `licenses` counts them. */
  readonly tombstones: readonly SegmentEntry[];
}

/** How the policy answered for one class, and how many licenses of it there were. */
export interface ClassDecision {
  /** Policy class key. */
  readonly policyClass: string;
  readonly decision: 'backed-up' | RestrictionReason;
  readonly licenses: number;
}

/** One generation of a backup set. */
export interface Manifest {
  readonly number: number;
  /** Absent for the first generation, and where the newest one before could not be read. */
  readonly parent?: GenerationReference;
  readonly storeId: string;
  /** Identity of the machine that made it, if it has one. */
  readonly machine?: string;
  /** Mark the run left in the store before its snapshot. */
  readonly lineage: string;
  /** Store sequence of the snapshot. */
  readonly sequence: number;
  /** Store sequence at which the mark was left; absent in manifests older than deltas. */
  readonly lineageSequence?: number;
  /** Milliseconds since 1970 UTC; never before the parent's. */
  readonly time: number;
  readonly totals: {
    /** Licenses backed up. */
    readonly licenses: number;
    /** Bytes of their records. */
    readonly bytes: number;
    readonly restricted: number;
  };
  /** Positions a segment's range spans; keeps the cuts of later runs where they were. */
  readonly rangeSize: number;
  readonly segments: readonly SegmentEntry[];
  /** Restricted licenses: record headers without payloads. */
  readonly ledger: readonly SegmentEntry[];
  /** What changed since `segments` and `ledger` were written, oldest first; absent where nothing is laid over them. */
  readonly deltas?: readonly Delta[];
  /** Sum of the first 64 bits of all payload digests, modulo 2^64, 16 hexadecimal digits; comes with `deltas`. */
  readonly setHash?: string;
  /** Earlier generations that stay restorable, oldest first; this one itself is understood. */
  readonly retained: readonly GenerationReference[];
  /** Some chunk of it may be compressed with it. Default none. */
  readonly codec?: 'zstd';
  readonly policy: { readonly name: string; readonly classes: readonly ClassDecision[] };
  /** Guards the operator switched off for this run; `operator-evidence` if their statement let licenses in. */
  readonly overrides: readonly string[];
  /** What the target said it can do when the run flushed. */
  readonly durability: { readonly flush: string; readonly flushDirectory: string };
}

type Layers = Pick<Manifest, 'segments' | 'ledger' | 'deltas'>;

/** The layers of a generation, newest first; the last one is its base. */
export function layersOf({
  segments,
  ledger,
  deltas = [],
}: Layers): readonly Omit<Delta, 'since'>[] {
  return [...deltas.toReversed(), { segments, ledger, tombstones: [] }];
}

/** Names of the files a generation needs beside its manifest. */
export function segmentNames(manifest: Layers): readonly string[] {
  return segmentFiles(manifest).map(({ name }) => name);
}

/** The same with their sizes. */
export function segmentFiles(manifest: Layers): readonly Required<KeptFile>[] {
  return layersOf(manifest)
    .toReversed()
    .flatMap(({ segments, ledger, tombstones }) => [...segments, ...ledger, ...tombstones])
    .map(({ root, run, size }) => ({ name: segmentName(root, run), size }));
}
