import { describe, expect, it } from 'vitest';
import { createCrashFileSystem, type CrashFileSystem } from './crash-file-system.js';
import { CrashSignal, isCrash } from './crash-signal.js';
import { atOperation, type Fate, type FileOperation } from './file-operation.js';
import { textOf, writeFile } from './fixtures/workload.js';

/** Create, write, close; then the operation under test comes as number 3. */
async function withFate(fate: Fate): Promise<CrashFileSystem> {
  const fs = createCrashFileSystem({ directories: ['/d'], onOperation: atOperation(3, fate) });
  await writeFile(fs, '/d/a', 'hello');
  return fs;
}

describe('the hook', () => {
  it('sees every operation with its number', async () => {
    const seen: [number, FileOperation['kind']][] = [];
    const fs = createCrashFileSystem({
      directories: ['/d'],
      onOperation: (index, { kind }) => {
        seen.push([index, kind]);
        return undefined;
      },
    });
    await writeFile(fs, '/d/a', 'hello');
    await fs.rename('/d/a', '/d/b');
    await fs.stat('/d/b');
    await fs.readdir('/d');
    await fs.unlink('/d/b');
    const kinds = ['create', 'write', 'close', 'rename', 'stat', 'readdir', 'unlink'];
    expect(seen).toEqual(kinds.map((kind, index) => [index, kind]));
    expect(fs.operations.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('can hold an operation back while others go on', async () => {
    let release!: () => void;
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    const fs = createCrashFileSystem({
      directories: ['/d'],
      onOperation: (index) => (index === 0 ? held : undefined),
    });
    const first = fs.mkdir('/d/x', { mode: 0o700 });
    await fs.mkdir('/d/y', { mode: 0o700 });
    expect(fs.operations).toHaveLength(2);
    await expect(fs.stat('/d/x')).rejects.toMatchObject({ code: 'ENOENT' });
    release();
    await first;
    await expect(fs.stat('/d/x')).resolves.toBeDefined();
  });

  it('fails an operation that is then not done', async () => {
    const fs = await withFate({ do: 'fail', errno: 'ENOSPC' });
    await expect(fs.rename('/d/a', '/d/b')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(textOf(fs)).toEqual({ '/d/a': 'hello' });
  });

  it('loses the reply of an operation that is done', async () => {
    const fs = await withFate({ do: 'lose-reply', errno: 'ECONNRESET' });
    await expect(fs.rename('/d/a', '/d/b')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(textOf(fs)).toEqual({ '/d/b': 'hello' });
  });

  it('tears a write', async () => {
    const lengths = new Set<number>();
    for (let seed = 0; seed < 20; seed++) {
      const fs = createCrashFileSystem({
        seed,
        directories: ['/d'],
        onOperation: atOperation(1, { do: 'tear', errno: 'EIO' }),
      });
      await expect(writeFile(fs, '/d/a', 'hello')).rejects.toMatchObject({ code: 'EIO' });
      lengths.add(fs.files().get('/d/a')?.length ?? -1);
    }
    expect([...lengths].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('makes a write short', async () => {
    const fs = createCrashFileSystem({ directories: ['/d'], onOperation: () => ({ do: 'short' }) });
    const handle = await fs.open('/d/a', 'wx');
    const { bytesWritten } = await handle.write(new Uint8Array(100).fill(1), 0, 100, 0);
    expect(bytesWritten).toBeGreaterThan(0);
    expect(bytesWritten).toBeLessThan(100);
    expect(fs.files().get('/d/a')).toHaveLength(bytesWritten);
  });

  it.each([
    ['crash-before', { '/d/a': 'hello' }],
    ['crash-after', { '/d/b': 'hello' }],
  ] as const)('stops the machine (%s)', async (fate, left) => {
    const fs = await withFate({ do: fate });
    await expect(fs.rename('/d/a', '/d/b')).rejects.toBeInstanceOf(CrashSignal);
    await expect(fs.stat('/d')).rejects.toBeInstanceOf(CrashSignal);
    await fs.whenCrashed;
    expect(textOf(fs)).toEqual(left);
  });

  it.each([
    [{ do: 'crash-after' }, { name: 'CrashSignal' }],
    [{ do: 'lose-reply', errno: 'ECONNRESET' }, { code: 'ECONNRESET' }],
  ] as const)(
    'tells nobody that an operation failed when its answer is lost',
    async (fate, error) => {
      const fs = await withFate(fate);
      await expect(fs.stat('/missing')).rejects.toMatchObject(error);
    },
  );

  it('ends an operation that is held back when the machine stops', async () => {
    const fs = createCrashFileSystem({
      onOperation: (index) => (index === 0 ? new Promise(() => {}) : { do: 'crash-before' }),
    });
    let settled = false;
    const held = fs.stat('/').finally(() => (settled = true));
    await expect(fs.stat('/')).rejects.toBeInstanceOf(CrashSignal);
    await expect(held).rejects.toBeInstanceOf(CrashSignal);
    expect(settled).toBe(true);
  });
});

describe('a crash', () => {
  it('is recognised behind the errors it causes', () => {
    expect(isCrash(new Error('x', { cause: new Error('y', { cause: new CrashSignal() }) }))).toBe(
      true,
    );
    expect(isCrash(new Error('x'))).toBe(false);
  });
});
