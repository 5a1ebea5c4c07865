import { describe, expect, test, vi } from 'vitest';
import { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import { ManualScheduler } from '../fixtures/manual-scheduler.js';
import { plainEvent } from '../fixtures/plain-event.js';
import { TestCallback } from '../fixtures/test-callback.js';
import { unwrap } from '../hresult/com-result.js';
import { MFCreateEventQueue } from './event-queue.js';
import type { IMFAsyncCallback } from './imf-async-callback.js';
import type { CallbackErrorListener } from './invoke-callback.js';

const failure = new Error('thrown by the callback');
const fail = (): never => {
  throw failure;
};
const failLater = (): Promise<never> => Promise.reject(failure);

/** Lets a callback run for one event, beside another queue that uses the same scheduler. */
function run(callback: unknown, onCallbackError?: CallbackErrorListener) {
  const scheduler = new ManualScheduler();
  const queue = unwrap(
    MFCreateEventQueue({ scheduler, ...(onCallbackError && { onCallbackError }) }),
  );
  const neighbour = unwrap(MFCreateEventQueue({ scheduler }));
  const heard = new TestCallback();
  queue.BeginGetEvent(callback as IMFAsyncCallback, null);
  queue.QueueEvent(plainEvent(1));
  neighbour.BeginGetEvent(heard, null);
  neighbour.QueueEvent(plainEvent(2));
  scheduler.runAll();
  return { queue, heard };
}

describe.each([
  ['throws in Invoke', { Invoke: fail, GetParameters: () => undefined }],
  ['rejects in Invoke', { Invoke: failLater, GetParameters: () => undefined }],
  ['throws in GetParameters', { Invoke: () => 0, GetParameters: fail }],
  ['rejects in GetParameters', { Invoke: () => 0, GetParameters: failLater }],
])('a callback that %s', (_how, callback) => {
  test('harms nobody else', () => {
    expect(run(callback).heard.results).toHaveLength(1);
  });

  test('leaves its request as it was: the event is still to be ended', () => {
    const { queue } = run(callback);
    expect(queue.GetEvent(MF_EVENT_FLAG_NO_WAIT).ok).toBe(false);
  });

  test('is reported to whoever asked for it', async () => {
    const listener = vi.fn();
    run(callback, listener);
    await Promise.resolve();
    expect(listener.mock.calls).toEqual([[failure]]);
  });

  test('may be reported to a listener that throws too', async () => {
    expect(run(callback, fail).heard.results).toHaveLength(1);
    await Promise.resolve();
  });
});

test('a callback that throws in GetParameters is invoked all the same', () => {
  const Invoke = vi.fn();
  run({ Invoke, GetParameters: fail });
  expect(Invoke).toHaveBeenCalledOnce();
});

test('a callback without GetParameters is invoked', () => {
  const Invoke = vi.fn();
  run({ Invoke });
  expect(Invoke).toHaveBeenCalledOnce();
});
