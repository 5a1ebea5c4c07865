import { describe, expect, it } from 'vitest';
import { memoryFs, replacingInFiles } from './fixtures/memory-fs.js';
import { openedTarget, putFile } from './fixtures/open.js';

describe('a file being read', () => {
  it('is read whole though the file system gives a byte at a time', async () => {
    const fs = replacingInFiles(memoryFs('/backup'), (handle) => ({
      read: (buffer, offset, _length, position) => handle.read(buffer, offset, 1, position),
    }));
    const target = await openedTarget(fs);
    await putFile(target, 'a', 'hello');
    const bytes = await (await target.open('a')).read(1, 3);
    expect(new TextDecoder().decode(bytes)).toBe('ell');
  });

  it('is read into the memory that comes along, where it fits', async () => {
    const target = await openedTarget();
    await putFile(target, 'a', 'hello');
    const file = await target.open('a');
    const memory = new Uint8Array(4);
    const bytes = await file.read(1, 3, memory);
    expect(bytes).toEqual(new TextEncoder().encode('ell'));
    expect(bytes.buffer).toBe(memory.buffer);
    expect((await file.read(0, 5, memory)).buffer).not.toBe(memory.buffer);
  });

  it('is damaged when it has become shorter', async () => {
    const fs = replacingInFiles(memoryFs('/backup'), () => ({
      read: async () => ({ bytesRead: 0 }),
    }));
    const target = await openedTarget(fs);
    await putFile(target, 'a', 'hello');
    const file = await target.open('a');
    await expect(file.read(2, 3)).rejects.toMatchObject({
      code: 'damaged',
      details: { path: 'a', offset: 2 },
    });
  });

  it('allocates nothing for a length beyond its end', async () => {
    const target = await openedTarget();
    await putFile(target, 'a', 'hello');
    const file = await target.open('a');
    await expect(file.read(0, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ code: 'damaged' });
  });

  it.each([
    [-1, 1],
    [0, -1],
    [0.5, 1],
    [0, NaN],
    [Infinity, 1],
  ])('refuses to read from %d, %d bytes', async (offset, length) => {
    const target = await openedTarget();
    await putFile(target, 'a', 'hello');
    const file = await target.open('a');
    await expect(file.read(offset, length)).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});
