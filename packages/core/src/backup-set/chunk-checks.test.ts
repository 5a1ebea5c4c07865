import { beforeEach, describe, expect, it } from 'vitest';
import { nativeHasher } from '../fixtures/native-hasher.js';
import { record } from '../fixtures/sample-licenses.js';
import { testHost } from '../fixtures/test-host.js';
import type { CheckedChunk, ChunkPool, ChunkTask } from '../host/chunk-workers.js';
import { ChunkWalker } from './chunk-check.js';
import { ChunkChecks } from './chunk-checks.js';

type Answer = (checked: CheckedChunk | undefined) => void;

let ready: boolean;
let taken: { readonly task: ChunkTask; readonly answer: Answer }[];
let checks: ChunkChecks;

/** One thread that does what a test says. */
const pool: ChunkPool = {
  threads: 1,
  check: (task) => (ready ? new Promise((answer) => void taken.push({ task, answer })) : undefined),
  close: () => {
    for (const { answer } of taken.splice(0)) answer(undefined);
    return Promise.resolve();
  },
};

beforeEach(() => {
  ready = true;
  taken = [];
  checks = new ChunkChecks(pool, testHost());
});

/** A chunk of one license; with `damaged`, its last byte is not what it was. */
function task(id: string, damaged = false): ChunkTask {
  const bytes = new Uint8Array(record(id));
  const walked = new ChunkWalker(nativeHasher).walk(bytes, 'none', () => undefined);
  const { count, crc, headerDigest } = walked;
  if (damaged) bytes[bytes.length - 1]! ^= 1;
  return { bytes, kind: 'licenses', check: 'sha256', sums: { count, crc, headerDigest } };
}

const tasks = (count: number): readonly ChunkTask[] =>
  Array.from({ length: count }, (_, at) => task(`license-${at}`));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('while this thread is busy', () => {
  it('the other one has what it can go on with, and no more', () => {
    for (const each of tasks(9)) void checks.check(each);
    expect(taken).toHaveLength(4);
  });

  it('the other one gets the oldest that waits, as soon as it has answered', async () => {
    const given = tasks(6);
    for (const each of given) void checks.check(each);
    taken[0]!.answer({ bytes: given[0]!.bytes, whole: true });
    await turn();
    expect(taken.map((each) => each.task)).toEqual(given.slice(0, 5));
  });
});

describe('while this thread would only wait', () => {
  it('it checks what waits, oldest first, until there is what it waits for', async () => {
    const given = tasks(8);
    const done: number[] = [];
    const answers = given.map((each, at) =>
      checks.check(each).then((checked) => {
        done.push(at);
        return checked;
      }),
    );
    expect(await checks.until(answers[5]!)).toEqual({ bytes: given[5]!.bytes, whole: true });
    expect(done).toEqual([4, 5]);
  });

  it('it checks nothing where the other one answered while this one was busy', async () => {
    const given = tasks(6);
    const done: number[] = [];
    const answers = given.map((each, at) => checks.check(each).then(() => done.push(at)));
    setImmediate(() => taken[0]!.answer({ bytes: given[0]!.bytes, whole: true }));
    await checks.until(answers[0]!);
    expect(done).toEqual([0]);
  });

  it('it checks what has just been read and the other one has no room for', async () => {
    const waiting = checks.until(checks.check(task('first')));
    // It has nothing to do by now.
    await turn();
    await turn();
    for (const each of tasks(3)) void checks.check(each);
    await turn();
    expect((await checks.check(task('last')))?.whole).toBe(true);
    taken[0]!.answer(undefined);
    expect(await waiting).toBeUndefined();
  });

  it('it leaves what comes later to the other one, once it has gone on', async () => {
    await checks.until(Promise.resolve());
    let answered = false;
    for (const each of tasks(5)) void checks.check(each).then(() => (answered = true));
    await turn();
    expect(answered).toBe(false);
  });

  it('it checks all there is where no thread is ready, and hands over once one is', async () => {
    ready = false;
    const given = tasks(4);
    const answers = given.map((each) => checks.check(each));
    void answers[0]!.then(() => (ready = true));
    expect((await checks.until(answers[0]!))?.whole).toBe(true);
    expect(taken.map((each) => each.task)).toEqual(given.slice(1));
  });

  it.each([false, true])('it says what a thread says (damaged: %s)', async (damaged) => {
    ready = false;
    const checked = await checks.until(checks.check(task('a', damaged)));
    expect(checked?.whole).toBe(!damaged);
  });
});

describe('closing', () => {
  it('leaves no answer out', async () => {
    const answers = tasks(6).map((each) => checks.check(each));
    await checks.close();
    const whole = (await Promise.all(answers)).map((checked) => checked?.whole);
    expect(whole).toEqual([undefined, undefined, undefined, undefined, false, false]);
  });

  it('leaves none out although checking itself fails', async () => {
    ready = false;
    const hasher = {
      ...nativeHasher,
      crc32: (): never => {
        throw new RangeError('no memory');
      },
    };
    checks = new ChunkChecks(pool, { ...testHost(), hasher });
    const answer = checks.check(task('a'));
    await expect(checks.until(answer)).rejects.toThrow('no memory');
    expect((await answer)?.whole).toBe(false);
  });
});
