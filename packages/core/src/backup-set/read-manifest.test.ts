import { beforeEach, describe, expect, it } from 'vitest';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal } from '../fixtures/refusals.js';
import { putChain } from '../fixtures/sample-sets.js';
import { manifestName } from './file-names.js';
import { maxManifestLength } from './manifest.js';
import { readManifest, readWholeFile, tryReadManifest } from './read-manifest.js';

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

describe('readWholeFile', () => {
  it('reads a file up to the limit and closes it', async () => {
    target.files.set('a', Uint8Array.of(1, 2, 3));
    expect(await readWholeFile(target, 'a', 3)).toEqual(Uint8Array.of(1, 2, 3));
    expect(target.openHandles).toBe(0);
  });

  it('refuses a larger one before it reads a byte', async () => {
    target.files.set('a', Uint8Array.of(1, 2, 3));
    const error = await refusal(() => readWholeFile(target, 'a', 2));
    expect(error).toMatchObject({ code: 'limit-exceeded', details: { path: 'a' } });
    expect(target.calls.map(({ operation }) => operation)).toEqual(['open']);
    expect(target.openHandles).toBe(0);
  });
});

describe('readManifest', () => {
  it('takes one over 64 MiB for damaged', async () => {
    target.files.set(manifestName(1), new Uint8Array(maxManifestLength + 1));
    expect((await refusal(() => readManifest(target, 1, nativeHasher))).code).toBe('damaged');
  });
});

describe('tryReadManifest', () => {
  it('opens a whole one', async () => {
    const [reference] = putChain(target, 1);
    expect(await tryReadManifest(target, 1, nativeHasher)).toMatchObject({
      number: 1,
      opened: { root: reference!.root },
    });
  });

  it.each<[string, () => void]>([
    ['file-not-found', () => target.files.clear()],
    ['damaged', () => target.files.set(manifestName(1), new Uint8Array(1))],
  ])('answers %s where that is so', async (code, change) => {
    putChain(target, 1);
    change();
    expect(await tryReadManifest(target, 1, nativeHasher)).toMatchObject({
      number: 1,
      problem: { code },
    });
  });

  it('throws what keeps the target from answering', async () => {
    target.before = () => {
      throw failure('connection-lost', 'm');
    };
    expect((await refusal(() => tryReadManifest(target, 1, nativeHasher))).code).toBe(
      'connection-lost',
    );
  });
});
