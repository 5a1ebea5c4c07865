import { defineIid, type Iid } from '../guid/iid.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';

/** IMFCollection (mfobjects.h): only its id; no object here has or takes it. */
export const IID_IMFCollection: Iid<IUnknown> = defineIid<IUnknown, IUnknown>(
  'IMFCollection',
  '5BC8A76B-869A-46A3-9B03-FA218A66AEBE',
  IID_IUnknown,
);
