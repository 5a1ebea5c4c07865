import { equalBytes } from '../../bytes/hex.js';
import { ChunkWalker } from '../../backup-set/chunk-check.js';
import { parseFileName, segmentDirectory, segmentName } from '../../backup-set/file-names.js';
import type { Manifest, SegmentEntry } from '../../backup-set/manifest.js';
import { SegmentReader } from '../../backup-set/segment-reader.js';
import { throwIfCancelled } from '../../errors/cancellation.js';
import { isLicenseStoreError, LicenseStoreError } from '../../errors/license-store-error.js';
import type { Hasher } from '../../host/hasher.js';
import type { BackupTarget } from '../../target/backup-target.js';

/** What a segment must be to stand for a piece of the store. */
export type WantedSegment = Omit<SegmentEntry, 'run'>;

/**
 * Finds finished segments that can be referenced in place: the parent's own, and those numbered above the newest
 * generation and below this run, left by runs that died. Segments at or below the newest generation that the parent
 * does not reference are never taken: an earlier run may be deleting them.
 */
export class Adoption {
  private readonly target: BackupTarget;
  private readonly hasher: Hasher;
  private readonly newest: number;
  private readonly run: number;
  private readonly parentRuns: ReadonlyMap<string, number>;

  constructor(
    target: BackupTarget,
    hasher: Hasher,
    runs: { readonly newest: number; readonly run: number },
    parent: Manifest | undefined,
  ) {
    this.target = target;
    this.hasher = hasher;
    this.newest = runs.newest;
    this.run = runs.run;
    this.parentRuns = new Map(parent?.segments.map(({ root, run }) => [root, run]));
  }

  /** The segment under its existing name, read back in full, whole, and flushed; else `undefined`. */
  async find(wanted: WantedSegment, signal?: AbortSignal): Promise<SegmentEntry | undefined> {
    for (const run of await this.candidates(wanted.root)) {
      const entry = { ...wanted, run };
      if (!(await this.isWhole(entry, signal))) continue;
      await this.target.flushFile(segmentName(entry.root, run));
      return entry;
    }
    return undefined;
  }

  private async candidates(root: string): Promise<readonly number[]> {
    const left: number[] = [];
    for (const { name } of await this.target.list(segmentDirectory(root))) {
      const file = parseFileName(name);
      if (
        file?.kind === 'segment' &&
        file.root === root &&
        file.run > this.newest &&
        file.run < this.run
      ) {
        left.push(file.run);
      }
    }
    const parentRun = this.parentRuns.get(root);
    return parentRun === undefined ? left : [parentRun, ...left];
  }

  private async isWhole(entry: SegmentEntry, signal: AbortSignal | undefined): Promise<boolean> {
    try {
      const reader = await SegmentReader.open(this.target, entry, 'licenses', this.hasher);
      try {
        await checkWhole(reader, this.hasher, signal);
        return true;
      } finally {
        await reader.close();
      }
    } catch (error) {
      const unusable: readonly string[] = ['damaged', 'unsupported', 'file-not-found'];
      if (isLicenseStoreError(error) && unusable.includes(error.code)) return false;
      throw error;
    }
  }
}

async function checkWhole(
  reader: SegmentReader,
  hasher: Hasher,
  signal: AbortSignal | undefined,
): Promise<void> {
  const walker = new ChunkWalker(hasher);
  const damaged = (): LicenseStoreError =>
    new LicenseStoreError('damaged', `${reader.name} is damaged.`);
  for await (const { entry, bytes } of reader.readAll()) {
    throwIfCancelled(signal);
    const walked = walker.walk(bytes, 'sha256', damaged);
    if (walked.count !== entry.count || !equalBytes(walked.headerDigest, entry.headerDigest))
      throw damaged();
  }
}
