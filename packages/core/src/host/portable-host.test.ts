import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../fixtures/manual-clock.js';
import { portableHost } from './portable-host.js';

const { clock, random, scheduler, process } = portableHost;

describe('the portable clock', () => {
  beforeEach(() =>
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }),
  );
  afterEach(() => vi.useRealTimers());

  it('tells wall time and a monotonic time', () => {
    vi.setSystemTime(1_000_000);
    const before = clock.monotonic();
    vi.advanceTimersByTime(250);
    expect(clock.now()).toBe(1_000_250);
    expect(clock.monotonic() - before).toBe(250);
  });

  it('sleeps for the time asked', async () => {
    const woken = vi.fn();
    void clock.sleep(100).then(woken);
    await vi.advanceTimersByTimeAsync(99);
    expect(woken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(woken).toHaveBeenCalledOnce();
  });

  it('wakes with `cancelled` as soon as the signal fires, and leaves no timer', async () => {
    const controller = new AbortController();
    const slept = clock.sleep(100, controller.signal);
    controller.abort('stop');
    await expect(slept).rejects.toMatchObject({ code: 'cancelled', cause: 'stop' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not fall asleep when the signal has fired before', async () => {
    await expect(clock.sleep(100, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the portable scheduler', () => {
  it('starts work on a later macrotask', async () => {
    const task = vi.fn();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      scheduler.later(task);
      await settle();
      expect(task).not.toHaveBeenCalled();
      vi.runAllTimers();
      expect(task).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('portable random bytes', () => {
  it('are as many as asked', () => {
    expect(random.bytes(0)).toHaveLength(0);
    expect(random.bytes(16)).toHaveLength(16);
  });

  it('differ from call to call', () => {
    expect(random.bytes(16)).not.toEqual(random.bytes(16));
  });
});

describe('the lonely process', () => {
  it('knows itself alive', () => {
    expect(process.status(process.self)).toBe('alive');
  });

  it('knows nothing of others', () => {
    expect(process.status({ ...process.self, hostId: 'another' })).toBe('unknown');
  });
});
