import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../fixtures/manual-clock.js';
import type { CompressionMode } from '../operation-options.js';
import { compressionOf } from './compression.js';

const mebibyte = 1024 * 1024;
const chunk = new Uint8Array(mebibyte);

/** Milliseconds for each MiB, and what is left of one. */
interface Speeds {
  readonly read: number;
  readonly target: number;
  readonly compressor: number;
  readonly left: number;
}

/** A backup whose store, compressor and target take turns, on a clock of its own. */
class Run {
  readonly clock = new ManualClock();
  private speeds!: Speeds;
  private readonly compression;

  constructor(mode: CompressionMode = 'auto') {
    const zstd = {
      compress: async ({ length }: Uint8Array) => {
        await this.clock.sleep((length / mebibyte) * this.speeds.compressor);
        return new Uint8Array(Math.round(length * this.speeds.left));
      },
      decompress: () => Promise.resolve(undefined),
    };
    this.compression = compressionOf(mode, { zstd, clock: this.clock })!;
  }

  /** Which of the next chunks were given to the compressor. */
  async write(chunks: number, speeds: Speeds): Promise<readonly number[]> {
    this.speeds = speeds;
    const compressed: number[] = [];
    for (let number = 0; number < chunks; number += 1) {
      this.clock.pass(speeds.read);
      const packing = this.compression.pack(chunk);
      if (packing) {
        compressed.push(number);
        await this.clock.advance(speeds.compressor);
      }
      const { length } = (await packing) ?? chunk;
      const writing = this.clock.sleep((length / mebibyte) * speeds.target);
      this.compression.onTarget(writing, length);
      this.compression.onWait(writing);
      await this.clock.advance((length / mebibyte) * speeds.target);
    }
    return compressed;
  }
}

const slow: Speeds = { read: 1, target: 100, compressor: 2, left: 0.4 };
const fast: Speeds = { ...slow, target: 0.5 };

describe('auto', () => {
  it('compresses once half a second has shown that the target is slower than the compressor', async () => {
    const compressed = await new Run().write(40, slow);
    expect(compressed[0]).toBe(5);
    expect(compressed).toHaveLength(35);
  });

  it('needs no more than 32 MiB to see it', async () => {
    const compressed = await new Run().write(60, { ...slow, target: 10 });
    expect([compressed[0], compressed.length]).toEqual([32, 28]);
  });

  it('judges no target by less than 4 MiB', async () => {
    const compressed = await new Run().write(6, { ...slow, target: 5000 });
    expect(compressed).toEqual([4, 5]);
  });

  it.each<[string, Speeds]>([
    ['the run hardly waits for its target', { ...slow, read: 4, target: 1 }],
    ['it waits for a slow store', { ...slow, read: 500 }],
  ])('compresses nothing while %s', async (_, speeds) => {
    expect(await new Run().write(600, speeds)).toEqual([]);
  });

  it('tries one chunk in 256 MiB where the target is as fast as the compressor', async () => {
    for (const target of [0.5, 2])
      expect(await new Run().write(600, { ...slow, target, read: 0 })).toEqual([32, 289, 546]);
  });

  it('tries one chunk in 256 MiB where they do not get smaller', async () => {
    const compressed = await new Run().write(600, { ...slow, left: 0.95 });
    expect(compressed.length).toBeLessThanOrEqual(3);
    expect(compressed[1]! - compressed[0]!).toBeGreaterThanOrEqual(256);
  });

  it('stops when the target has become fast, and begins again when it is slow', async () => {
    const run = new Run();
    await run.write(40, slow);
    const compressed = await run.write(200, { ...fast, left: 0.8 });
    expect(compressed.length).toBeLessThan(100);
    await run.write(256, { ...fast, read: 9 });
    expect((await run.write(40, slow)).at(-1)).toBe(39);
  });

  it('stops when what comes does not get smaller', async () => {
    const run = new Run();
    await run.write(40, slow);
    expect((await run.write(200, { ...slow, left: 1 })).length).toBeLessThan(30);
  });
});

describe('zstd', () => {
  it('compresses everything', async () => {
    expect(await new Run('zstd').write(5, fast)).toEqual([0, 1, 2, 3, 4]);
  });

  it('keeps nothing that does not get smaller', async () => {
    const given: Uint8Array[] = [];
    const zstd = {
      compress: () => Promise.resolve(new Uint8Array(3)),
      release: (frame: Uint8Array) => void given.push(frame),
      decompress: () => Promise.resolve(undefined),
    };
    const compression = compressionOf('zstd', { zstd, clock: new ManualClock() });
    expect(await compression?.pack(new Uint8Array(3))).toBeUndefined();
    expect(given).toHaveLength(1);
    expect(await compression?.pack(new Uint8Array(4))).toHaveLength(3);
    expect(given).toHaveLength(1);
  });

  it.each(['zstd', 'auto'] as const)('is not done on a host without it (%s)', (mode) => {
    expect(compressionOf(mode, { clock: new ManualClock() })).toBeUndefined();
  });
});
