import { beforeEach, describe, expect, it } from 'vitest';
import { manifestName } from '../backup-set/file-names.js';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { refusal } from '../fixtures/refusals.js';
import { reference, sampleManifest, segmentEntry } from '../fixtures/sample-manifests.js';
import { putChain, putManifest } from '../fixtures/sample-sets.js';
import { testHost } from '../fixtures/test-host.js';
import { listGenerations, type GenerationInfo } from './list-generations.js';

const host = testHost();

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

const list = (): Promise<readonly GenerationInfo[]> => listGenerations({ target, host });

describe('listGenerations', () => {
  it('finds none where there is none', async () => {
    expect(await list()).toEqual([]);
  });

  it('lists the newest first', async () => {
    putChain(target, 1, 3, 4);
    expect(
      (await list()).map(({ number, newest, retained }) => [number, newest, retained]),
    ).toEqual([
      [4, true, true],
      [3, false, true],
      [1, false, true],
    ]);
  });

  it('tells what each holds', async () => {
    const manifest = sampleManifest(7, {
      parent: reference(5),
      retained: [reference(5)],
      machine: 'laptop',
      ledger: [segmentEntry(7, { licenses: 3 })],
    });
    const { root } = putManifest(target, manifest);
    expect(await list()).toEqual([
      {
        number: 7,
        newest: true,
        retained: true,
        details: {
          root,
          time: 7,
          parent: 5,
          storeId: manifest.storeId,
          machine: 'laptop',
          licenses: 2,
          restricted: 3,
          bytes: 300,
          segments: 1,
          deltas: 0,
          policy: 'default',
        },
      },
    ]);
  });

  it('shows what is there but no longer part of the set', async () => {
    putChain(target, 1);
    putManifest(target, sampleManifest(2, { segments: [] }));
    expect((await list()).at(-1)).toMatchObject({ number: 1, retained: false });
  });

  it('shows what cannot be read, and why', async () => {
    putChain(target, 1, 2);
    target.files.set(manifestName(1), new Uint8Array(4));
    const last = (await list()).at(-1);
    expect(last).toMatchObject({ number: 1, retained: true, problem: { code: 'damaged' } });
    expect(last).not.toHaveProperty('details');
  });

  it.each(['access-denied', 'target-in-use', 'target-io'] as const)(
    'lists the others where one cannot be opened: %s',
    async (code) => {
      putChain(target, 1, 2, 3);
      target.before = ({ operation, name }) => {
        if (operation === 'open' && name === manifestName(2)) throw failure(code, name);
      };
      expect((await list()).map(({ number, problem }) => [number, problem?.code])).toEqual([
        [3, undefined],
        [2, code],
        [1, undefined],
      ]);
    },
  );

  it('lists the others where the newest cannot be opened', async () => {
    putChain(target, 1, 2);
    target.before = ({ operation, name }) => {
      if (operation === 'open' && name === manifestName(2)) throw failure('access-denied', name);
    };
    expect((await list()).map(({ number, problem }) => [number, problem?.code])).toEqual([
      [2, 'access-denied'],
      [1, undefined],
    ]);
  });

  it('fails where the connection breaks: then none can be read', async () => {
    putChain(target, 1, 2);
    target.before = ({ operation, name }) => {
      if (operation === 'open') throw failure('connection-lost', name);
    };
    expect((await refusal(() => list())).code).toBe('connection-lost');
  });

  it('takes all there are for retained when the newest cannot be read', async () => {
    putChain(target, 1, 2);
    target.files.set(manifestName(2), new Uint8Array(4));
    expect(
      (await list()).map(({ number, retained, problem }) => [number, retained, problem?.code]),
    ).toEqual([
      [2, true, 'damaged'],
      [1, true, undefined],
    ]);
  });

  it('shows a newest one that a stale listing hides', async () => {
    putChain(target, 1, 2);
    target.files.set('lease-0000000004.json', new Uint8Array(0));
    const seen = target.entries('').filter(({ name }) => name !== manifestName(2));
    target.staleList = () => seen;
    expect((await list())[0]).toMatchObject({ number: 2, newest: true });
  });

  it('changes nothing, and stops when it is cancelled', async () => {
    putChain(target, 1, 2);
    const before = target.image();
    await list();
    expect(target.image()).toEqual(before);
    const cancelled = listGenerations({ target, host, signal: AbortSignal.abort() });
    expect((await refusal(() => cancelled)).code).toBe('cancelled');
  });
});
