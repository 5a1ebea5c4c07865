import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nodeClock } from './node-clock.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('sleeps as long as asked', async () => {
  let awake = false;
  const sleep = nodeClock.sleep(1_000).then(() => (awake = true));
  await vi.advanceTimersByTimeAsync(999);
  expect(awake).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await sleep;
  expect(awake).toBe(true);
});

test('a signal ends a sleep at once and leaves no timer behind', async () => {
  const controller = new AbortController();
  const reason = new Error('the user went home');
  const sleep = expect(nodeClock.sleep(1_000, controller.signal)).rejects.toMatchObject({
    name: 'AbortError',
    code: 'cancelled',
    cause: reason,
  });
  await vi.advanceTimersByTimeAsync(1);
  controller.abort(reason);
  await sleep;
  expect(vi.getTimerCount()).toBe(0);
});

test('a signal that has fired before starts no timer', async () => {
  await expect(nodeClock.sleep(1_000, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(vi.getTimerCount()).toBe(0);
});

test('a sleep that ends leaves no listener on its signal', async () => {
  const { signal } = new AbortController();
  const sleep = nodeClock.sleep(1_000, signal);
  await vi.advanceTimersByTimeAsync(1_000);
  await sleep;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test.each([-1, Number.NaN, 2 ** 31])('cannot sleep %d ms', async (milliseconds) => {
  await expect(nodeClock.sleep(milliseconds)).rejects.toMatchObject({ code: 'invalid-argument' });
});

test('wall time is that of the system, monotonic time goes forward', async () => {
  const [wall, monotonic] = [nodeClock.now(), nodeClock.monotonic()];
  await vi.advanceTimersByTimeAsync(250);
  expect(nodeClock.now() - wall).toBe(250);
  expect(nodeClock.monotonic() - monotonic).toBeCloseTo(250);
});
