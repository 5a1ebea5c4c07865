import { beforeEach, describe, expect, it } from 'vitest';
import { createCrashFileSystem, type CrashFileSystem } from './crash-file-system.js';
import { flush, randomWorkload, textOf, writeFile } from './fixtures/workload.js';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

/** What the disk may hold now, one for each seed. */
function images(fs: CrashFileSystem): Record<string, string>[] {
  return seeds.map((seed) => textOf(fs.crash(seed)));
}

describe('a power loss', () => {
  let fs: CrashFileSystem;

  beforeEach(() => {
    fs = createCrashFileSystem({ directories: ['/d', '/e'] });
  });

  it('leaves a flushed file whose name has been flushed', async () => {
    await writeFile(fs, '/d/a', 'hello');
    await flush(fs, '/d/a');
    await flush(fs, '/d');
    for (const image of images(fs)) expect(image).toEqual({ '/d/a': 'hello' });
  });

  it('may take a flushed file whose name has not been flushed, or leave it', async () => {
    await writeFile(fs, '/d/a', 'hello');
    await flush(fs, '/d/a');
    const found = images(fs).map((image) => image['/d/a']);
    expect(new Set(found)).toEqual(new Set([undefined, 'hello']));
  });

  it('may take the bytes of a file whose name alone has been flushed, or leave them', async () => {
    await writeFile(fs, '/d/a', 'hello');
    await flush(fs, '/d');
    const found = images(fs).map((image) => image['/d/a']);
    expect(new Set(found)).toEqual(new Set(['', '\0\0\0\0\0', 'hello']));
  });

  it('tears an unflushed write between sectors', async () => {
    await writeFile(fs, '/d/a', 'x'.repeat(2048));
    await flush(fs, '/d');
    const sectors = images(fs).flatMap((image) => image['/d/a']?.match(/.{512}/gs) ?? []);
    expect(new Set(sectors)).toEqual(new Set(['x'.repeat(512), '\0'.repeat(512)]));
    const torn = images(fs).filter((image) => /x\0|\0x/.test(image['/d/a'] ?? ''));
    expect(torn.length).toBeGreaterThan(0);
  });

  it('may leave a later write and take an earlier one', async () => {
    const handle = await fs.open('/d/a', 'wx');
    await handle.write(new Uint8Array(512).fill(1), 0, 512, 0);
    await handle.write(new Uint8Array(512).fill(2), 0, 512, 512);
    await flush(fs, '/d');
    const reordered = seeds.filter((seed) => {
      const bytes = fs.crash(seed).files().get('/d/a');
      return bytes?.[0] === 0 && bytes[512] === 2;
    });
    expect(reordered.length).toBeGreaterThan(0);
  });

  it('leaves a renamed file under its new name once that directory has been flushed', async () => {
    await writeFile(fs, '/d/a', 'hello');
    await flush(fs, '/d/a');
    await fs.rename('/d/a', '/e/b');
    await flush(fs, '/e');
    for (const image of images(fs)) expect(image).toEqual({ '/e/b': 'hello' });
  });

  it('leaves a file under exactly one name when its rename has not been flushed', async () => {
    await writeFile(fs, '/d/a', 'hello');
    await flush(fs, '/d/a');
    await flush(fs, '/d');
    await fs.rename('/d/a', '/e/b');
    await flush(fs, '/d');
    await fs.rename('/e/b', '/d/c');
    const found = new Set(images(fs).map((image) => JSON.stringify(image)));
    expect(found).toEqual(new Set(['{"/d/a":"hello"}', '{"/e/b":"hello"}', '{"/d/c":"hello"}']));
  });

  it('leaves the old or the new file when one replaces the other', async () => {
    await writeFile(fs, '/d/a', 'old');
    await flush(fs, '/d/a');
    await flush(fs, '/d');
    await writeFile(fs, '/d/tmp', 'new');
    await flush(fs, '/d/tmp');
    await fs.rename('/d/tmp', '/d/a');
    const found = images(fs).map((image) => image['/d/a']);
    expect(new Set(found)).toEqual(new Set(['old', 'new']));
  });

  it('may bring an unlinked file back until its directory is flushed', async () => {
    await writeFile(fs, '/d/a', 'hello');
    await flush(fs, '/d/a');
    await flush(fs, '/d');
    await fs.unlink('/d/a');
    expect(new Set(images(fs).map((image) => image['/d/a']))).toEqual(
      new Set([undefined, 'hello']),
    );
    const after = fs.restart();
    await flush(after, '/d');
    for (const image of images(after)) expect(image).toEqual({});
  });

  it('may take a directory with all that is in it until its own name is flushed', async () => {
    await fs.mkdir('/d/s', { mode: 0o700 });
    await writeFile(fs, '/d/s/a', 'hello');
    await flush(fs, '/d/s/a');
    await flush(fs, '/d/s');
    expect(new Set(images(fs).map((image) => image['/d/s/a']))).toEqual(
      new Set([undefined, 'hello']),
    );
    const after = fs.restart();
    await flush(after, '/d');
    for (const image of images(after)) expect(image).toEqual({ '/d/s/a': 'hello' });
  });

  it('gives the same image for the same seed, and leaves nothing open in it', async () => {
    await randomWorkload(fs, 7);
    for (const seed of seeds) {
      const image = fs.crash(seed);
      expect(textOf(fs.crash(seed))).toEqual(textOf(image));
      expect(textOf(image.crash(seed + 1))).toEqual(textOf(image));
    }
  });

  it('may take bytes, and names, that were flushed where flushes are ignored', async () => {
    const lying = createCrashFileSystem({ directories: ['/d'], flush: 'ignored' });
    await writeFile(lying, '/d/a', 'hello');
    await flush(lying, '/d/a');
    await flush(lying, '/d');
    const found = images(lying).map((image) => image['/d/a']);
    expect(new Set(found)).toEqual(new Set([undefined, '', '\0\0\0\0\0', 'hello']));
  });
});

