import {
  concatBytes,
  encodeRecord,
  recordLayout,
  type ChunkPool,
  type ChunkTask,
  type License,
} from '@wmdrm/core';
import { afterEach, describe, expect, it } from 'vitest';
import { chunkWorkers, type ChunkWorkersOptions } from './chunk-workers.js';
import { nodeHasher } from './node-hasher.js';

const evident = { verdict: 'granted', evidence: 'synthetic' } as const;
const license = (id: string): License => ({
  id,
  format: 'lcp',
  payload: new TextEncoder().encode(`payload of ${id}`),
  description: {
    ...{ backup: evident, restore: evident, persistence: 'yes', stateful: false },
    ...{ keyIds: [], rights: [], unknownMustUnderstand: [] },
  },
});

function task(): ChunkTask {
  const all = ['a', 'b', 'c'].map((id) => encodeRecord(license(id), nodeHasher));
  const headers = all.map((bytes) =>
    bytes.subarray(0, new DataView(bytes.buffer).getUint32(recordLayout.headerLength, true)),
  );
  const bytes = concatBytes(all);
  return {
    bytes,
    kind: 'licenses',
    check: 'sha256',
    sums: {
      count: all.length,
      crc: nodeHasher.crc32(bytes),
      headerDigest: nodeHasher.sha256(concatBytes(headers)),
    },
  };
}

const thread = (name: string): URL => new URL(`fixtures/${name}-thread.ts`, import.meta.url);
let pool: ChunkPool | undefined;

function open(options: Partial<ChunkWorkersOptions> = {}): ChunkPool {
  pool = chunkWorkers({ threads: 2, bytesPerThread: 1, ...options }).open(2)!;
  return pool;
}

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

describe('how many threads', () => {
  it.each([
    ['none for little', 2, 99, undefined, undefined],
    ['one for each share', 4, 250, undefined, 2],
    ['no more than there may be', 4, 5000, undefined, 4],
    ['no more than are asked for', 4, 5000, 1, 1],
    ['none on one processor', 1, 5000, undefined, undefined],
  ])('%s', async (_, threads, bytes, most, expected) => {
    pool = chunkWorkers({ threads, bytesPerThread: 100 }).open(bytes, most);
    expect(pool?.threads).toBe(expected);
  });
});

describe('a thread', () => {
  it('says whether a chunk is whole, and gives its bytes back', async () => {
    const threads = open({ patient: true });
    const whole = task();
    const flipped = task();
    flipped.bytes[flipped.bytes.length - 1]! ^= 1;
    const [bytes, changed] = [whole.bytes.slice(), flipped.bytes.slice()];
    const answers = [threads.check(whole), threads.check(flipped)];
    expect(whole.bytes).toHaveLength(0);
    expect(await answers[0]).toEqual({ bytes, whole: true });
    expect(await answers[1]).toEqual({ bytes: changed, whole: false });
  });

  it('is not waited for while it starts', () => {
    const given = task();
    expect(open().check(given)).toBeUndefined();
    expect(given.bytes.length).toBeGreaterThan(0);
  });

  it('takes chunks as soon as it can', async () => {
    const threads = open();
    let checking: ReturnType<ChunkPool['check']>;
    while (!(checking = threads.check(task())))
      await new Promise((resolve) => setImmediate(resolve));
    expect((await checking)?.whole).toBe(true);
  });

  it('that dies answers for what it has taken, and takes no more', async () => {
    const threads = open({ module: thread('dying'), patient: true });
    const answers = [threads.check(task()), threads.check(task()), threads.check(task())];
    for (const answer of answers) expect(await answer).toBeUndefined();
    expect(threads.check(task())).toBeUndefined();
  });

  it.each(['broken', 'missing'])('that cannot start (%s) answers too', async (name) => {
    const threads = open({ module: thread(name), patient: true });
    expect(await threads.check(task())).toBeUndefined();
  });
});

describe('closing', () => {
  it('leaves no answer out, whatever the threads do', async () => {
    const threads = open({ module: thread('silent'), patient: true });
    const answers = [threads.check(task()), threads.check(task())];
    await threads.close();
    for (const answer of answers) expect(await answer).toBeUndefined();
    expect(threads.check(task())).toBeUndefined();
    await threads.close();
  });

  it('leaves no thread', async () => {
    const before = threadsOfProcess();
    const threads = open({ patient: true });
    await threads.check(task());
    expect(threadsOfProcess()).toBe(before + 2);
    await threads.close();
    expect(threadsOfProcess()).toBe(before);
  });
});

/** Threads this process has started and that keep it alive. */
function threadsOfProcess(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
}
