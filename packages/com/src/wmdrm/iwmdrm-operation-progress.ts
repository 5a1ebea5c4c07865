import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { WmdrmOperationProgress } from './operation-progress.js';

/**
 * Whose operation an event belongs to, and how far it was. Not part of the original: its status has neither counts nor
 * an id. The value of every progress event answers it, and so does the cookie of every operation.
 */
export interface IWMDRMOperationProgress extends IUnknown {
  /** The cookie the method that started the operation answered: the same object. */
  GetCookie(): ComResult<IUnknown>;
  /** On the value of an event: how far it was when the event was queued. On a cookie: how far it is. */
  GetProgress(): ComResult<WmdrmOperationProgress>;
}

/** IWMDRMOperationProgress, an interface of this project. */
export const IID_IWMDRMOperationProgress: Iid<IWMDRMOperationProgress> = defineIid<
  IWMDRMOperationProgress,
  IUnknown
>('IWMDRMOperationProgress', '1C67C3E4-C093-4C18-8B5A-D70098574B20', IID_IUnknown);
