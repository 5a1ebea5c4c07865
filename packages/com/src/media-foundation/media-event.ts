import type { MediaEventType } from '../constants/mfobjects-event-types.js';
import { VT_EMPTY } from '../constants/wtypes-vartype.js';
import { GUID_NULL, parseGuid, type Guid } from '../guid/guid.js';
import { E_INVALIDARG } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import { isHresultBits, toHRESULT, type HRESULT } from '../hresult/hresult.js';
import { implementInterfaces } from '../unknown/com-object.js';
import { AttributeStore } from './attribute-store.js';
import { IID_IMFMediaEvent, type IMFMediaEvent } from './imf-media-event.js';
import { copyPropVariant, lendPropVariant } from './propvariant-copy.js';
import type { PROPVARIANT } from './propvariant.js';
import { isUint } from './value-checks.js';

/** An event of these parts, which nobody checks or copies any more: see {@link MFCreateMediaEvent} for a caller's. */
export class MediaEvent extends AttributeStore implements IMFMediaEvent {
  static {
    implementInterfaces(MediaEvent, IID_IMFMediaEvent);
  }

  readonly #met: MediaEventType;
  readonly #extendedType: Guid;
  readonly #status: HRESULT;
  readonly #value: PROPVARIANT;

  constructor(met: MediaEventType, extendedType: Guid, status: HRESULT, value: PROPVARIANT) {
    super();
    this.#met = met;
    this.#extendedType = extendedType;
    this.#status = status;
    this.#value = value;
  }

  GetType(): ComResult<MediaEventType> {
    return comSuccess(this.#met);
  }

  GetExtendedType(): ComResult<Guid> {
    return comSuccess(this.#extendedType);
  }

  GetStatus(): ComResult<HRESULT> {
    return comSuccess(this.#status);
  }

  GetValue(): ComResult<PROPVARIANT> {
    return comSuccess(lendPropVariant(this.#value));
  }
}

/**
 * An event (mfapi.h; sdk-api MFCreateMediaEvent).
 * @param met kind of event, an integer of 32 bits.
 * @param guidExtendedType `GUID_NULL` unless `met` is `MEExtendedType`.
 * @param hrStatus outcome the event reports.
 * @param pvValue null stands for `VT_EMPTY`; bytes are copied.
 * @returns `S_OK`; `E_INVALIDARG` for an argument outside its range.
 */
export function MFCreateMediaEvent(
  met: MediaEventType,
  guidExtendedType: Guid,
  hrStatus: HRESULT,
  pvValue: PROPVARIANT | null,
): ComResult<IMFMediaEvent> {
  const value = copyPropVariant(pvValue ?? { vt: VT_EMPTY });
  // Nearly every event has GUID_NULL, which needs no look at its digits.
  const extendedType =
    guidExtendedType === GUID_NULL ? guidExtendedType : parseGuid(guidExtendedType);
  if (!isUint(met, 32) || !isHresultBits(hrStatus)) return comFailure(E_INVALIDARG);
  if (extendedType === undefined || value === undefined) return comFailure(E_INVALIDARG);
  return comSuccess(new MediaEvent(met, extendedType, toHRESULT(hrStatus), value));
}
