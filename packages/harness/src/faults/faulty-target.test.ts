import { LocalPath, type BackupTarget } from '@wmdrm/core';
import { fsTarget } from '@wmdrm/target-fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryFileSystem } from '../memory-file-system.js';
import { manualClock } from '../seeded/manual-clock.js';
import type { Fault } from './target-faults.js';
import { faultyTarget, type FaultyTarget } from './faulty-target.js';

describe('a faulty target', () => {
  let sound: BackupTarget;

  beforeEach(async () => {
    const resolver = fsTarget({ fs: memoryFileSystem(['/backup']), platform: 'linux' });
    sound = await resolver.open(LocalPath.parse('/backup'), { create: true });
  });

  const put = async (target: BackupTarget, name: string, bytes: number): Promise<void> => {
    const file = await target.createExclusive(`${name}.tmp`);
    await file.write(0, [new Uint8Array(bytes), new Uint8Array(1)]);
    await file.publish(name);
  };
  const faulty = (...plan: Fault[]): FaultyTarget => faultyTarget(sound, plan);

  it('records every call, and does it', async () => {
    const target = faulty();
    await put(target, 'a', 5);
    await target.stat('a');
    expect(target.calls).toEqual([
      { operation: 'createExclusive', path: 'a.tmp' },
      { operation: 'staged.write', path: 'a.tmp' },
      { operation: 'staged.publish', path: 'a' },
      { operation: 'stat', path: 'a' },
    ]);
    expect(await sound.stat('a')).toEqual({ kind: 'file', size: 6 });
  });

  it('fails a call without doing it', async () => {
    const target = faulty({ on: 'staged.publish', do: 'error', code: 'target-full' });
    await expect(put(target, 'a', 5)).rejects.toMatchObject({ code: 'target-full' });
    expect(await sound.stat('a')).toBeUndefined();
  });

  it('loses the reply of a call that is done', async () => {
    const target = faulty({ on: 'staged.publish', do: 'lost-reply' });
    await expect(put(target, 'a', 5)).rejects.toMatchObject({ code: 'connection-lost' });
    expect(await sound.stat('a')).toEqual({ kind: 'file', size: 6 });
  });

  it.each([
    [undefined, 3],
    [0, 0],
    [6, 6],
  ])('tears a write after %s bytes', async (bytes, size) => {
    const target = faulty({
      on: 'staged.write',
      do: 'torn-write',
      ...(bytes !== undefined && { bytes }),
    });
    await expect(put(target, 'a', 5)).rejects.toMatchObject({ code: 'connection-lost' });
    expect(await sound.stat('a.tmp')).toEqual({ kind: 'file', size });
  });

  it('meets the nth call of a pattern only', async () => {
    const target = faulty({ on: 'createExclusive', path: 'segments/*.seg', nth: 2, do: 'error' });
    await target.makeDirectory('segments');
    await target.createExclusive('x.seg');
    await target.createExclusive('segments/a.seg');
    await expect(target.createExclusive('segments/b.seg')).rejects.toMatchObject({
      code: 'connection-lost',
    });
    await expect(target.createExclusive('segments/c.seg')).resolves.toBeDefined();
  });

  it('is gone after a disconnect', async () => {
    const target = faulty({ on: 'list', do: 'disconnect', code: 'target-timeout' });
    await expect(target.list('')).rejects.toMatchObject({ code: 'target-timeout' });
    expect(target.connected).toBe(false);
    await expect(target.stat('')).rejects.toMatchObject({ code: 'connection-lost' });
  });

  it('waits on the clock it was given', async () => {
    const clock = manualClock();
    const target = faultyTarget(sound, [{ on: 'stat', do: 'delay', milliseconds: 500 }], { clock });
    let answered = false;
    const answer = target.stat('').then(() => (answered = true));
    await clock.advance(499);
    expect(answered).toBe(false);
    await clock.advance(1);
    await answer;
    expect(answered).toBe(true);
  });
});
