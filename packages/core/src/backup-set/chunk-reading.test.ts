import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWorkers, type FakeWorkersOptions } from '../fixtures/fake-workers.js';
import { failure, MemoryTarget } from '../fixtures/memory-target.js';
import { record, records } from '../fixtures/sample-licenses.js';
import { writeSegment } from '../fixtures/sample-segments.js';
import { testHost } from '../fixtures/test-host.js';
import { ChunkBuffers } from './chunk-buffers.js';
import { readChunks, type ChunkReadingOptions } from './chunk-reading.js';
import { segmentName } from './file-names.js';
import type { PlacedSegment } from './layer-fold.js';

let target: MemoryTarget;
let workers: FakeWorkers;

beforeEach(() => {
  target = new MemoryTarget();
});

/** So many segments of so many chunks, each chunk one license `<segment>-<chunk>`. */
async function placed(segments: number, chunks: number): Promise<readonly PlacedSegment[]> {
  const list: PlacedSegment[] = [];
  for (let at = 1; at <= segments; at += 1) {
    const bodies = Array.from({ length: chunks }, (_, chunk) => record(`${at}-${chunk};`));
    list.push({ entry: await writeSegment(target, at, bodies), kind: 'licenses', layer: 0 });
  }
  return list;
}

const reading = (
  segments: readonly PlacedSegment[],
  options: Partial<ChunkReadingOptions> & { readonly threads?: FakeWorkersOptions } = {},
): ReturnType<typeof readChunks> => {
  const { threads, ...rest } = options;
  workers = new FakeWorkers(threads);
  const host = { ...testHost(), ...(threads ? { chunkWorkers: workers } : {}) };
  return readChunks({ target, segments, host, check: 'sha256', ...rest });
};

/** Each chunk as the text in it that looks like a test's license id, each failure as its message. */
async function told(results: ReturnType<typeof readChunks>): Promise<readonly string[]> {
  const list: string[] = [];
  for await (const result of results) list.push(textOf(result));
  return list;
}

function textOf(result: object): string {
  if ('error' in result) return (result.error as Error).message;
  const { bytes } = result as { readonly bytes: Uint8Array };
  return /(\d+-\d+);/.exec(new TextDecoder().decode(bytes))![1]!;
}

const fileOf = ({ entry: { root, run } }: PlacedSegment): string => segmentName(root, run);

const readsOf = (segment: PlacedSegment): number =>
  target.calls.filter(({ operation, name }) => operation === 'read' && name === fileOf(segment))
    .length;

