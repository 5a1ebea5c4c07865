import { beforeEach, describe, expect, it } from 'vitest';
import {
  journalName,
  leaseName,
  manifestName,
  segmentName,
  stagedSegmentName,
  temporaryName,
} from '../../backup-set/file-names.js';
import type { Manifest, SegmentEntry } from '../../backup-set/manifest.js';
import { openSealedJson, sealJson, type JsonValue } from '../../backup-set/sealed-json.js';
import { failure, MemoryTarget } from '../../fixtures/memory-target.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { refusal } from '../../fixtures/refusals.js';
import { rootOf, sampleManifest, segmentEntry } from '../../fixtures/sample-manifests.js';
import { putManifest } from '../../fixtures/sample-sets.js';
import { pruneSet, type PruneResult } from './prune-set.js';

/** A segment of this content, published by this run; what several generations share lies before what is their own. */
const segment = (content: string, run: number): SegmentEntry =>
  segmentEntry(run, {
    root: rootOf(content),
    ...(content === 'shared' ? {} : { from: 8, to: 16 }),
  });
const nameOf = ({ root, run }: SegmentEntry): string => segmentName(root, run);

let target: MemoryTarget;
let newest: Manifest;

/** Three generations; the newest retains the second and shares a segment with the first. */
beforeEach(() => {
  target = new MemoryTarget();
  const [shared, first, second, third] = [
    segment('shared', 1),
    segment('first', 1),
    segment('second', 3),
    segment('third', 5),
  ];
  putManifest(target, sampleManifest(1, { segments: [shared, first] }));
  const retained = putManifest(
    target,
    sampleManifest(3, { segments: [shared, second], ledger: [segment('ledger', 3)] }),
  );
  newest = sampleManifest(5, { segments: [shared, third], retained: [retained], parent: retained });
  putManifest(target, newest);
  for (const entry of [shared, first, second, third, segment('ledger', 3)]) put(nameOf(entry));
  for (const run of [1, 3, 5]) put(leaseName(run));
});

function put(...names: readonly string[]): void {
  for (const name of names) {
    target.files.set(name, target.files.get(name) ?? new Uint8Array(1));
    for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1))
      target.directories.add(name.slice(0, at));
  }
}

const prune = (): Promise<PruneResult> => pruneSet(target, newest, nativeHasher);

/** Names that pruning takes away. */
async function removed(): Promise<readonly string[]> {
  const before = target.names;
  expect((await prune()).type).toBe('pruned');
  return before.filter((name) => !target.files.has(name));
}

/** Expects that pruning touches nothing, and says why. */
async function expectUntouched(why: RegExp): Promise<void> {
  const before = target.names;
  const result = await prune();
  expect(result).toMatchObject({ type: 'not-pruned', why: expect.stringMatching(why) as string });
  expect(target.names).toEqual(before);
}

