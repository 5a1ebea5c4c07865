import { describe, expect, it } from 'vitest';
import type { TargetFileHandle } from './target-file-system.js';
import { writeAll } from './write-all.js';

interface Sink {
  readonly bytes: Uint8Array;
  readonly calls: string[];
  readonly handle: TargetFileHandle;
}

/** Accepts at most `most` bytes a call. */
function sink(most: number, vectored: boolean): Sink {
  const bytes = new Uint8Array(64);
  const calls: string[] = [];
  const take = (parts: readonly Uint8Array[], position: number): { bytesWritten: number } => {
    const joined = Uint8Array.from(parts.flatMap((part) => [...part])).subarray(0, most);
    bytes.set(joined, position);
    return { bytesWritten: joined.length };
  };
  const handle: Partial<TargetFileHandle> = {
    write: async (buffer, offset, length, position) => {
      calls.push('write');
      return take([buffer.subarray(offset, offset + length)], position);
    },
    ...(vectored && {
      writev: async (buffers: Uint8Array[], position: number) => {
        calls.push('writev');
        return take(buffers, position);
      },
    }),
  };
  return { bytes, calls, handle: handle as TargetFileHandle };
}

const parts = [
  Uint8Array.of(1, 2, 3),
  Uint8Array.of(),
  Uint8Array.of(4),
  Uint8Array.of(5, 6, 7, 8, 9),
];

describe('writing all parts', () => {
  it.each([
    [1, true],
    [2, true],
    [4, true],
    [1, false],
    [4, false],
  ])('goes on after short writes of %i bytes (writev: %s)', async (most, vectored) => {
    const { bytes, handle } = sink(most, vectored);
    await writeAll(handle, 10, parts);
    expect([...bytes.subarray(9, 21)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0]);
  });

  it('writes several parts in one call', async () => {
    const { calls, handle } = sink(64, true);
    await writeAll(handle, 0, parts);
    expect(calls).toEqual(['writev']);
  });

  it('fails when nothing is accepted', async () => {
    const { handle } = sink(0, true);
    await expect(writeAll(handle, 0, parts)).rejects.toThrow('accepted none');
  });

  it('writes nothing for no parts', async () => {
    const { calls, handle } = sink(0, true);
    await writeAll(handle, 0, [Uint8Array.of()]);
    expect(calls).toEqual([]);
  });
});
