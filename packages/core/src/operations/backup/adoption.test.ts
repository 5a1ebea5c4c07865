import { beforeEach, describe, expect, it } from 'vitest';
import { segmentName } from '../../backup-set/file-names.js';
import type { SegmentEntry } from '../../backup-set/manifest.js';
import { failure, MemoryTarget } from '../../fixtures/memory-target.js';
import { nativeHasher } from '../../fixtures/native-hasher.js';
import { refusal } from '../../fixtures/refusals.js';
import { record, records } from '../../fixtures/sample-licenses.js';
import { sampleManifest } from '../../fixtures/sample-manifests.js';
import { writeSegment } from '../../fixtures/sample-segments.js';
import { Adoption, type WantedSegment } from './adoption.js';

const chunks = [records(record('a'), record('b')), record('c')];

let target: MemoryTarget;

beforeEach(() => {
  target = new MemoryTarget();
});

/** Run 9 behind generation 5, whose parent manifest lists these segments. */
function adoption(parentSegments: readonly SegmentEntry[] = []): Adoption {
  const parent = sampleManifest(5, { segments: parentSegments });
  return new Adoption(target, nativeHasher, { newest: 5, run: 9 }, parent);
}

function wanted({ run: _, ...entry }: SegmentEntry): WantedSegment {
  return entry;
}

const bytesOf = ({ root, run }: SegmentEntry): Uint8Array =>
  target.files.get(segmentName(root, run))!;

describe('a finished segment', () => {
  it.each([6, 7, 8])('of run %i, which died, is taken under its existing name', async (run) => {
    const entry = await writeSegment(target, run, chunks);
    const before = target.names;
    expect(await adoption().find(wanted(entry))).toEqual(entry);
    expect(target.names).toEqual(before);
  });

  it.each([1, 4, 5])('of run %i is not taken: an earlier run may be deleting it', async (run) => {
    const entry = await writeSegment(target, run, chunks);
    expect(await adoption().find(wanted(entry))).toBeUndefined();
  });

  it.each([9, 10])('of run %i is not taken', async (run) => {
    const entry = await writeSegment(target, run, chunks);
    expect(await adoption().find(wanted(entry))).toBeUndefined();
  });

  it('of the parent is taken, whichever run wrote it', async () => {
    const entry = await writeSegment(target, 2, chunks);
    expect(await adoption([entry]).find(wanted(entry))).toEqual(entry);
  });

  it('is taken from the parent first', async () => {
    const parents = await writeSegment(target, 5, chunks);
    await writeSegment(target, 7, chunks);
    expect(await adoption([parents]).find(wanted(parents))).toEqual(parents);
  });

  it('is taken from elsewhere when the parent has it damaged', async () => {
    const parents = await writeSegment(target, 5, chunks);
    const left = await writeSegment(target, 7, chunks);
    bytesOf(parents)[100]! ^= 1;
    expect(await adoption([parents]).find(wanted(parents))).toEqual(left);
  });

  it('is flushed before it counts', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.calls.length = 0;
    await adoption().find(wanted(entry));
    expect(target.calls.at(-1)).toEqual({
      operation: 'flush-file',
      name: segmentName(entry.root, 7),
    });
  });

  it('is read back in full', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.calls.length = 0;
    await adoption().find(wanted(entry));
    // Header, trailer, table and two chunks.
    expect(target.calls.filter(({ operation }) => operation === 'read')).toHaveLength(5);
    expect(target.openHandles).toBe(0);
  });

  it('is not taken with any bit flipped', async () => {
    const entry = await writeSegment(target, 7, [record('a')]);
    const whole = bytesOf(entry).slice();
    for (let bit = 0; bit < whole.length * 8; bit += 7) {
      const flipped = whole.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      target.files.set(segmentName(entry.root, 7), flipped);
      expect({ bit, found: await adoption().find(wanted(entry)) }).toEqual({
        bit,
        found: undefined,
      });
    }
  });

  it('is not taken with a payload that does not fit its digest, though every checksum fits', async () => {
    const rotten = record('a');
    rotten[55]! ^= 1;
    const entry = await writeSegment(target, 7, [rotten]);
    expect(await adoption().find(wanted(entry))).toBeUndefined();
  });

  it('is not taken when it is gone before it is opened', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.before = ({ operation }) => {
      if (operation === 'open') target.files.clear();
    };
    expect(await adoption().find(wanted(entry))).toBeUndefined();
  });

  it('is no answer when the target does not give one', async () => {
    const entry = await writeSegment(target, 7, chunks);
    target.before = ({ operation, name }) => {
      if (operation === 'read') throw failure('connection-lost', name);
    };
    expect((await refusal(() => adoption().find(wanted(entry)))).code).toBe('connection-lost');
  });

  it('is not read further once the run is cancelled', async () => {
    const entry = await writeSegment(target, 7, chunks);
    const found = adoption().find(wanted(entry), AbortSignal.abort());
    expect((await refusal(() => found)).code).toBe('cancelled');
  });
});
