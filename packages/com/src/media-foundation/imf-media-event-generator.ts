import type { MediaEventType } from '../constants/mfobjects-event-types.js';
import type { Guid } from '../guid/guid.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { EventSource } from './event-source.js';
import type { PROPVARIANT } from './propvariant.js';

/** An object that raises events. Source: mfobjects.h; sdk-api IMFMediaEventGenerator. */
export interface IMFMediaEventGenerator extends IUnknown, EventSource {
  /**
   * Puts an event into the queue of the object; clients may do so too.
   * @param met kind of event.
   * @param guidExtendedType `GUID_NULL` unless `met` is `MEExtendedType`.
   * @param hrStatus outcome the event reports.
   * @param pvValue null stands for `VT_EMPTY`.
   * @returns `S_OK`; `E_INVALIDARG` for an argument outside its range; `MF_E_SHUTDOWN`. Checked in this order.
   */
  QueueEvent(
    met: MediaEventType,
    guidExtendedType: Guid,
    hrStatus: HRESULT,
    pvValue: PROPVARIANT | null,
  ): HRESULT;
}

/** IMFMediaEventGenerator (mfobjects.h). */
export const IID_IMFMediaEventGenerator: Iid<IMFMediaEventGenerator> = defineIid<
  IMFMediaEventGenerator,
  IUnknown
>('IMFMediaEventGenerator', '2CD0BD52-BCD5-4B89-B62C-EADC0C031E7D', IID_IUnknown);