/** So many turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function drain(results: ReturnType<typeof readChunks>): Promise<void> {
  for await (const result of results) void result;
}

const inOrder = (segments: number, chunks: number): readonly string[] =>
  Array.from({ length: segments * chunks }, (_, at) =>
    [Math.floor(at / chunks) + 1, at % chunks].join('-'),
  );

describe('readChunks', () => {
  it.each<[string, FakeWorkersOptions | undefined]>([
    ['without threads', undefined],
    ['with threads', {}],
    ['with one thread', { threads: 1 }],
    ['with threads that die', { fate: (number) => (number % 3 === 1 ? 'lost' : 'checked') }],
    ['with threads that start late', { fate: (number) => (number < 4 ? 'not ready' : 'checked') }],
  ])('gives all chunks of all segments in order, %s', async (_, threads) => {
    const segments = await placed(4, 7);
    const results = reading(segments, threads ? { threads } : {});
    expect(await told(results)).toEqual(inOrder(4, 7));
    expect(target.openHandles).toBe(0);
    expect(workers.closed).toBe(workers.opened);
  });

  it('asks for fewer threads where no payload is looked at', async () => {
    const payload = new Uint8Array(100_000);
    const entry = await writeSegment(target, 1, [records(record('1-0;', { payload }))]);
    const segments = [{ entry, kind: 'licenses', layer: 0 } as const];
    const asked: number[] = [];
    for (const check of ['sha256', 'none'] as const) {
      await told(reading(segments, { threads: {}, check }));
      asked.push(workers.asked);
    }
    expect(asked).toEqual([entry.bytes, Math.floor(entry.bytes / 16)]);
  });

  it('says which chunks a thread has found whole', async () => {
    const segments = await placed(1, 3);
    const { root, run } = segments[0]!.entry;
    const bytes = target.files.get(segmentName(root, run))!;
    bytes[32 + record('1-0;').length + 5]! ^= 1;
    const whole: boolean[] = [];
    for await (const result of reading(segments, { threads: {} }))
      whole.push('whole' in result && result.whole);
    expect(whole).toEqual([true, false, true]);
  });

  it('reads a chunk again whose thread died over it', async () => {
    const segments = await placed(1, 3);
    const results = reading(segments, {
      threads: { fate: (number) => (number === 1 ? 'lost' : 'checked') },
    });
    const whole: boolean[] = [];
    for await (const result of results) whole.push('whole' in result && result.whole);
    expect(whole).toEqual([true, false, true]);
    // Header, trailer and table; three chunks; one of them again.
    expect(readsOf(segments[0]!)).toBe(3 + 3 + 1);
  });

  it('reads on across the end of a segment while a chunk is worked on', async () => {
    const segments = await placed(2, 2);
    const results = reading(segments);
    await results.next();
    await turns(5);
    expect(segments.map(readsOf)).toEqual([3 + 2, 3 + 1]);
    await results.return();
  });

  it('reads no more than a few chunks ahead', async () => {
    const segments = await placed(1, 40);
    const results = reading(segments, { threads: {} });
    await results.next();
    await turns(9);
    expect(readsOf(segments[0]!)).toBe(3 + 12);
    await results.return();
  });

  it('reads no more than a few megabytes ahead', async () => {
    const chunk = records(record('1-0;', { payload: new Uint8Array(3_000_000) }));
    const entry = await writeSegment(
      target,
      1,
      Array.from({ length: 8 }, () => chunk),
    );
    const segments = [{ entry, kind: 'licenses', layer: 0 } as const];
    const results = reading(segments);
    await results.next();
    await turns(9);
    expect(readsOf(segments[0]!)).toBe(3 + 2);
    await results.return();
  });

  it('uses memory again', async () => {
    const buffers = new Set<ArrayBufferLike>();
    for await (const result of reading(await placed(1, 30)))
      if ('bytes' in result) buffers.add(result.bytes.buffer);
    expect(buffers.size).toBeLessThan(8);
  });
});

describe('where the bytes of whole chunks are not wanted', () => {
  it.each<[string, FakeWorkersOptions]>([
    ['with threads', {}],
    ['with one thread', { threads: 1 }],
    ['with threads that die', { fate: (number) => (number % 3 === 1 ? 'lost' : 'checked') }],
    ['with threads that start late', { fate: (number) => (number < 4 ? 'not ready' : 'checked') }],
  ])(
    'tells of all chunks, and gives the bytes of those nobody vouches for, %s',
    async (_, threads) => {
      const segments = await placed(3, 30);
      const all = inOrder(3, 30);
      let at = 0;
      for await (const result of reading(segments, { threads, wantsWhole: false })) {
        if ('error' in result) throw result.error;
        const { whole, bytes, entry } = result;
        expect(bytes).toHaveLength(whole ? 0 : entry.rawLength);
        if (!whole) expect(textOf(result)).toBe(all[at]);
        expect(result.file).toBe(fileOf(segments[Math.floor(at / 30)]!));
        at += 1;
      }
      expect(at).toBe(all.length);
      expect(target.openHandles).toBe(0);
    },
  );

  it('reads on while nobody takes what has been checked, and not without end', async () => {
    const segments = await placed(1, 60);
    const results = reading(segments, { threads: { threads: 1 }, wantsWhole: false });
    await results.next();
    await turns(99);
    // One was told; at most three times six wait for their turn.
    expect(readsOf(segments[0]!)).toBe(3 + 1 + 18);
    await results.return();
    expect(target.openHandles).toBe(0);
  });

  it('has no more under way than there are places, however many were free before their turn', async () => {
    const segments = await placed(1, 60);
    let [begun, held] = [0, 0];
    target.before = async ({ operation }) => {
      if (operation !== 'read' || (begun += 1) <= 3 + 40) return;
      held += 1;
      await new Promise(() => undefined);
    };
    const results = reading(segments, { threads: { threads: 1 }, wantsWhole: false });
    for (let chunk = 0; chunk < 40; chunk += 1) await results.next();
    void results.next();
    await turns(9);
    // Three, and as many for the thread.
    expect(held).toBe(6);
  });

  it('gives their memory back', async () => {
    const [taken, back] = (['take', 'giveBack'] as const).map((name) =>
      vi.spyOn(ChunkBuffers.prototype, name),
    );
    await drain(reading(await placed(1, 30), { threads: {}, wantsWhole: false }));
    expect(taken!.mock.calls.length).toBeGreaterThan(30 - 1);
    expect(back!.mock.calls.length).toBe(taken!.mock.calls.length);
    vi.restoreAllMocks();
  });

  it('gives them without threads, for nobody has looked at them', async () => {
    expect(await told(reading(await placed(2, 7), { wantsWhole: false }))).toEqual(inOrder(2, 7));
  });
});

describe('a failure', () => {
  it('ends its segment, in its place; the next one follows', async () => {
    const segments = await placed(3, 6);
    const { root, run } = segments[1]!.entry;
    let reads = 0;
    target.before = ({ operation, name }) => {
      if (operation !== 'read' || name !== segmentName(root, run)) return;
      reads += 1;
      if (reads === 3 + 3) throw failure('connection-lost', 'chunk 2');
    };
    const all = inOrder(3, 6);
    expect(await told(reading(segments, { threads: {} }))).toEqual([
      ...all.slice(0, 8),
      'chunk 2: connection-lost',
      ...all.slice(12),
    ]);
    expect(target.openHandles).toBe(0);
  });

  it('has no more of its segment read', async () => {
    const segments = await placed(1, 60);
    let reads = 0;
    target.before = ({ operation }) => {
      if (operation === 'read' && (reads += 1) === 3 + 5) throw failure('connection-lost', 'x');
    };
    await drain(reading(segments));
    expect(reads).toBeLessThan(3 + 5 + 5);
  });

  it('to open a segment is told in its place', async () => {
    const segments = await placed(3, 2);
    const { root, run } = segments[1]!.entry;
    target.files.delete(segmentName(root, run));
    expect(await told(reading(segments))).toEqual([
      '1-0',
      '1-1',
      `${segmentName(root, run)}: file-not-found`,
      '3-0',
      '3-1',
    ]);
  });
});

describe('a reading that is left', () => {
  it.each<[string, FakeWorkersOptions | undefined]>([
    ['without threads', undefined],
    ['with threads', {}],
  ])('has nothing open and nothing under way, %s', async (_, threads) => {
    const segments = await placed(3, 2);
    const results = reading(segments, threads ? { threads } : {});
    await results.next();
    await results.return();
    const calls = target.calls.length;
    await turns(9);
    expect(target.calls.length).toBe(calls);
    expect(target.openHandles).toBe(0);
    expect(workers.closed).toBe(workers.opened);
  });

  it('ends when what was begun has ended, and not before', async () => {
    const segments = await placed(2, 3);
    const nextFile = fileOf(segments[1]!);
    let underWay = 0;
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    target.before = async ({ operation, name }) => {
      underWay += 1;
      if (operation === 'open' && name === nextFile) await held;
      if (operation === 'read') await turns(3);
      underWay -= 1;
    };
    const results = reading(segments);
    await results.next();
    let ended = false;
    const leaving = results.return().then(() => (ended = true));
    await turns(20);
    expect(ended).toBe(false);
    go();
    await leaving;
    expect([underWay, target.openHandles]).toEqual([0, 0]);
  });

  it('waits for reads of chunks as well', async () => {
    const segments = await placed(1, 40);
    let reads = 0;
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    target.before = async ({ operation }) => {
      if (operation === 'read' && (reads += 1) > 3 + 1) await held;
    };
    const results = reading(segments);
    await results.next();
    let ended = false;
    const leaving = results.return().then(() => (ended = true));
    await turns(9);
    expect(ended).toBe(false);
    go();
    await leaving;
    expect(target.openHandles).toBe(0);
  });

  it('reads nothing again that threads have taken along', async () => {
    const results = reading(await placed(1, 40), { threads: { fate: () => 'lost' } });
    await results.next();
    const before = target.calls.length;
    await results.return();
    expect(target.calls.slice(before).filter(({ operation }) => operation === 'read')).toEqual([]);
  });
});
