import { expect, it, vi } from 'vitest';
import { AlignedMemory } from './aligned-memory.js';

/** Lends so many pieces at once; `end` gives one back. */
function borrow(memory: AlignedMemory, count: number) {
  const pieces: Uint8Array[] = [];
  const ends: (() => void)[] = [];
  const done = Array.from({ length: count }, () =>
    memory.lend(async (piece) => {
      pieces.push(piece);
      await new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  return { pieces, end: (at: number) => ends[at]!(), done };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lends 8 MiB at most, and who finds none waits for the next', async () => {
  const memory = new AlignedMemory();
  memory.open();
  const { pieces, end, done } = borrow(memory, 8);
  await settled();
  expect(pieces).toHaveLength(7);
  expect(new Set(pieces).size * memory.pieceBytes).toBeLessThan(8 * 1024 * 1024);
  end(3);
  await done[3];
  await settled();
  expect(pieces[7]).toBe(pieces[3]);
  const another = borrow(memory, 1);
  await settled();
  expect(another.pieces).toEqual([]);
});

it('lends a piece again when its user has failed', async () => {
  const memory = new AlignedMemory();
  memory.open();
  const lent: Uint8Array[] = [];
  const failing = memory.lend(async (piece) => {
    lent.push(piece);
    throw new Error('full');
  });
  await expect(failing).rejects.toThrow('full');
  await memory.lend(async (piece) => void lent.push(piece));
  expect(lent[1]).toBe(lent[0]);
});

it('is given back when the last file is closed, and there again for the next', async () => {
  const memory = new AlignedMemory();
  const lent: Uint8Array[] = [];
  const use = (): Promise<void> => memory.lend(async (piece) => void lent.push(piece));
  memory.open();
  memory.open();
  await use();
  memory.close();
  expect(lent[0]).toHaveLength(memory.pieceBytes);
  memory.close();
  expect(lent[0]).toHaveLength(0);
  memory.open();
  await use();
  expect(lent[1]).toHaveLength(memory.pieceBytes);
});

it('lends as much again after it was given back', async () => {
  const memory = new AlignedMemory();
  for (let round = 0; round < 2; round += 1) {
    memory.open();
    const { pieces, end, done } = borrow(memory, 7);
    await settled();
    expect(pieces).toHaveLength(7);
    for (const at of pieces.keys()) end(at);
    await Promise.all(done);
    memory.close();
  }
});

it('is given back once a write that outlasts the last file has ended', async () => {
  const memory = new AlignedMemory();
  memory.open();
  const { pieces, end, done } = borrow(memory, 1);
  memory.close();
  expect(pieces[0]).toHaveLength(memory.pieceBytes);
  end(0);
  await done[0];
  expect(pieces[0]).toHaveLength(0);
});

it('lends again after there was no memory to be had, as often as that happens', async () => {
  const memory = new AlignedMemory();
  memory.open();
  const none = vi.fn(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  vi.stubGlobal('ArrayBuffer', none);
  for (let time = 0; time < 7; time += 1)
    await expect(memory.lend(async () => undefined)).rejects.toThrow('allocation failed');
  vi.unstubAllGlobals();
  const lent: Uint8Array[] = [];
  void memory.lend(async (piece) => void lent.push(piece));
  await settled();
  expect(lent).toHaveLength(1);
});
