import type { Scheduler } from '@wmdrm/core';
import { beforeEach, describe, expect, test } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { VT_UI4, VT_UNKNOWN } from '../constants/wtypes-vartype.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import { plainEvent } from '../fixtures/plain-event.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { GUID_NULL, type Guid } from '../guid/guid.js';
import { E_FAIL, E_INVALIDARG, S_OK } from '../hresult/com-codes.js';
import { comSuccess, unwrap, type ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { MF_E_NO_EVENTS_AVAILABLE, MF_E_SHUTDOWN } from '../hresult/mf-codes.js';
import { createComObject } from '../unknown/com-object.js';
import { MFCreateEventQueue } from './event-queue.js';
import type { IMFMediaEventQueue } from './imf-media-event-queue.js';
import type { IMFMediaEvent } from './imf-media-event.js';

const none = null as never;
const first = plainEvent(1);
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

describe('queueing', () => {
  test('by values makes the event', () => {
    queue.QueueEventParamVar(7, GUID_NULL, E_FAIL, { vt: VT_UI4, ulVal: 3 });
    const event = unwrap(take());
    expect([event.GetType().value, event.GetStatus().value, event.GetValue().value]).toEqual([
      7,
      E_FAIL,
      { vt: VT_UI4, ulVal: 3 },
    ]);
  });

  test('by an object makes a VT_UNKNOWN value', () => {
    queue.QueueEventParamUnk(7, GUID_NULL, S_OK, state);
    expect(unwrap(take()).GetValue()).toEqual(comSuccess({ vt: VT_UNKNOWN, punkVal: state }));
  });

  test('the object may be null', () => {
    queue.QueueEventParamUnk(7, GUID_NULL, S_OK, null);
    expect(unwrap(take()).GetValue().value).toEqual({ vt: VT_UNKNOWN, punkVal: null });
  });

  test.each<[string, () => HRESULT]>([
    ['no event', () => queue.QueueEvent(none)],
    ['what is no event', () => queue.QueueEvent({} as IMFMediaEvent)],
    ['a type that is none', () => queue.QueueEventParamVar(-1, GUID_NULL, S_OK, null)],
    ['no GUID', () => queue.QueueEventParamUnk(1, 'none' as Guid, S_OK, null)],
    ['what is no object', () => queue.QueueEventParamUnk(1, GUID_NULL, S_OK, 7 as never)],
    ['no interfaces', () => queue.QueueEventParamUnk(1, GUID_NULL, S_OK, {} as never)],
  ])('%s is E_INVALIDARG and queues nothing', (_what, call) => {
    expect([call(), take().hr]).toEqual([E_INVALIDARG, MF_E_NO_EVENTS_AVAILABLE]);
  });

  test('the same event can be queued twice', () => {
    queue.QueueEvent(first);
    queue.QueueEvent(first);
    expect([take().value, take().value]).toEqual([first, first]);
  });
});

describe('Shutdown', () => {
  test('answers S_OK, also again', () => {
    expect([queue.Shutdown(), queue.Shutdown()]).toEqual([S_OK, S_OK]);
  });

  test.each<[string, () => HRESULT]>([
    ['GetEvent', () => take().hr],
    ['BeginGetEvent', () => queue.BeginGetEvent(callback, null)],
    ['EndGetEvent', () => queue.EndGetEvent(none).hr],
    ['QueueEvent', () => queue.QueueEvent(first)],
    ['QueueEventParamVar', () => queue.QueueEventParamVar(1, GUID_NULL, S_OK, null)],
    ['QueueEventParamUnk', () => queue.QueueEventParamUnk(1, GUID_NULL, S_OK, null)],
  ])('makes %s answer MF_E_SHUTDOWN, though events were queued', (_name, call) => {
    queue.QueueEvent(first);
    queue.Shutdown();
    expect(call()).toBe(MF_E_SHUTDOWN);
  });

  test('drops a request without an event: its callback is never called', () => {
    queue.BeginGetEvent(callback, null);
    queue.Shutdown();
    queue.QueueEvent(first);
    scheduler.runAll();
    expect(callback.results).toEqual([]);
  });

  test('does not stop a callback that was posted; its EndGetEvent answers MF_E_SHUTDOWN', () => {
    queue.BeginGetEvent(callback, null);
    queue.QueueEvent(first);
    queue.Shutdown();
    scheduler.runAll();
    expect(callback.results.map((result) => queue.EndGetEvent(result).hr)).toEqual([MF_E_SHUTDOWN]);
  });
});

test('a scheduler that is none is E_INVALIDARG', () => {
  expect(MFCreateEventQueue({ scheduler: {} as Scheduler }).hr).toBe(E_INVALIDARG);
});

test('without a scheduler callbacks run on a later turn of the event loop', async () => {
  const own = unwrap(MFCreateEventQueue());
  const called = new Promise<HRESULT>((resolve) => {
    const once = new TestCallback((result) => resolve(own.EndGetEvent(result).hr));
    own.BeginGetEvent(once, null);
  });
  own.QueueEvent(first);
  expect(await called).toBe(S_OK);
});
