import { beforeEach, describe, expect, it } from 'vitest';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal } from '../fixtures/refusals.js';
import { sampleManifest } from '../fixtures/sample-manifests.js';
import { putChain, putManifest } from '../fixtures/sample-sets.js';
import { manifestName } from './file-names.js';
import type { OpenedManifest } from './manifest-codec.js';
import { openGeneration, readGeneration } from './open-generation.js';

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

const open = (number?: number): Promise<OpenedManifest> =>
  openGeneration(target, nativeHasher, number);
const codeOf = async (action: () => unknown): Promise<string> => (await refusal(action)).code;
const tear = (number: number): unknown => target.files.set(manifestName(number), new Uint8Array(5));

describe('openGeneration', () => {
  it('opens the newest', async () => {
    putChain(target, 1, 2, 4);
    expect((await open()).manifest.number).toBe(4);
    expect((await open(4)).manifest.number).toBe(4);
  });

  it('opens an older one the newest retains', async () => {
    putChain(target, 1, 2, 4);
    expect((await open(2)).manifest.number).toBe(2);
  });

  it('refuses where there is none', async () => {
    expect(await codeOf(() => open())).toBe('no-backup');
    expect(await codeOf(() => open(3))).toBe('no-backup');
  });

  it('refuses a generation that never was', async () => {
    putChain(target, 1, 4);
    for (const number of [2, 5]) expect(await codeOf(() => open(number))).toBe('no-generation');
  });

  it('refuses a generation that is no longer on the list, although its file is there', async () => {
    putChain(target, 1, 2);
    putManifest(target, sampleManifest(3, { segments: [] }));
    expect(await codeOf(() => open(2))).toBe('no-generation');
  });

  it('refuses a retained generation whose file is gone', async () => {
    putChain(target, 1, 2);
    target.files.delete(manifestName(1));
    expect(await codeOf(() => open(1))).toBe('no-generation');
  });

  it('does not take an older one for a damaged newest', async () => {
    putChain(target, 1, 2);
    tear(2);
    expect(await codeOf(() => open())).toBe('damaged');
  });

  it('opens an older one by its number when the newest is damaged', async () => {
    putChain(target, 1, 2);
    tear(2);
    expect((await open(1)).manifest.number).toBe(1);
  });

  it('refuses another manifest in the place of the one retained', async () => {
    putChain(target, 1, 2);
    putManifest(target, sampleManifest(1, { segments: [], sequence: 99 }));
    expect(await codeOf(() => open(1))).toBe('damaged');
  });
});

describe('readGeneration', () => {
  const vanished = failure('file-not-found', 'segments/00/x.seg');
  const read = <T>(work: (opened: OpenedManifest) => Promise<T>): Promise<T> =>
    readGeneration(target, nativeHasher, undefined, undefined, work);

  it('gives what was read', async () => {
    putChain(target, 1, 2);
    expect(await read(async ({ manifest }) => manifest.number)).toBe(2);
  });

  it('starts again on the newest manifest when a file vanishes', async () => {
    putChain(target, 1);
    const seen: number[] = [];
    const number = await read(async ({ manifest }) => {
      seen.push(manifest.number);
      if (manifest.number > 1) return manifest.number;
      putChain(target, 1, 2);
      throw vanished;
    });
    expect({ number, seen }).toEqual({ number: 2, seen: [1, 2] });
  });

  it('says `damaged` if the same manifest is there and the file is missing again', async () => {
    putChain(target, 1);
    let reads = 0;
    const error = await refusal(() =>
      read(async () => {
        reads += 1;
        throw vanished;
      }),
    );
    expect(error).toMatchObject({ code: 'damaged', details: { path: 'segments/00/x.seg' } });
    expect(reads).toBe(2);
  });

  it('gives up when the set changes again and again', async () => {
    putChain(target, 1);
    const seen: number[] = [];
    const error = await refusal(() =>
      read(async ({ manifest }) => {
        seen.push(manifest.number);
        putChain(target, manifest.number + 1);
        throw vanished;
      }),
    );
    expect(error.code).toBe('set-changed');
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('starts again when the newest manifest itself vanishes before it is opened', async () => {
    putChain(target, 1, 2);
    target.before = ({ operation, name }) => {
      if (operation !== 'open' || name !== manifestName(2)) return;
      target.before = undefined;
      target.files.delete(manifestName(2));
      putChain(target, 1, 2, 3);
      target.files.delete(manifestName(2));
    };
    expect(await read(async ({ manifest }) => manifest.number)).toBe(3);
  });

  it('hands every other error on at once', async () => {
    putChain(target, 1);
    let reads = 0;
    const error = await refusal(() =>
      read(async () => {
        reads += 1;
        throw failure('connection-lost', 'x');
      }),
    );
    expect({ code: error.code, reads }).toEqual({ code: 'connection-lost', reads: 1 });
  });
});
