import { readChunks, type PlacedChunk } from '../../backup-set/chunk-reading.js';
import { ChunkWalker, type PayloadCheck } from '../../backup-set/chunk-check.js';
import { leaseName, manifestName, segmentName } from '../../backup-set/file-names.js';
import { readLease } from '../../backup-set/lease.js';
import {
  LayerFold,
  placedSegments,
  sumsOf,
  type PlacedSegment,
} from '../../backup-set/layer-fold.js';
import { openGeneration, readGeneration } from '../../backup-set/open-generation.js';
import type { OpenedManifest } from '../../backup-set/manifest-codec.js';
import type { SegmentEntry } from '../../backup-set/manifest.js';
import { tryReadManifest } from '../../backup-set/read-manifest.js';
import { codecNone } from '../../backup-set/segment-layout.js';
import { listSet } from '../../backup-set/set-listing.js';
import { isLicenseStoreError, type LicenseStoreError } from '../../errors/license-store-error.js';
import type { Host } from '../../host/host.js';
import { portableHost } from '../../host/portable-host.js';
import type { Damage } from '../operation-event.js';
import { cancellableTarget } from '../cancellable-target.js';
import type { VerifyOptions } from '../operation-options.js';
import type { VerifyReport } from '../reports.js';
import { runOperation, type OperationContext } from '../run-operation.js';
import { tracedTarget } from '../../target/traced-target.js';
import { traced } from '../../host/traced.js';
import { Redescriber } from './redescribe.js';
import { findDamage } from './find-damage.js';

/** Places of damage a report holds; events tell them all. */
const mostReported = 1000;

/**
 * Reads a generation and says whether it is what it was when it was made: `good`, `damaged` (each place named, with
 * the license where it can be told), or `unknown` where the target did not let it be read. Changes nothing.
 *
 * Rejects with `no-backup`, `no-generation`, `unsupported`, `set-changed`, `cancelled`.
 */
export function verifyBackup(options: VerifyOptions): Promise<VerifyReport> {
  const { host = portableHost, depth = 'default' } = options;
  const target = tracedTarget(options.target, host);
  return traced(host, {
    name: 'verify',
    facts: { location: target.location, depth },
    call: () => verifyPart({ ...options, target }, host),
    resultFacts: ({ outcome, generation, licenses, bytes, damageCount }) => ({
      ...{ outcome, generation, licenses, bytes, damaged: damageCount },
    }),
  });
}

/** {@link verifyBackup} as a part of another operation. */
export function verifyPart(given: VerifyOptions, host: Host): Promise<VerifyReport> {
  const started = { operation: 'verify', location: given.target.location } as const;
  return runOperation(given, host, started, async (context) => {
    const { signal } = context;
    const target = cancellableTarget(given.target, () => signal);
    const options = { ...given, target };
    const { generation } = given;
    try {
      return await readGeneration(target, host.hasher, generation, signal, (opened) =>
        new Verification(options, context, opened).run(),
      );
    } catch (error) {
      return reportUnreadableManifest(options, context, error);
    }
  });
}

/** A damaged manifest is a finding like any other; everything else is thrown. */
async function reportUnreadableManifest(
  { target, generation, depth = 'default' }: VerifyOptions,
  context: OperationContext<VerifyReport>,
  error: unknown,
): Promise<VerifyReport> {
  if (!isLicenseStoreError(error) || error.code !== 'damaged') throw error;
  const number = generation ?? (await listSet(target)).manifests.at(-1) ?? 0;
  const damage = toDamage(error, manifestName(number));
  await context.emit({ type: 'damaged', damage });
  const { warnings } = context;
  return {
    outcome: 'damaged',
    depth,
    generation: number,
    licenses: 0,
    bytes: 0,
    damage: [damage],
    damageCount: 1,
    warnings,
  };
}

