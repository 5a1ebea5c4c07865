import { beforeEach, describe, expect, test } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import { plainEvent } from '../fixtures/plain-event.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { E_FAIL, E_INVALIDARG, S_OK } from '../hresult/com-codes.js';
import { unwrap, type ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import {
  MF_E_MULTIPLE_BEGIN,
  MF_E_MULTIPLE_SUBSCRIBERS,
  MF_E_SHUTDOWN,
  MF_S_MULTIPLE_BEGIN,
} from '../hresult/mf-codes.js';
import { createComObject } from '../unknown/com-object.js';
import { MFCreateEventQueue } from './event-queue.js';
import type { IMFAsyncCallback } from './imf-async-callback.js';
import type { IMFAsyncResult } from './imf-async-result.js';
import type { IMFMediaEventQueue } from './imf-media-event-queue.js';
import type { IMFMediaEvent } from './imf-media-event.js';

const none = null as never;
const first = plainEvent(1);
const second = plainEvent(2);
const state = createComObject([], {});

let scheduler: ManualScheduler;
let queue: IMFMediaEventQueue;
let callback: TestCallback;

beforeEach(() => {
  scheduler = new ManualScheduler();
  queue = unwrap(MFCreateEventQueue({ scheduler }));
  callback = new TestCallback();
});

const take = (): ComResult<IMFMediaEvent> => queue.GetEvent(MF_EVENT_FLAG_NO_WAIT);

describe('BeginGetEvent', () => {
  test('calls back when an event comes', () => {
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    expect(callback.results).toHaveLength(1);
  });

  test('calls back when an event is there already', () => {
    queue.QueueEvent(first);
    queue.BeginGetEvent(callback, null);
    scheduler.runAll();
    expect(callback.results).toHaveLength(1);
  });

  test('calls back once, however many events come', () => {
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    queue.QueueEvent(second);
    scheduler.runAll();
    expect(callback.results).toHaveLength(1);
  });

  test('never calls back inside itself or QueueEvent', () => {
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    expect([callback.results.length, callback.asked, scheduler.waiting]).toEqual([0, 0, 1]);
  });

  test('asks the callback once how it wants to run', () => {
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    expect(callback.asked).toBe(1);
  });

  test('hands the state back, and no object', () => {
    queue.BeginGetEvent(callback, state);
    queue.QueueEvent(first);
    scheduler.runAll();
    const [result] = callback.results;
    expect([
      result?.GetStateNoAddRef() === state,
      result?.GetStatus(),
      result?.GetObject().ok,
    ]).toEqual([true, S_OK, false]);
  });

  describe.each([
    ['nothing is queued', []],
    ['an event is queued', [first]],
  ])('while a request is pending and %s', (_when, events) => {
    beforeEach(() => {
      for (const event of events) queue.QueueEvent(event);
      queue.BeginGetEvent(callback, state);
    });

    test('the same callback and state: MF_S_MULTIPLE_BEGIN', () => {
      expect(queue.BeginGetEvent(callback, state)).toBe(MF_S_MULTIPLE_BEGIN);
    });

    test('the same callback with another state: MF_E_MULTIPLE_BEGIN', () => {
      expect(queue.BeginGetEvent(callback, null)).toBe(MF_E_MULTIPLE_BEGIN);
    });

    test.each([
      ['the same state', state],
      ['another state', null],
    ])('another callback with %s: MF_E_MULTIPLE_SUBSCRIBERS', (_which, other) => {
      expect(queue.BeginGetEvent(new TestCallback(), other)).toBe(MF_E_MULTIPLE_SUBSCRIBERS);
    });
  });

  test('MF_S_MULTIPLE_BEGIN brings no second callback', () => {
    queue.BeginGetEvent(callback, null);
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    queue.QueueEvent(second);
    scheduler.runAll();
    expect(callback.results).toHaveLength(1);
  });

  test.each([null, undefined, 7, {}, { Invoke: 'no function' }])('%o is no callback', (given) => {
    expect(queue.BeginGetEvent(given as unknown as IMFAsyncCallback, null)).toBe(E_INVALIDARG);
  });

  test('no callback is E_INVALIDARG, also after Shutdown', () => {
    queue.Shutdown();
    expect(queue.BeginGetEvent(none, null)).toBe(E_INVALIDARG);
  });

  test('no callback is E_INVALIDARG, also while a request is pending', () => {
    queue.BeginGetEvent(callback, null);
    expect(queue.BeginGetEvent(none, null)).toBe(E_INVALIDARG);
  });

  test('a left-out state is null', () => {
    queue.BeginGetEvent(callback, undefined as never);
    expect(queue.BeginGetEvent(callback, null)).toBe(MF_S_MULTIPLE_BEGIN);
  });
});

describe('EndGetEvent', () => {
  /** A request whose callback ran, and its result. */
  function invoked(): IMFAsyncResult {
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    return callback.results[0]!;
  }

  test('answers the event', () => {
    expect(queue.EndGetEvent(invoked()).value).toBe(first);
  });

  test('is what takes the event: until then it is queued', () => {
    invoked();
    queue.QueueEvent(second);
    expect(queue.EndGetEvent(callback.results[0]!).value).toBe(first);
  });

  test('ends the request', () => {
    queue.EndGetEvent(invoked());
    queue.QueueEvent(second);
    expect([take().value, queue.BeginGetEvent(new TestCallback(), null)]).toEqual([second, S_OK]);
  });

  test('a second time is E_FAIL', () => {
    const result = invoked();
    queue.EndGetEvent(result);
    expect(queue.EndGetEvent(result)).toEqual({ ok: false, hr: E_FAIL });
  });

  test('a second time takes nothing, though an event is queued', () => {
    const result = invoked();
    queue.EndGetEvent(result);
    queue.QueueEvent(second);
    queue.EndGetEvent(result);
    expect(take().value).toBe(second);
  });

  test.each([
    ['null', () => none],
    ['nothing', () => undefined as never],
    ['another object', () => state as never],
    ['a result of somebody else', (): IMFAsyncResult => other()],
  ])('with %s is E_FAIL, and the request stays', (_what, wrong) => {
    const result = invoked();
    const refused = queue.EndGetEvent(wrong());
    expect([refused.hr, queue.EndGetEvent(result).value]).toEqual([E_FAIL, first]);
  });

  test('with null is E_FAIL without a request too, though an event is queued', () => {
    queue.QueueEvent(first);
    expect([queue.EndGetEvent(none).hr, take().value]).toEqual([E_FAIL, first]);
  });

  test('can come long after Invoke', () => {
    const result = invoked();
    for (let round = 0; round < 5; round += 1) scheduler.runAll();
    expect([take().hr, queue.EndGetEvent(result).value]).toEqual([
      MF_E_MULTIPLE_SUBSCRIBERS,
      first,
    ]);
  });

  function other(): IMFAsyncResult {
    const elsewhere = new TestCallback();
    const theirs = unwrap(MFCreateEventQueue({ scheduler }));
    theirs.BeginGetEvent(elsewhere, null);
    theirs.QueueEvent(second);
    scheduler.runAll();
    return elsewhere.results[0]!;
  }
});

describe('a callback', () => {
  test('that ends and begins again sees every event in order', () => {
    const seen: (number | undefined)[] = [];
    const pump = new TestCallback((result) => {
      seen.push(queue.EndGetEvent(result).value?.GetType().value);
      queue.BeginGetEvent(pump, null);
    });
    queue.BeginGetEvent(pump, null);
    for (const met of [1, 2, 3]) queue.QueueEvent(plainEvent(met));
    scheduler.runAll();
    expect(seen).toEqual([1, 2, 3]);
  });

  test('that begins again before it ends is told that its request is pending', () => {
    const codes: HRESULT[] = [];
    const eager = new TestCallback(() => codes.push(queue.BeginGetEvent(eager, null)));
    queue.BeginGetEvent(eager, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    expect(codes).toEqual([MF_S_MULTIPLE_BEGIN]);
  });

  test('can queue an event: its next request gets it, on a later turn', () => {
    const seen: (number | undefined)[] = [];
    const echo = new TestCallback((result) => {
      seen.push(queue.EndGetEvent(result).value?.GetType().value);
      if (seen.length === 1) queue.QueueEvent(second);
      queue.BeginGetEvent(echo, null);
      expect(seen).toHaveLength(echo.results.length);
    });
    queue.BeginGetEvent(echo, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    expect(seen).toEqual([1, 2]);
  });

  test('can leave its request open and queue an event: no second callback comes', () => {
    const forgetful = new TestCallback(() => queue.QueueEvent(second));
    queue.BeginGetEvent(forgetful, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    expect(forgetful.results).toHaveLength(1);
  });

  test('can shut the queue down', () => {
    let ended: HRESULT | undefined;
    const last = new TestCallback((result) => {
      queue.Shutdown();
      ended = queue.EndGetEvent(result).hr;
    });
    queue.BeginGetEvent(last, null);
    queue.QueueEvent(first);
    scheduler.runAll();
    expect(ended).toBe(MF_E_SHUTDOWN);
  });
});