describe('the death of a program alone', () => {
  it('takes nothing that was acknowledged, flushed or not', async () => {
    const fs = createCrashFileSystem({ directories: ['/d', '/e'] });
    await randomWorkload(fs, 3);
    const before = textOf(fs);
    expect(textOf(fs.restart())).toEqual(before);
  });

  it('leaves open to a later power loss what was not flushed', async () => {
    const fs = createCrashFileSystem({ directories: ['/d'] });
    await writeFile(fs, '/d/a', 'hello');
    const after = fs.restart();
    const found = images(after).map((image) => image['/d/a']);
    expect(new Set(found)).toEqual(new Set([undefined, '', '\0\0\0\0\0', 'hello']));
  });
});

describe('whatever has been done before a power loss', () => {
  it.each(Array.from({ length: 100 }, (_, seed) => seed))('(workload %i)', async (seed) => {
    const fs = createCrashFileSystem({ directories: ['/d', '/e'] });
    const done = await randomWorkload(fs, seed);
    for (let image = 0; image < 20; image++) {
      const files = fs.crash(image).files();
      // Flushed bytes with flushed names are there.
      for (const [path, bytes] of done.settled) {
        expect(files.get(path), `${path} in image ${image}`).toEqual(bytes);
      }
      for (const [path, bytes] of files) {
        // No name appears that nobody made, and no byte that nobody wrote there.
        expect(done.written.has(path), `${path} in image ${image}`).toBe(true);
        expect(firstStrangeByte(bytes, done.written.get(path) ?? [])).toBe(-1);
      }
    }
  });
});

it('the workloads leave enough that must survive', async () => {
  let settled = 0;
  for (let seed = 0; seed < 100; seed++) {
    const fs = createCrashFileSystem({ directories: ['/d', '/e'] });
    settled += (await randomWorkload(fs, seed)).settled.size;
  }
  expect(settled).toBeGreaterThan(50);
});

function firstStrangeByte(
  bytes: Uint8Array,
  writes: readonly { readonly offset: number; readonly bytes: Uint8Array }[],
): number {
  return bytes.findIndex(
    (byte, at) => byte !== 0 && !writes.some((write) => write.bytes[at - write.offset] === byte),
  );
}
