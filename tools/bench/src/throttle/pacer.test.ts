import { expect, test } from 'vitest';
import { Pacer } from './pacer.ts';

const mebibyte = 1024 * 1024;

/** A clock that waits by moving its hand, and wakes up this much late. */
function testClock(late = 0) {
  let time = 1000;
  return {
    now: () => time,
    wait: async (milliseconds: number) => {
      time += milliseconds + late;
      return Promise.resolve();
    },
    pass: (milliseconds: number) => void (time += milliseconds),
  };
}

/** Milliseconds to send 100 MiB by MiB at 100 MiB/s, with pauses between. */
async function timeFor(clock: ReturnType<typeof testClock>, pause = 0): Promise<number> {
  const pacer = new Pacer(100 * mebibyte, clock);
  const started = clock.now();
  for (let sent = 0; sent < 100; sent += 1) {
    await pacer.send(mebibyte);
    clock.pass(pause);
  }
  return clock.now() - started;
}

test('sends what it is told to send in a second', async () => {
  expect(await timeFor(testClock())).toBeCloseTo(990, -1);
});

test('a timer that wakes up a little late costs nothing', async () => {
  expect(await timeFor(testClock(1))).toBeCloseTo(990, -1);
});

test('a line left idle is time lost', async () => {
  expect(await timeFor(testClock(), 30)).toBeGreaterThan(2900);
});

test('pieces handed over together go one after the other', async () => {
  const clock = testClock();
  const pacer = new Pacer(100 * mebibyte, clock);
  await pacer.send(mebibyte);
  const started = clock.now();
  await Promise.all([pacer.send(mebibyte), pacer.send(mebibyte), pacer.send(mebibyte)]);
  expect(clock.now() - started).toBeGreaterThanOrEqual(30);
});
