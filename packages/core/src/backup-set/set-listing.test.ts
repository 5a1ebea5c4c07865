import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryTarget } from '../fixtures/memory-target.js';
import { refusal } from '../fixtures/refusals.js';
import { journalName, leaseName, manifestName, maxRun } from './file-names.js';
import {
  findHigherRun,
  findNewestManifest,
  highestNumber,
  listSet,
  mostRunsMissed,
} from './set-listing.js';

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

function files(...names: readonly string[]): void {
  for (const name of names) target.files.set(name, new Uint8Array(0));
}

/** What was there is still listed, what comes is not. */
function goStale(): void {
  const seen = target.entries('');
  target.staleList = (directory) => (directory === '' ? seen : undefined);
}

describe('listSet', () => {
  it('sorts the numbers in names, readable or not', async () => {
    files(leaseName(9), leaseName(10), manifestName(9), manifestName(2), journalName(10));
    expect(await listSet(target)).toEqual({ manifests: [2, 9], leases: [9, 10], journals: [10] });
  });

  it('passes over temporaries, foreign files and directories', async () => {
    files('manifest-0000000003.tmp', 'lease-0000000003.tmp', 'notes.txt', 'manifest-3.json');
    target.directories.add(manifestName(4));
    expect(await listSet(target)).toEqual({ manifests: [], leases: [], journals: [] });
  });
});

describe('highestNumber', () => {
  it.each([
    [[], [], 0],
    [[3], [], 3],
    [[3], [5], 5],
    [[7], [5], 7],
  ])('of manifests %j and leases %j is %i', (manifests, leases, highest) => {
    expect(highestNumber({ manifests, leases, journals: [99] })).toBe(highest);
  });
});

describe('findHigherRun', () => {
  it('finds none where there is none', async () => {
    files(leaseName(3), manifestName(3));
    expect(await findHigherRun(target, 3)).toBeUndefined();
  });

  it.each([leaseName(7), manifestName(7)])('finds %s', async (name) => {
    files(leaseName(3), name);
    expect(await findHigherRun(target, 3)).toBe(7);
  });

  it('finds the next lease although a stale listing does not show it', async () => {
    files(leaseName(3));
    goStale();
    files(leaseName(4));
    expect(await findHigherRun(target, 3)).toBe(4);
  });
});

describe('findNewestManifest', () => {
  const find = async (below: number, signal?: AbortSignal): Promise<number | undefined> =>
    findNewestManifest(target, await listSet(target), below, signal);

  it('finds the highest one listed below a number', async () => {
    files(manifestName(2), manifestName(5), manifestName(9));
    expect(await find(9)).toBe(5);
  });

  it('finds one that a stale listing does not show', async () => {
    files(manifestName(2));
    goStale();
    files(manifestName(4));
    expect(await find(7)).toBe(4);
  });

  it('finds none where there is none', async () => {
    files(leaseName(3));
    expect(await find(4)).toBeUndefined();
  });

  it('asks only for the names a listing may have missed', async () => {
    files(manifestName(5));
    await find(8);
    const asked = target.calls
      .filter(({ operation }) => operation === 'stat')
      .map(({ name }) => name);
    expect(asked).toEqual([manifestName(6), manifestName(7)]);
  });

  it('asks for no name far from every number that is listed', async () => {
    files(manifestName(5), leaseName(7), leaseName(maxRun - 1));
    await find(maxRun);
    const asked = target.calls
      .filter(({ operation }) => operation === 'stat')
      .map(({ name }) => Number(name.slice(9, 19)));
    const near = Array.from({ length: mostRunsMissed + 2 }, (_, at) => 6 + at);
    expect(asked).toEqual([...near, maxRun - 1]);
  });

  it.each([
    ['as far above the newest one as a listing may be old', 5 + mostRunsMissed],
    ['behind a lease far above it', 500_000 + mostRunsMissed],
    ['under the very number of that lease', 500_000],
  ])('finds a hidden one %s', async (_, number) => {
    files(manifestName(5), leaseName(500_000));
    goStale();
    files(manifestName(number));
    expect(await find(502_000)).toBe(number);
  });

  it('stops asking when it is cancelled', async () => {
    files(manifestName(1));
    expect((await refusal(() => find(1_000_000, AbortSignal.abort()))).code).toBe('cancelled');
  });
});
