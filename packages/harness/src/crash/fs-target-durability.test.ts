import { LocalPath, type BackupTarget } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded/seeded-random.js';
import { createCrashFileSystem, type CrashFileSystem } from './crash-file-system.js';
import { isCrash } from './crash-signal.js';
import { atOperation } from './file-operation.js';

const seeds = Array.from({ length: 20 }, (_, seed) => seed);
const content = 'a segment of more than one sector '.repeat(60);

/** Bytes from which writes go around the page cache. */
let directFrom: number;

async function open(fs: CrashFileSystem): Promise<BackupTarget> {
  const map = { '//nas/b': '/mnt/b' };
  const resolver = fsTarget({ fs, platform: 'linux', random: seededRandom(1), map, directFrom });
  return await resolver.open(LocalPath.parse('/mnt/b/laptop/set'), { create: true });
}

/** What a careful writer does with a target; `flushing` false leaves the flushes out. */
async function write(fs: CrashFileSystem, flushing = true): Promise<void> {
  const target = await open(fs);
  await target.makeDirectory('segments');
  const file = await target.createExclusive('segments/a.tmp');
  const bytes = new TextEncoder().encode(content);
  await file.write(0, [bytes.subarray(0, 600)]);
  if (flushing) await file.flush();
  await file.write(600, [bytes.subarray(600, 1300)]);
  await file.write(1300, [bytes.subarray(1300)]);
  if (flushing) await file.flush();
  await file.publish('segments/a.seg');
  if (flushing) await target.flushDirectory('segments');
  if (flushing) await target.flushDirectory('');
}

/** The published file after a power loss: its text, or nothing. */
function published(fs: CrashFileSystem): string | undefined {
  const bytes = fs.files().get('/mnt/b/laptop/set/segments/a.seg');
  return bytes && new TextDecoder().decode(bytes);
}

const newFs = (options: Parameters<typeof createCrashFileSystem>[0] = {}): CrashFileSystem =>
  createCrashFileSystem({ directories: ['/mnt/b'], ...options });

describe.each([
  ['through the page cache', Infinity],
  ['around the page cache', 64],
])('a file published by a directory target, written %s', (_, from) => {
  beforeEach(() => {
    directFrom = from;
  });

  it('is written so', async () => {
    const fs = newFs();
    await write(fs);
    expect(fs.operations.some(({ direct }) => direct)).toBe(from < Infinity);
  });

  it('survives a power loss, with all directories on the way to it', async () => {
    const fs = newFs();
    await write(fs);
    for (const seed of seeds) expect(published(fs.crash(seed))).toBe(content);
  });

  it('is whole or not there, wherever the power is cut', async () => {
    const whole = newFs();
    await write(whole);
    const points = whole.operations.length;
    expect(points).toBeGreaterThan(20);
    for (let index = 0; index < points; index++) {
      for (const cut of ['crash-before', 'crash-after', 'crash-torn'] as const) {
        const fs = newFs({ onOperation: atOperation(index, { do: cut }) });
        await expect(write(fs)).rejects.toSatisfy(isCrash);
        for (const seed of seeds) expect([undefined, content]).toContain(published(fs.crash(seed)));
      }
    }
  });

  it('is whole or not there, whatever fails', async () => {
    const whole = newFs();
    await write(whole);
    for (let index = 0; index < whole.operations.length; index++) {
      for (const what of ['fail', 'lose-reply', 'tear'] as const) {
        const fs = newFs({ onOperation: atOperation(index, { do: what, errno: 'EIO' }) });
        await write(fs).catch(() => undefined);
        for (const seed of seeds) expect([undefined, content]).toContain(published(fs.crash(seed)));
      }
    }
  });

  it('is written whole though every write is short', async () => {
    const fs = newFs({ onOperation: () => ({ do: 'short' }) });
    await write(fs);
    expect(published(fs.crash(1))).toBe(content);
  });

  it('survives though the run before it died while it made the directories', async () => {
    const first = newFs();
    await open(first);
    for (let index = 0; index < first.operations.length; index++) {
      const dying = newFs({ onOperation: atOperation(index, { do: 'crash-after' }) });
      await expect(open(dying)).rejects.toSatisfy(isCrash);
      const next = dying.restart();
      await write(next);
      for (const seed of seeds) expect(published(next.crash(seed))).toBe(content);
    }
  });

  it('can be lost or torn if it was not flushed: the model is no formality', async () => {
    const fs = newFs();
    await write(fs, false);
    const found = new Set(seeds.map((seed) => published(fs.crash(seed))));
    expect(found.has(undefined)).toBe(true);
    expect([...found].some((text) => text !== undefined && text !== content)).toBe(true);
  });
});
