import { EventEmitter } from 'node:events';
import {
  createComObject,
  GUID_NULL,
  IID_IMFAsyncCallback,
  MFCreateEventQueue,
  MFCreateMediaEvent,
  unwrap,
  type IMFMediaEvent,
  type IMFMediaEventQueue,
} from '@wmdrm/com';
import { E_NOTIMPL, MF_EVENT_FLAG_NO_WAIT, S_OK } from '@wmdrm/com/constants';
import { nodeHost } from '@wmdrm/node';

/** Events that wait at once: more than a client that polls every half second ever sees. */
const waiting = 1000;
const type = 501;

/** So many events through a Media Foundation queue, a thousand waiting at a time. */
export function throughEventQueue(events: number): number {
  const queue = unwrap(MFCreateEventQueue());
  const event = unwrap(MFCreateMediaEvent(type, GUID_NULL, S_OK, null));
  let taken = 0;
  while (taken < events) {
    for (let n = 0; n < waiting; n += 1) queue.QueueEvent(event);
    for (let n = 0; n < waiting; n += 1) if (queue.GetEvent(MF_EVENT_FLAG_NO_WAIT).ok) taken += 1;
  }
  queue.Shutdown();
  return taken;
}

/** The same through an array. */
export function throughArray(events: number): number {
  const queue: { readonly type: number }[] = [];
  const event = { type };
  let taken = 0;
  while (taken < events) {
    for (let n = 0; n < waiting; n += 1) queue.push(event);
    for (let n = 0; n < waiting; n += 1) if (queue.shift()) taken += 1;
  }
  return taken;
}

/** The same through an EventEmitter, which keeps nothing waiting. */
export function throughEmitter(events: number): number {
  const emitter = new EventEmitter();
  let taken = 0;
  emitter.on('event', () => {
    taken += 1;
  });
  while (taken < events) emitter.emit('event', { type });
  return taken;
}

/** So many rounds of BeginGetEvent, Invoke and EndGetEvent, each from a later turn of the event loop. */
export function beginInvokeEnd(rounds: number): Promise<number> {
  const { scheduler } = nodeHost();
  const queue: IMFMediaEventQueue = unwrap(MFCreateEventQueue({ scheduler }));
  const event: IMFMediaEvent = unwrap(MFCreateMediaEvent(type, GUID_NULL, S_OK, null));
  return new Promise((resolve) => {
    let done = 0;
    const callback = createComObject([IID_IMFAsyncCallback], {
      GetParameters: () => ({ ok: false, hr: E_NOTIMPL }),
      Invoke: (result) => {
        unwrap(queue.EndGetEvent(result));
        done += 1;
        if (done === rounds) {
          queue.Shutdown();
          resolve(done);
        } else {
          next();
        }
        return S_OK;
      },
    });
    const next = (): void => {
      queue.BeginGetEvent(callback, null);
      queue.QueueEvent(event);
    };
    next();
  });
}

/** The same with `once` and a later turn of the event loop. */
export function onceAndEmit(rounds: number): Promise<number> {
  const emitter = new EventEmitter();
  return new Promise((resolve) => {
    let done = 0;
    const next = (): void => {
      emitter.once('event', () => {
        done += 1;
        if (done === rounds) resolve(done);
        else next();
      });
      setImmediate(() => emitter.emit('event', { type }));
    };
    next();
  });
}