class Verification {
  private readonly options: VerifyOptions;
  private readonly context: OperationContext<VerifyReport>;
  private readonly opened: OpenedManifest;
  private readonly walker: ChunkWalker;
  private readonly check: PayloadCheck;
  private readonly redescriber: Redescriber | undefined;
  private readonly fold: LayerFold | undefined;
  private readonly damage: Damage[] = [];
  private damageCount = 0;
  private unreadable = false;
  private readonly read = { licenses: 0, bytes: 0 };

  constructor(
    options: VerifyOptions,
    context: OperationContext<VerifyReport>,
    opened: OpenedManifest,
  ) {
    const { hasher } = context.host;
    this.options = options;
    this.context = context;
    this.opened = opened;
    this.walker = new ChunkWalker(hasher);
    this.fold = opened.manifest.deltas && new LayerFold(opened.manifest);
    this.check = options.depth === 'quick' ? 'none' : 'sha256';
    this.redescriber =
      options.depth === 'deep' ? new Redescriber(options.formats ?? [], hasher) : undefined;
  }

  async run(): Promise<VerifyReport> {
    const { context } = this;
    const { manifest, root } = this.opened;
    const placed = placedSegments(manifest);
    await context.emit(context.progress.begin('verifying', ...sumsOf(placed)));
    await this.verifySegments(placed);
    await this.verifyFold();
    await this.verifyLeases();
    await this.verifyRetained();
    await this.tellUndescribed();
    const { damage, damageCount } = this;
    // What is hidden under a delta was read too, but is nobody's.
    const { licenses, bytes } = this.fold && this.isWhole() ? manifest.totals : this.read;
    return {
      outcome: damageCount > 0 ? 'damaged' : this.unreadable ? 'unknown' : 'good',
      depth: this.options.depth ?? 'default',
      generation: manifest.number,
      root,
      licenses,
      bytes,
      damage,
      damageCount,
      warnings: context.warnings,
    };
  }

  private async verifySegments(segments: readonly PlacedSegment[]): Promise<void> {
    const { target } = this.options;
    const { check } = this;
    const { host } = this.context;
    // This thread checks as well.
    const mostThreads =
      host.processors === undefined ? {} : { mostThreads: Math.max(1, host.processors - 1) };
    const wantsWhole = this.fold !== undefined || this.redescriber !== undefined;
    const reading = { target, segments, host, check, wantsWhole, ...mostThreads };
    let givenUp: PlacedSegment | undefined;
    for await (const chunk of readChunks(reading)) {
      if (chunk.segment === givenUp) continue;
      try {
        if ('error' in chunk) throw chunk.error;
        await this.verifyChunk(chunk);
      } catch (error) {
        await this.giveUp(chunk.segment, error);
        givenUp = chunk.segment;
      }
    }
  }

  /** What ends the reading of one segment is a finding; everything else is thrown. */
  private async giveUp({ entry }: PlacedSegment, error: unknown): Promise<void> {
    if (!isLicenseStoreError(error)) throw error;
    if (error.code === 'damaged') await this.report(toDamage(error, error.details.path ?? ''));
    else if (isReadFailure(error)) await this.reportUnreadable(error);
    else if (error.code !== 'file-not-found' || !(await this.isMissing(entry))) throw error;
  }

  /** Reports a segment as missing, unless a later run has pruned it: then all is read again from its generation. */
  private async isMissing(entry: SegmentEntry): Promise<boolean> {
    const { target, generation } = this.options;
    const { host, signal } = this.context;
    const { root } = await openGeneration(target, host.hasher, generation, signal);
    const file = segmentName(entry.root, entry.run);
    if (root !== this.opened.root || (await target.stat(file))) return false;
    await this.report({ file, message: `${file} is missing.` });
    return true;
  }

