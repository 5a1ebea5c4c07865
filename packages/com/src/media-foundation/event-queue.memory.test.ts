import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { collectGarbage } from '../fixtures/collect-garbage.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import { plainEvent } from '../fixtures/plain-event.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { unwrap } from '../hresult/com-result.js';
import { createComObject } from '../unknown/com-object.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { MFCreateEventQueue } from './event-queue.js';
import type { IMFMediaEventQueue } from './imf-media-event-queue.js';

function newQueue(): IMFMediaEventQueue {
  return unwrap(MFCreateEventQueue({ scheduler: new ManualScheduler() }));
}

/** What `use` made and the queue held, as a reference that does not hold it. */
function held(use: () => IUnknown): WeakRef<IUnknown> {
  return new WeakRef(use());
}

test.each<[string, (queue: IMFMediaEventQueue) => IUnknown]>([
  [
    'unread events',
    (queue) => {
      const event = plainEvent(1);
      queue.QueueEvent(event);
      return event;
    },
  ],
  [
    'the callback of a pending request',
    (queue) => {
      const callback = new TestCallback();
      queue.BeginGetEvent(callback, null);
      return callback;
    },
  ],
  [
    'the state of a pending request',
    (queue) => {
      const state = createComObject([], {});
      queue.BeginGetEvent(new TestCallback(), state);
      return state;
    },
  ],
])('Shutdown lets go of %s', async (_what, use) => {
  const queue = newQueue();
  const reference = held(() => use(queue));
  await collectGarbage();
  const before = reference.deref() !== undefined;
  queue.Shutdown();
  await collectGarbage();
  expect([before, reference.deref()]).toEqual([true, undefined]);
});

test('an event that was taken is not held', async () => {
  const queue = newQueue();
  const reference = held(() => {
    queue.QueueEvent(plainEvent(1));
    queue.QueueEvent(plainEvent(2));
    return unwrap(queue.GetEvent(MF_EVENT_FLAG_NO_WAIT));
  });
  await collectGarbage();
  expect(reference.deref()).toBeUndefined();
});

test.each<[string, (queue: IMFMediaEventQueue, controller: AbortController) => unknown]>([
  ['an event came', (queue) => queue.QueueEvent(plainEvent(1))],
  ['the queue was shut down', (queue) => queue.Shutdown()],
  ['the signal fired', (_queue, controller) => controller.abort()],
])('nothing listens to the signal of a waiting GetEvent after %s', async (_what, end) => {
  const queue = newQueue();
  const controller = new AbortController();
  const waiting = queue.GetEvent(0, controller.signal);
  const before = getEventListeners(controller.signal, 'abort').length;
  end(queue, controller);
  await waiting;
  expect([before, getEventListeners(controller.signal, 'abort').length]).toEqual([1, 0]);
});
