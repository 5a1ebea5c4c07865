import type { MediaEventType } from '../constants/mfobjects-event-types.js';
import type { Guid } from '../guid/guid.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { EventSource } from './event-source.js';
import type { IMFMediaEvent } from './imf-media-event.js';
import type { PROPVARIANT } from './propvariant.js';

/**
 * The queue an event generator is built on; not a generator itself. Unread events are kept without limit.
 * Source: mfobjects.h; sdk-api IMFMediaEventQueue; medfound/media-event-generators.
 */
export interface IMFMediaEventQueue extends IUnknown, EventSource {
  /** Queues an event made before. `S_OK`; `E_INVALIDARG` for what is none; `MF_E_SHUTDOWN`. */
  QueueEvent(pEvent: IMFMediaEvent): HRESULT;
  /** Makes an event and queues it. `S_OK`; `E_INVALIDARG` for an argument outside its range; `MF_E_SHUTDOWN`. */
  QueueEventParamVar(
    met: MediaEventType,
    guidExtendedType: Guid,
    hrStatus: HRESULT,
    pvValue: PROPVARIANT | null,
  ): HRESULT;
  /** Like `QueueEventParamVar` with a `VT_UNKNOWN` value; `pUnk` may be null. */
  QueueEventParamUnk(
    met: MediaEventType,
    guidExtendedType: Guid,
    hrStatus: HRESULT,
    pUnk: IUnknown | null,
  ): HRESULT;
  /**
   * Drops what is queued; from now on everything but QueryInterface answers `MF_E_SHUTDOWN`, waiting `GetEvent(0)`
   * too. A pending callback that was not posted yet is dropped; a posted one still runs. `S_OK`, also again.
   */
  Shutdown(): HRESULT;
}

/** IMFMediaEventQueue (mfobjects.h). */
export const IID_IMFMediaEventQueue: Iid<IMFMediaEventQueue> = defineIid<
  IMFMediaEventQueue,
  IUnknown
>('IMFMediaEventQueue', '36F846FC-2256-48B6-B58E-E2B638316581', IID_IUnknown);
