import { beforeEach, describe, expect, it } from 'vitest';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { refusal } from '../fixtures/refusals.js';
import { putChain } from '../fixtures/sample-sets.js';
import { assertNumberLeft, examineSet, type ExaminedSet } from './examine-set.js';
import { leaseName, manifestName, maxRun } from './file-names.js';

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

const examine = (below?: number): Promise<ExaminedSet> =>
  examineSet(target, nativeHasher, below === undefined ? {} : { below });

describe('examineSet', () => {
  it('begins with run 1 where there is nothing', async () => {
    expect(await examine()).toMatchObject({ nextRun: 1, newest: undefined });
  });

  it('reads the newest manifest', async () => {
    putChain(target, 2, 5);
    expect(await examine()).toMatchObject({
      nextRun: 6,
      newest: { number: 5, opened: { manifest: { number: 5 } } },
    });
  });

  it('counts on behind a lease without a manifest', async () => {
    putChain(target, 2);
    target.files.set(leaseName(8), new Uint8Array(0));
    expect(await examine()).toMatchObject({ nextRun: 9, newest: { number: 2 } });
  });

  it('looks only below a number when told to', async () => {
    putChain(target, 2, 5);
    expect((await examine(5)).newest?.number).toBe(2);
  });

  it.each([
    ['damaged', (bytes: Uint8Array) => bytes.subarray(1)],
    ['damaged', () => new Uint8Array(0)],
  ])(
    'tells of a newest manifest that is %s instead of taking an older one',
    async (code, change) => {
      putChain(target, 2, 5);
      target.files.set(manifestName(5), change(target.files.get(manifestName(5))!));
      expect((await examine()).newest).toMatchObject({ number: 5, problem: { code } });
    },
  );

  it('does not take a manifest the target withholds for damaged', async () => {
    putChain(target, 2);
    target.before = ({ operation }) => {
      if (operation === 'open') throw failure('access-denied', manifestName(2));
    };
    expect((await refusal(() => examine())).code).toBe('access-denied');
  });

  it('takes a manifest the target withholds for one with a problem when told to', async () => {
    putChain(target, 2);
    target.before = ({ operation }) => {
      if (operation === 'open') throw failure('access-denied', manifestName(2));
    };
    const { newest } = await examineSet(target, nativeHasher, { problems: ['access-denied'] });
    expect(newest).toMatchObject({ number: 2, problem: { code: 'access-denied' } });
  });

  it('reads a set that has used up its numbers', async () => {
    putChain(target, maxRun);
    expect((await examine()).newest?.number).toBe(maxRun);
  });
});

describe('assertNumberLeft', () => {
  it('lets the last number be used', async () => {
    putChain(target, maxRun - 1);
    assertNumberLeft(target, await examine());
  });

  it.each([leaseName(maxRun), manifestName(maxRun)])(
    'names %s, behind which there is none',
    async (name) => {
      target.files.set(name, new Uint8Array(0));
      const set = await examine();
      const error = await refusal(() => assertNumberLeft(target, set));
      expect(error).toMatchObject({ code: 'unsupported', details: { path: name } });
      expect(error.message).toContain(name);
      expect(error.remedy).toContain(name);
    },
  );
});