  private async verifyChunk(chunk: PlacedChunk): Promise<void> {
    const { context, walker, check } = this;
    const { segment, file, entry, bytes } = chunk;
    const { kind, layer } = segment;
    context.throwIfCancelled();
    // A chunk that does not fit its checksum is looked into, license by license, instead of ending the segment.
    const found = chunk.whole
      ? []
      : findDamage({ ...chunk, kind }, check, walker, context.host.hasher);
    for (const damage of found) await this.report(damage);
    if (found.length === 0 && this.isWhole()) this.fold?.take(bytes, { kind, layer, file });
    if (kind !== 'licenses') return;
    if (found.length === 0 && this.redescriber) {
      for (const damage of this.redescriber.compare(file, entry.offset, bytes)) {
        const asStored = entry.codec === codecNone ? {} : { offset: entry.offset };
        await this.report({ ...damage, ...asStored });
      }
    }
    this.read.licenses += entry.count;
    this.read.bytes += entry.rawLength;
    await context.emit(context.progress.add(entry.count, entry.rawLength));
  }

  /** What base and deltas come to can be told only if all of them could be read. */
  private async verifyFold(): Promise<void> {
    const wrong = this.isWhole() ? this.fold?.disagreement('everything') : undefined;
    if (wrong) await this.report(toDamage(wrong, manifestName(this.opened.manifest.number)));
  }

  private isWhole(): boolean {
    return this.damageCount === 0 && !this.unreadable;
  }

  /** The generation's own lease was whole when it committed; higher ones may be torn by a crash. */
  private async verifyLeases(): Promise<void> {
    const { target } = this.options;
    const { number } = this.opened.manifest;
    for (const run of (await listSet(target)).leases) {
      if (run < number) continue;
      const reading = await this.unlessUnreadable(() =>
        readLease(target, run, this.context.host.hasher),
      );
      if (reading?.type !== 'unreadable') continue;
      const file = leaseName(run);
      const message = `${file} does not fit its checksum.`;
      if (run === number) await this.report({ file, message });
      else await this.context.warn({ code: 'lease-unreadable', message });
    }
  }

  private async verifyRetained(): Promise<void> {
    const { hasher } = this.context.host;
    for (const { number, root } of this.opened.manifest.retained) {
      const reading = await this.unlessUnreadable(() =>
        tryReadManifest(this.options.target, number, hasher),
      );
      if (!reading || ('opened' in reading && reading.opened.root === root)) continue;
      const why =
        'problem' in reading ? reading.problem.message : 'another manifest lies in its place.';
      const message = `Generation ${number} can no longer be restored: ${why}`;
      await this.context.warn({ code: 'generation-unreadable', message });
    }
  }

  /** What `read` gives; `undefined` where the target did not let it be read, which is told. */
  private async unlessUnreadable<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!isLicenseStoreError(error) || !isReadFailure(error)) throw error;
      await this.reportUnreadable(error);
      return undefined;
    }
  }

  private async tellUndescribed(): Promise<void> {
    const formats = [...(this.redescriber?.unknownFormats ?? [])];
    if (formats.length === 0) return;
    const message = `Not described again, no reader for: ${formats.join(', ')}.`;
    await this.context.warn({ code: 'not-described', message });
  }

  private async report(damage: Damage): Promise<void> {
    this.damageCount += 1;
    if (this.damage.length < mostReported) this.damage.push(damage);
    await this.context.emit({ type: 'damaged', damage });
  }

  private async reportUnreadable(error: LicenseStoreError): Promise<void> {
    this.unreadable = true;
    await this.context.warn({ code: 'unreadable', message: error.message });
  }
}

function toDamage({ message, details }: LicenseStoreError, file: string): Damage {
  return {
    file: details.path ?? file,
    message,
    ...(details.offset === undefined ? {} : { offset: details.offset }),
  };
}

/** The target would not give the bytes, so nothing can be said about them. */
function isReadFailure({ code }: LicenseStoreError): boolean {
  const codes: readonly string[] = [
    'access-denied',
    'connection-lost',
    'target-in-use',
    'target-io',
    'target-timeout',
    'target-unreachable',
  ];
  return codes.includes(code);
}
