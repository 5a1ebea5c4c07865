import * as vt from '@wmdrm/com/constants';

/** The member of a PROPVARIANT that holds the value, by its type (propidl.h); none for VT_EMPTY and VT_NULL. */
export const variantMembers: ReadonlyMap<number, string> = new Map([
  [vt.VT_I2, 'iVal'],
  [vt.VT_I4, 'lVal'],
  [vt.VT_R4, 'fltVal'],
  [vt.VT_R8, 'dblVal'],
  [vt.VT_BSTR, 'bstrVal'],
  [vt.VT_ERROR, 'scode'],
  [vt.VT_BOOL, 'boolVal'],
  [vt.VT_UNKNOWN, 'punkVal'],
  [vt.VT_UI1, 'bVal'],
  [vt.VT_UI2, 'uiVal'],
  [vt.VT_UI4, 'ulVal'],
  [vt.VT_I8, 'hVal'],
  [vt.VT_UI8, 'uhVal'],
  [vt.VT_LPSTR, 'pszVal'],
  [vt.VT_LPWSTR, 'pwszVal'],
  [vt.VT_FILETIME, 'filetime'],
  [vt.VT_BLOB, 'blob'],
  [vt.VT_CLSID, 'puuid'],
  [vt.VT_VECTOR_UI1, 'caub'],
]);
