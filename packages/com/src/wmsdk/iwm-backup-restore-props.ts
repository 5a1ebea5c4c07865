import type { WMT_ATTR_DATATYPE } from '../constants/wmsdkidl-types.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { WMT_ATTR_VALUE } from './iwm-status-callback.js';

/** A property of the object. */
export interface WM_BACKUP_PROPERTY {
  readonly pszName: string;
  readonly dwType: WMT_ATTR_DATATYPE;
  readonly pValue: WMT_ATTR_VALUE;
}

/**
 * The properties `BackupPath` and `RestorePath` of the older API: UNC paths, or local directories where the runtime has
 * a target for those. An operation reads them when it starts. Source: wmsdkidl.h; sdk-api IWMBackupRestoreProps.
 */
export interface IWMBackupRestoreProps extends IUnknown {
  /** `E_NOTIMPL`, as documented. */
  GetPropCount(): ComResult<number>;
  /** `E_NOTIMPL`, as documented. */
  GetPropByIndex(wIndex: number): ComResult<WM_BACKUP_PROPERTY>;
  /** `E_NOTIMPL`, as documented. */
  GetPropByName(pszName: string): ComResult<WM_BACKUP_PROPERTY>;
  /** `S_OK`; `E_INVALIDARG` for a type other than `WMT_TYPE_STRING` and for names other than the two. */
  SetProp(pszName: string, dwType: WMT_ATTR_DATATYPE, pValue: WMT_ATTR_VALUE): HRESULT;
  /** `S_OK`; `S_FALSE` if it was not set; `E_INVALIDARG` for other names. */
  RemoveProp(pcwszName: string): HRESULT;
  /** `S_OK`. */
  RemoveAllProps(): HRESULT;
}

/** IWMBackupRestoreProps (wmsdkidl.h). */
export const IID_IWMBackupRestoreProps: Iid<IWMBackupRestoreProps> = defineIid<
  IWMBackupRestoreProps,
  IUnknown
>('IWMBackupRestoreProps', '3C8E0DA6-996F-4FF3-A1AF-4838F9377E2E', IID_IUnknown);
