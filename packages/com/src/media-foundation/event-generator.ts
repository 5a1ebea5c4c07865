import type { MF_EVENT_FLAG_NO_WAIT } from '../constants/mfobjects-event-flags.js';
import type { MediaEventType } from '../constants/mfobjects-event-types.js';
import type { Guid } from '../guid/guid.js';
import { unwrap, type ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { ComObject, implementInterfaces } from '../unknown/com-object.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { MFCreateEventQueue, type EventQueueOptions } from './event-queue.js';
import type { IMFAsyncCallback } from './imf-async-callback.js';
import type { IMFAsyncResult } from './imf-async-result.js';
import {
  IID_IMFMediaEventGenerator,
  type IMFMediaEventGenerator,
} from './imf-media-event-generator.js';
import type { IMFMediaEventQueue } from './imf-media-event-queue.js';
import type { IMFMediaEvent } from './imf-media-event.js';
import type { PROPVARIANT } from './propvariant.js';

/**
 * The base of an object that raises events: it holds a queue and hands the four methods on to it
 * (medfound/media-event-generators). Whoever derives from it shuts the queue down when the object is.
 */
export abstract class EventGenerator extends ComObject implements IMFMediaEventGenerator {
  static {
    implementInterfaces(EventGenerator, IID_IMFMediaEventGenerator);
  }

  protected readonly queue: IMFMediaEventQueue;

  constructor(options: EventQueueOptions = {}) {
    super();
    this.queue = unwrap(MFCreateEventQueue(options));
  }

  GetEvent(dwFlags: typeof MF_EVENT_FLAG_NO_WAIT): ComResult<IMFMediaEvent>;
  GetEvent(dwFlags: 0, signal?: AbortSignal): Promise<ComResult<IMFMediaEvent>>;
  GetEvent(
    dwFlags: number,
    signal?: AbortSignal,
  ): ComResult<IMFMediaEvent> | Promise<ComResult<IMFMediaEvent>>;
  GetEvent(
    dwFlags: number,
    signal?: AbortSignal,
  ): ComResult<IMFMediaEvent> | Promise<ComResult<IMFMediaEvent>> {
    return this.queue.GetEvent(dwFlags, signal);
  }

  BeginGetEvent(pCallback: IMFAsyncCallback, punkState: IUnknown | null): HRESULT {
    return this.queue.BeginGetEvent(pCallback, punkState);
  }

  EndGetEvent(pResult: IMFAsyncResult): ComResult<IMFMediaEvent> {
    return this.queue.EndGetEvent(pResult);
  }

  QueueEvent(
    met: MediaEventType,
    guidExtendedType: Guid,
    hrStatus: HRESULT,
    pvValue: PROPVARIANT | null,
  ): HRESULT {
    return this.queue.QueueEventParamVar(met, guidExtendedType, hrStatus, pvValue);
  }
}
