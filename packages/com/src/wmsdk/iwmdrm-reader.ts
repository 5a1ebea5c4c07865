import { defineIid, type Iid } from '../guid/iid.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/** IWMDRMReader (wmsdkidl.h): only its id; no object here has or takes it. */
export const IID_IWMDRMReader: Iid<IUnknown> = defineIid<IUnknown, IUnknown>(
  'IWMDRMReader',
  'D2827540-3EE7-432C-B14C-DC17F085D3B3',
  IID_IUnknown,
);