describe('pruning a set', () => {
  it('removes generations off the list and the segments only they hold', async () => {
    expect(await removed()).toEqual([manifestName(1), nameOf(segment('first', 1))]);
    expect(target.names).toContain(nameOf(segment('shared', 1)));
  });

  it('tells which generations it removed', async () => {
    expect(await prune()).toEqual({ type: 'pruned', generations: [1] });
  });

  it('finds nothing more to do the next time', async () => {
    await prune();
    expect(await removed()).toEqual([]);
  });

  it('makes the removal of manifests durable before it touches segments', async () => {
    await prune();
    const calls = target.calls.map(({ operation, name }) => `${operation} ${name}`);
    const flushed = calls.indexOf('flush-directory ');
    expect(flushed).toBeGreaterThan(calls.indexOf(`remove ${manifestName(1)}`));
    expect(flushed).toBeLessThan(calls.indexOf(`remove ${nameOf(segment('first', 1))}`));
  });

  it('removes what earlier runs left behind', async () => {
    const left = [
      nameOf(segment('orphan', 4)),
      journalName(4),
      temporaryName('lease', 4),
      temporaryName('manifest', 2),
      stagedSegmentName(4, 0),
    ];
    put(...left);
    expect([...(await removed())].sort()).toEqual(
      [...left, manifestName(1), nameOf(segment('first', 1))].sort(),
    );
  });

  it('touches nothing of its own run or a later one', async () => {
    put(
      journalName(5),
      stagedSegmentName(5, 0),
      nameOf(segment('orphan', 5)),
      nameOf(segment('orphan', 6)),
    );
    expect(await removed()).toEqual([manifestName(1), nameOf(segment('first', 1))]);
  });

  it('never touches foreign files', async () => {
    put(
      'notes.txt',
      'lease-1.json',
      'segments/readme.md',
      `segments/${rootOf('first').slice(0, 2)}/x.seg`,
    );
    put('segments/other/manifest-0000000001.json', 'elsewhere/journal-0000000001.jsonl');
    // Files of a set by their names, where no set has them.
    put(
      `segments/00/${rootOf('first')}-0000000001.seg`,
      `${rootOf('first')}-0000000001.seg`,
      'segments/journal-0000000001.jsonl',
      'segments/00/lease-0000000001.tmp',
      'staged-0000000001-0.tmp',
    );
    expect(await removed()).toEqual([manifestName(1), nameOf(segment('first', 1))]);
  });

  it('keeps leases: their names are what stops a run that wakes up late or counts on a stale listing', async () => {
    const leases = [1, 2, 3, 4, 5].map(leaseName);
    put(...leases);
    await prune();
    expect(target.names).toEqual(expect.arrayContaining(leases));
  });

  it('removes leases only when a thousand runs lie between', async () => {
    newest = { ...newest, number: 1003 };
    putManifest(target, newest);
    target.files.delete(manifestName(5));
    const leases = (await removed()).filter((name) => name.startsWith('lease'));
    expect(leases).toEqual([leaseName(1)]);
  });
});

describe('nothing is removed', () => {
  it.each([
    ['a retained manifest', 3],
    ['a manifest off the list', 1],
  ])('while %s cannot be read', async (_, number) => {
    target.files.set(manifestName(number), new Uint8Array(9));
    await expectUntouched(new RegExp(manifestName(number)));
  });

  it.each([1, 3])(
    'while generation %i needs a feature this version does not know for it',
    async (number) => {
      const name = manifestName(number);
      const { value } = openSealedJson(target.files.get(name)!, name, nativeHasher);
      const changed = { ...(value as JsonValue & object), requiresToPrune: ['deltas'] };
      target.files.set(name, sealJson(changed, nativeHasher).bytes);
      await expectUntouched(/deltas/);
    },
  );

  it('while a retained manifest is missing', async () => {
    target.files.delete(manifestName(3));
    await expectUntouched(/file-not-found/);
  });

  it('while a higher lease is there', async () => {
    put(leaseName(8));
    await expectUntouched(/Run 8/);
  });

  it('while the next lease is there, although a stale listing does not show it', async () => {
    const seen = target.entries('');
    target.staleList = (directory) => (directory === '' ? seen : undefined);
    put(leaseName(6));
    await expectUntouched(/Run 6/);
  });

  it('while a later generation is listed, although later listings are older than that', async () => {
    const seen = target.entries('');
    putManifest(target, sampleManifest(6));
    let listings = 0;
    target.staleList = (directory) => (directory === '' && (listings += 1) > 1 ? seen : undefined);
    await expectUntouched(/Run 6/);
  });

  it('but manifests, when the server has one of them again before it is flushed', async () => {
    const name = manifestName(1);
    const bytes = target.files.get(name)!;
    target.before = ({ operation }) => {
      if (operation === 'flush-directory') target.files.set(name, bytes);
    };
    await expectUntouched(new RegExp(name));
  });

  it('while the target does not answer', async () => {
    const before = target.names;
    target.before = ({ operation, name }) => {
      if (operation === 'open') throw failure('connection-lost', name);
    };
    expect((await refusal(prune)).code).toBe('connection-lost');
    expect(target.names).toEqual(before);
  });
});
