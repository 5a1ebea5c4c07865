import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryTarget } from '../fixtures/memory-target.js';
import { refusal } from '../fixtures/refusals.js';
import type { BackupTarget } from '../target/backup-target.js';
import { cancellableTarget } from './cancellable-target.js';

let inner: MemoryTarget;
let controller: AbortController;
let target: BackupTarget;

beforeEach(() => {
  inner = new MemoryTarget();
  controller = new AbortController();
  target = cancellableTarget(inner, () => controller.signal);
  inner.files.set('there', Uint8Array.of(1, 2, 3));
});

describe('a cancellable target', () => {
  it('hands every call through before the signal', async () => {
    const staged = await target.createExclusive('new');
    await staged.write(0, [Uint8Array.of(7)]);
    await staged.flush();
    await staged.publish('renamed');
    const opened = await target.open('there');
    expect(await opened.read(1, 2)).toEqual(Uint8Array.of(2, 3));
    await opened.close();
    await target.makeDirectory('dir');
    await target.flushFile('there');
    await target.flushDirectory('');
    expect(await target.stat('renamed')).toEqual({ kind: 'file', size: 1 });
    expect((await target.list('')).map(({ name }) => name).sort()).toEqual([
      'dir',
      'renamed',
      'there',
    ]);
    expect(await target.remove('renamed')).toBe(true);
    expect(await target.space()).toBeUndefined();
    expect([target.location, target.capabilities]).toEqual([inner.location, inner.capabilities]);
    await target.close();
  });

  it('begins nothing new after the signal', async () => {
    const staged = await target.createExclusive('new');
    const opened = await target.open('there');
    controller.abort();
    const before = inner.calls.length;
    for (const call of [
      () => target.createExclusive('other'),
      () => target.open('there'),
      () => target.stat('there'),
      () => target.list(''),
      () => target.makeDirectory('dir'),
      () => target.remove('there'),
      () => target.flushFile('there'),
      () => target.flushDirectory(''),
      () => target.space(),
      () => staged.write(0, [Uint8Array.of(1)]),
      () => staged.flush(),
      () => staged.publish('renamed'),
      () => opened.read(0, 1),
    ]) {
      expect((await refusal(call)).code).toBe('cancelled');
    }
    expect(inner.calls).toHaveLength(before);
  });

  it('still lets everything be cleaned up', async () => {
    const kept = await target.createExclusive('kept');
    const discarded = await target.createExclusive('discarded');
    const opened = await target.open('there');
    controller.abort();
    await kept.publish('kept');
    await discarded.discard();
    await opened.close();
    await target.close();
    expect(inner.names).toEqual(['kept', 'there']);
    expect(inner.openHandles).toBe(0);
  });

  it('asks for the signal before each call', async () => {
    const signals = [AbortSignal.abort(), undefined];
    target = cancellableTarget(inner, () => signals.shift());
    expect((await refusal(() => target.stat('there'))).code).toBe('cancelled');
    expect(await target.stat('there')).toBeDefined();
  });
});
