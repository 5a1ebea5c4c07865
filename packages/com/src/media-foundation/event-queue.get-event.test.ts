import { beforeEach, describe, expect, test } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import { plainEvent } from '../fixtures/plain-event.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { E_ABORT, E_INVALIDARG } from '../hresult/com-codes.js';
import { unwrap, type ComResult } from '../hresult/com-result.js';
import {
  MF_E_MULTIPLE_SUBSCRIBERS,
  MF_E_NO_EVENTS_AVAILABLE,
  MF_E_SHUTDOWN,
} from '../hresult/mf-codes.js';
import { MFCreateEventQueue } from './event-queue.js';
import type { IMFMediaEventQueue } from './imf-media-event-queue.js';
import type { IMFMediaEvent } from './imf-media-event.js';

const first = plainEvent(1);
const second = plainEvent(2);

let scheduler: ManualScheduler;
let queue: IMFMediaEventQueue;
let callback: TestCallback;

beforeEach(() => {
  scheduler = new ManualScheduler();
  queue = unwrap(MFCreateEventQueue({ scheduler }));
  callback = new TestCallback();
});

const take = (): ComResult<IMFMediaEvent> => queue.GetEvent(MF_EVENT_FLAG_NO_WAIT);

describe('GetEvent without waiting', () => {
  test('of an empty queue', () => {
    expect(take()).toEqual({ ok: false, hr: MF_E_NO_EVENTS_AVAILABLE });
  });

  test('answers the very event, and only once', () => {
    queue.QueueEvent(first);
    expect([take().value === first, take().hr]).toEqual([true, MF_E_NO_EVENTS_AVAILABLE]);
  });

  test('answers in the order of queueing', () => {
    queue.QueueEvent(first);
    queue.QueueEvent(second);
    expect([take().value, take().value]).toEqual([first, second]);
  });

  test('is refused while a request is pending', () => {
    queue.QueueEvent(first);
    queue.BeginGetEvent(callback, null);
    expect(take().hr).toBe(MF_E_MULTIPLE_SUBSCRIBERS);
  });

  test.each([2, 3, -1, 0.5])('flags %d are E_INVALIDARG', (flags) => {
    expect(queue.GetEvent(flags)).toEqual({ ok: false, hr: E_INVALIDARG });
  });

  test('other flags come after the other checks', () => {
    queue.BeginGetEvent(callback, null);
    const pending = queue.GetEvent(2);
    queue.Shutdown();
    expect([pending, queue.GetEvent(2)]).toEqual([
      { ok: false, hr: MF_E_MULTIPLE_SUBSCRIBERS },
      { ok: false, hr: MF_E_SHUTDOWN },
    ]);
  });
});

describe('GetEvent with waiting', () => {
  test('answers a queued event', async () => {
    queue.QueueEvent(first);
    expect((await queue.GetEvent(0)).value).toBe(first);
  });

  test('answers the event to come', async () => {
    const waiting = queue.GetEvent(0);
    queue.QueueEvent(first);
    expect((await waiting).value).toBe(first);
  });

  test('serves those who wait in order, one event each', async () => {
    const waiting = [queue.GetEvent(0), queue.GetEvent(0)];
    queue.QueueEvent(first);
    queue.QueueEvent(second);
    const values = (await Promise.all(waiting)).map(({ value }) => value);
    expect(values).toEqual([first, second]);
  });

  test('leaves nothing in the queue', async () => {
    const waiting = queue.GetEvent(0);
    queue.QueueEvent(first);
    await waiting;
    expect(take().hr).toBe(MF_E_NO_EVENTS_AVAILABLE);
  });

  test('resolves with MF_E_SHUTDOWN at Shutdown, for all who wait', async () => {
    const waiting = [queue.GetEvent(0), queue.GetEvent(0)];
    queue.Shutdown();
    expect(await Promise.all(waiting)).toEqual([
      { ok: false, hr: MF_E_SHUTDOWN },
      { ok: false, hr: MF_E_SHUTDOWN },
    ]);
  });

  test('resolves with MF_E_SHUTDOWN after Shutdown', async () => {
    queue.Shutdown();
    expect((await queue.GetEvent(0)).hr).toBe(MF_E_SHUTDOWN);
  });

  test('resolves with MF_E_MULTIPLE_SUBSCRIBERS while a request is pending', async () => {
    queue.BeginGetEvent(callback, null);
    expect((await queue.GetEvent(0)).hr).toBe(MF_E_MULTIPLE_SUBSCRIBERS);
  });

  test('resolves with E_ABORT when the signal fires', async () => {
    const controller = new AbortController();
    const waiting = queue.GetEvent(0, controller.signal);
    controller.abort();
    expect(await waiting).toEqual({ ok: false, hr: E_ABORT });
  });

  test('resolves with E_INVALIDARG for a signal that is none, and takes no event', async () => {
    queue.QueueEvent(first);
    const refused = await queue.GetEvent(0, { aborted: false } as AbortSignal);
    expect([refused.hr, take().value]).toEqual([E_INVALIDARG, first]);
  });

  test('with a signal that has fired takes no event', async () => {
    queue.QueueEvent(first);
    const stopped = await queue.GetEvent(0, AbortSignal.abort());
    expect([stopped.hr, take().value]).toEqual([E_ABORT, first]);
  });

  test('once stopped takes no event from those who still wait', async () => {
    const controller = new AbortController();
    void queue.GetEvent(0, controller.signal);
    const still = queue.GetEvent(0);
    controller.abort();
    queue.QueueEvent(first);
    expect((await still).value).toBe(first);
  });

  test('a signal that fires after the event came changes nothing', async () => {
    const controller = new AbortController();
    const waiting = queue.GetEvent(0, controller.signal);
    queue.QueueEvent(first);
    controller.abort();
    expect((await waiting).value).toBe(first);
  });

  test('is served before a request that came later, which gets the next event', async () => {
    const waiting = queue.GetEvent(0);
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    const invokedForFirst = callback.results.length;
    queue.QueueEvent(second);
    scheduler.runAll();
    expect([(await waiting).value === first, invokedForFirst, callback.results.length]).toEqual([
      true,
      0,
      1,
    ]);
  });
});
