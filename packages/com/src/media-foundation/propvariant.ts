import type { FILETIME } from '../constants/filetime.js';
import type * as vt from '../constants/wtypes-vartype.js';
import type { Guid } from '../guid/guid.js';
import type { HRESULT } from '../hresult/hresult.js';
import type { IUnknown } from '../unknown/iunknown.js';

/**
 * A typed value: `vt` says which member is there, and the compiler knows it too. Members are named as in propidl.h.
 * Whoever takes or gives one copies its bytes, so neither side sees later changes of the other.
 *
 * | vt | member |
 * | --- | --- |
 * | VT_EMPTY, VT_NULL | none |
 * | VT_I2, VT_I4, VT_UI1, VT_UI2, VT_UI4 | integer in the range of the type |
 * | VT_I8, VT_UI8 | bigint in the range of the type |
 * | VT_R4, VT_R8 | number |
 * | VT_BSTR, VT_LPSTR, VT_LPWSTR | string; there is no null string, the empty one stands for it |
 * | VT_UNKNOWN | object or null |
 * | VT_FILETIME | 100-nanosecond units since 1601 UTC |
 */
export type PROPVARIANT =
  | { readonly vt: typeof vt.VT_EMPTY }
  | { readonly vt: typeof vt.VT_NULL }
  | { readonly vt: typeof vt.VT_I2; readonly iVal: number }
  | { readonly vt: typeof vt.VT_I4; readonly lVal: number }
  | { readonly vt: typeof vt.VT_R4; readonly fltVal: number }
  | { readonly vt: typeof vt.VT_R8; readonly dblVal: number }
  | { readonly vt: typeof vt.VT_BSTR; readonly bstrVal: string }
  | { readonly vt: typeof vt.VT_ERROR; readonly scode: HRESULT }
  | { readonly vt: typeof vt.VT_BOOL; readonly boolVal: boolean }
  | { readonly vt: typeof vt.VT_UNKNOWN; readonly punkVal: IUnknown | null }
  | { readonly vt: typeof vt.VT_UI1; readonly bVal: number }
  | { readonly vt: typeof vt.VT_UI2; readonly uiVal: number }
  | { readonly vt: typeof vt.VT_UI4; readonly ulVal: number }
  | { readonly vt: typeof vt.VT_I8; readonly hVal: bigint }
  | { readonly vt: typeof vt.VT_UI8; readonly uhVal: bigint }
  | { readonly vt: typeof vt.VT_LPSTR; readonly pszVal: string }
  | { readonly vt: typeof vt.VT_LPWSTR; readonly pwszVal: string }
  | { readonly vt: typeof vt.VT_FILETIME; readonly filetime: FILETIME }
  | { readonly vt: typeof vt.VT_BLOB; readonly blob: Uint8Array }
  | { readonly vt: typeof vt.VT_CLSID; readonly puuid: Guid }
  | { readonly vt: typeof vt.VT_VECTOR_UI1; readonly caub: Uint8Array };
