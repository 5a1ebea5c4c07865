import type { ChunkHost } from '../../backup-set/chunk-codec.js';
import { equalBytes } from '../../bytes/hex.js';
import { ChunkWalker } from '../../backup-set/chunk-check.js';
import { parseFileName, segmentDirectory, segmentName } from '../../backup-set/file-names.js';
import type { Manifest, SegmentEntry } from '../../backup-set/manifest.js';
import { codecNone, type ChunkEntry } from '../../backup-set/segment-layout.js';
import { SegmentReader } from '../../backup-set/segment-reader.js';
import { isWholeChunk, sumsOfChunk } from '../../backup-set/whole-chunk.js';
import { throwIfCancelled } from '../../errors/cancellation.js';
import { isLicenseStoreError, LicenseStoreError } from '../../errors/license-store-error.js';
import type { Hasher } from '../../host/hasher.js';
import type { BackupTarget } from '../../target/backup-target.js';

/** What a segment must hold to stand for a piece of the store; root and size are those it has without compression. */
export interface WantedSegment extends Omit<SegmentEntry, 'run'> {
  readonly chunks: readonly ChunkEntry[];
}

/** A segment that holds it, under its existing name. */
export interface AdoptedSegment {
  readonly entry: SegmentEntry;
  readonly compressed: boolean;
}

/** A file that may hold it. */
type Candidate = Pick<SegmentEntry, 'root' | 'run' | 'size'>;

/**
 * Finds finished segments that can be referenced in place: the parent's own, and those numbered above the newest
 * generation and below this run, left by runs that died. Segments at or below the newest generation that the parent
 * does not reference are never taken: an earlier run may be deleting them.
 *
 * A name is the root of what is stored, so the same records have another one with each codec. What counts is what the
 * chunk table says of them: record counts, lengths and header digests, which commit to the digests of the payloads.
 */
export class Adoption {
  private readonly target: BackupTarget;
  private readonly host: ChunkHost;
  private readonly newest: number;
  private readonly run: number;
  private readonly parents: readonly SegmentEntry[];

  constructor(
    target: BackupTarget,
    host: ChunkHost,
    runs: { readonly newest: number; readonly run: number },
    parent: Manifest | undefined,
  ) {
    this.target = target;
    this.host = host;
    this.newest = runs.newest;
    this.run = runs.run;
    this.parents = parent?.segments ?? [];
  }

  /**
   * The segment, read back in full, whole, and flushed; else `undefined`. `roots` are others under which a run that died
   * may have left it.
   */
  async find(
    wanted: WantedSegment,
    roots: readonly string[] = [],
    signal?: AbortSignal,
  ): Promise<AdoptedSegment | undefined> {
    const { licenses, bytes, from, to } = wanted;
    for await (const { root, run, size } of this.candidates(wanted, roots)) {
      const entry = { root, run, licenses, bytes, size, from, to };
      const adopted = await this.read(entry, wanted.chunks, signal);
      if (!adopted) continue;
      await this.target.flushFile(segmentName(root, run));
      return adopted;
    }
    return undefined;
  }

  private async *candidates(
    { root, size, licenses, bytes, from, to }: WantedSegment,
    roots: readonly string[],
  ): AsyncGenerator<Candidate, void> {
    const left: Pick<Candidate, 'root' | 'run'>[] = [];
    for (const named of roots.includes(root) ? [root] : [root, ...new Set(roots)])
      for (const run of await this.leftBehind(named)) left.push({ root: named, run });
    for (const entry of this.parents) {
      const alike = entry.licenses === licenses && entry.bytes === bytes;
      if (alike && entry.from < to && from < entry.to) yield entry;
    }
    for (const file of left) {
      const stat =
        file.root === root ? { size } : await this.target.stat(segmentName(file.root, file.run));
      if (stat) yield { ...file, size: stat.size };
    }
  }

  /** Runs above the newest generation and below this one that have left a segment of this root. */
  private async leftBehind(root: string): Promise<readonly number[]> {
    const runs: number[] = [];
    for (const { name } of await this.target.list(segmentDirectory(root))) {
      const file = parseFileName(name);
      if (
        file?.kind === 'segment' &&
        file.root === root &&
        file.run > this.newest &&
        file.run < this.run
      ) {
        runs.push(file.run);
      }
    }
    return runs;
  }

  private async read(
    entry: SegmentEntry,
    wanted: readonly ChunkEntry[],
    signal: AbortSignal | undefined,
  ): Promise<AdoptedSegment | undefined> {
    try {
      const reader = await SegmentReader.open(this.target, entry, 'licenses', this.host);
      try {
        if (!holdTheSame(reader.chunks, wanted)) return undefined;
        await checkWhole(reader, this.host.hasher, signal);
        return { entry, compressed: reader.chunks.some(({ codec }) => codec !== codecNone) };
      } finally {
        await reader.close();
      }
    } catch (error) {
      const unusable: readonly string[] = ['damaged', 'unsupported', 'file-not-found'];
      if (isLicenseStoreError(error) && unusable.includes(error.code)) return undefined;
      throw error;
    }
  }
}

/** Whether chunks hold the same records, however they are stored. */
function holdTheSame(chunks: readonly ChunkEntry[], wanted: readonly ChunkEntry[]): boolean {
  return (
    chunks.length === wanted.length &&
    chunks.every(({ count, rawLength, headerDigest }, at) => {
      const other = wanted[at]!;
      return (
        count === other.count &&
        rawLength === other.rawLength &&
        equalBytes(headerDigest, other.headerDigest)
      );
    })
  );
}

async function checkWhole(
  reader: SegmentReader,
  hasher: Hasher,
  signal: AbortSignal | undefined,
): Promise<void> {
  const walker = new ChunkWalker(hasher);
  for await (const { entry, bytes } of reader.readAll()) {
    throwIfCancelled(signal);
    if (!isWholeChunk(bytes, 'licenses', sumsOfChunk(entry), 'sha256', walker, hasher))
      throw new LicenseStoreError('damaged', `${reader.name} is damaged.`);
  }
}
