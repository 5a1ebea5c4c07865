import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';

/**
 * The root of every interface. Memory is collected here, so there is no AddRef and no Release.
 * Source: unknwn.h; Win32 documentation com/rules-for-implementing-queryinterface.
 */
export interface IUnknown {
  /**
   * Another interface of the same object. Asking any interface for `IID_IUnknown` answers the same reference, so `===`
   * tells whether two references are one object.
   * @returns `S_OK`; `E_NOINTERFACE` for an id the object does not implement. The set never changes.
   */
  QueryInterface<T extends IUnknown>(riid: Iid<T>): ComResult<T>;
}

/** IUnknown (unknwn.h). */
export const IID_IUnknown: Iid<IUnknown> = defineIid<IUnknown, IUnknown>(
  'IUnknown',
  '00000000-0000-0000-C000-000000000046',
  null,
);
