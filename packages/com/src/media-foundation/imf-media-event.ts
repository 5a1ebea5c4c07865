import type { MediaEventType } from '../constants/mfobjects-event-types.js';
import type { Guid } from '../guid/guid.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IMFAttributes, type IMFAttributes } from './imf-attributes.js';
import type { PROPVARIANT } from './propvariant.js';

/** An event; also a set of attributes. All four getters answer `S_OK`. Source: mfobjects.h; sdk-api IMFMediaEvent. */
export interface IMFMediaEvent extends IMFAttributes {
  /** What kind of event it is. */
  GetType(): ComResult<MediaEventType>;
  /** Which custom event it is; `GUID_NULL` unless the type is `MEExtendedType`. */
  GetExtendedType(): ComResult<Guid>;
  /** The outcome of what the event reports, as the value; the call itself succeeded. */
  GetStatus(): ComResult<HRESULT>;
  /** The value of the event, with copies of its bytes; `VT_EMPTY` if it has none. Check `vt` before use. */
  GetValue(): ComResult<PROPVARIANT>;
}

/** IMFMediaEvent (mfobjects.h). */
export const IID_IMFMediaEvent: Iid<IMFMediaEvent> = defineIid<IMFMediaEvent, IMFAttributes>(
  'IMFMediaEvent',
  'DF598932-F10C-4E39-BBA2-C308F101DAA3',
  IID_IMFAttributes,
);
