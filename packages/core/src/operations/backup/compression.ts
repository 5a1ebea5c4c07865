import type { ChunkCompression } from '../../backup-set/segment-writer.js';
import type { Host } from '../../host/host.js';
import type { Zstd } from '../../host/zstd.js';
import type { CompressionMode } from '../operation-options.js';
import { BusyMeter } from './busy-meter.js';

const mebibyte = 1024 * 1024;
/** The target is judged by what it took in at least this many bytes … */
const leastJudged = 4 * mebibyte;
/** … and this long, or by more bytes: two flushes' worth, so that a cache that takes everything at first deceives nobody. */
const judgedMs = 500;
const mostJudged = 32 * mebibyte;
/** Below this share of the time that a run waits for its target, the target is not what it waits for. */
const leastWait = 1 / 4;
/** Compressing must be this much faster than the target, one chunk at a time … */
const leastHeadStart = 1.25;
/** … and leave no more than this of the bytes. */
const mostLeft = 0.9;
/** Bytes that pass before it is tried again where it did not pay. */
const restBytes = 256 * mebibyte;

/** What is compressed in a run; `undefined`: nothing. One for all segments of a run. */
export function compressionOf(
  mode: CompressionMode,
  { zstd, clock }: Pick<Host, 'zstd' | 'clock'>,
): ChunkCompression | undefined {
  if (mode === 'none' || !zstd) return undefined;
  return mode === 'auto' ? new AutoCompression(zstd, clock) : new Compression(zstd);
}

/** Compresses every chunk, and keeps what gets smaller. */
class Compression implements ChunkCompression {
  private readonly zstd: Zstd;

  constructor(zstd: Zstd) {
    this.zstd = zstd;
  }

  async pack(bytes: Uint8Array): Promise<Uint8Array | undefined> {
    const packed = await this.zstd.compress(bytes);
    if (packed.length < bytes.length) return packed;
    this.release(packed);
    return undefined;
  }

  release(packed: Uint8Array): void {
    this.zstd.release?.(packed);
  }

  onTarget(): void {}

  onWait(): void {}
}

/**
 * Compresses while the target is slower than the compressor. Both are measured on the run itself: a run that hardly waits
 * for its target compresses nothing; one that waits tries one chunk, and goes on if that got smaller, and faster than the
 * target took the chunks before. It stops when one of the two no longer holds, and tries again only after a while.
 */
class AutoCompression implements ChunkCompression {
  private readonly clock: Host['clock'];
  private readonly always: Compression;
  private readonly target: BusyMeter;
  private readonly compressor: BusyMeter;
  private readonly waiting: BusyMeter;
  private state: 'off' | 'try' | 'trying' | 'on' = 'off';
  private begun: number;
  private packedBytes = 0;
  /** Bytes per millisecond of the target when it was last judged. */
  private targetRate = Infinity;
  private rest = 0;

  constructor(zstd: Zstd, clock: Host['clock']) {
    this.clock = clock;
    this.always = new Compression(zstd);
    this.target = new BusyMeter(clock);
    this.compressor = new BusyMeter(clock);
    this.waiting = new BusyMeter(clock);
    this.begun = clock.monotonic();
  }

  pack(bytes: Uint8Array): Promise<Uint8Array | undefined> | undefined {
    this.rest = Math.max(0, this.rest - bytes.length);
    this.judge();
    if (this.state === 'off' || this.state === 'trying') return undefined;
    return this.state === 'try' ? this.tryOut(bytes) : this.compress(bytes);
  }

  release(packed: Uint8Array): void {
    this.always.release(packed);
  }

  onTarget(call: Promise<void>, bytes: number): void {
    this.target.track(call, bytes);
  }

  onWait(wait: Promise<void>): void {
    this.waiting.track(wait, 0);
  }

  private judge(): void {
    const elapsed = this.clock.monotonic() - this.begun;
    const { bytes } = this.target;
    if (bytes < leastJudged || (elapsed < judgedMs && bytes < mostJudged)) return;
    this.targetRate = this.target.rate;
    const waits = this.waiting.milliseconds >= elapsed * leastWait && elapsed > 0;
    if (this.state === 'on') this.goOn(this.paysOff(1));
    else if (this.state === 'off' && this.rest === 0 && waits) this.state = 'try';
    this.begin();
  }

  private begin(): void {
    this.begun = this.clock.monotonic();
    this.packedBytes = 0;
    for (const meter of [this.target, this.compressor, this.waiting]) meter.reset();
  }

  private async tryOut(bytes: Uint8Array): Promise<Uint8Array | undefined> {
    this.state = 'trying';
    this.packedBytes = 0;
    this.compressor.reset();
    const packed = await this.compress(bytes);
    this.goOn(this.paysOff(leastHeadStart));
    return packed;
  }

  private async compress(bytes: Uint8Array): Promise<Uint8Array | undefined> {
    const packing = this.always.pack(bytes);
    this.compressor.track(packing, bytes.length);
    const packed = await packing;
    this.packedBytes += packed?.length ?? bytes.length;
    return packed;
  }

  private paysOff(headStart: number): boolean {
    const { bytes, rate } = this.compressor;
    return this.packedBytes <= bytes * mostLeft && rate >= this.targetRate * headStart;
  }

  private goOn(pays: boolean): void {
    this.state = pays ? 'on' : 'off';
    if (!pays) this.rest = restBytes;
  }
}
