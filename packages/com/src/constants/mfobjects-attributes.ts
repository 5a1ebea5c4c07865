import type { VT_CLSID, VT_LPWSTR, VT_R8, VT_UI4, VT_UI8, VT_UNKNOWN } from './wtypes-vartype.js';
import type { VT_VECTOR_UI1 } from './wtypes-vartype.js';

/** `VT_UI4` as an attribute type (mfobjects.h). */
export const MF_ATTRIBUTE_UINT32: typeof VT_UI4 = 19;
/** `VT_UI8` as an attribute type (mfobjects.h). */
export const MF_ATTRIBUTE_UINT64: typeof VT_UI8 = 21;
/** `VT_R8` as an attribute type (mfobjects.h). */
export const MF_ATTRIBUTE_DOUBLE: typeof VT_R8 = 5;
/** `VT_CLSID` as an attribute type (mfobjects.h). */
export const MF_ATTRIBUTE_GUID: typeof VT_CLSID = 72;
/** `VT_LPWSTR` as an attribute type (mfobjects.h). */
export const MF_ATTRIBUTE_STRING: typeof VT_LPWSTR = 31;
/** `VT_VECTOR | VT_UI1` as an attribute type (mfobjects.h). */
export const MF_ATTRIBUTE_BLOB: typeof VT_VECTOR_UI1 = 0x1011;
/** `VT_UNKNOWN` as an attribute type (mfobjects.h). */
export const MF_ATTRIBUTE_IUNKNOWN: typeof VT_UNKNOWN = 13;

/** The types an attribute can have: fewer than a PROPVARIANT, neither BSTR nor signed integers (mfobjects.h). */
export type MF_ATTRIBUTE_TYPE =
  | typeof MF_ATTRIBUTE_UINT32
  | typeof MF_ATTRIBUTE_UINT64
  | typeof MF_ATTRIBUTE_DOUBLE
  | typeof MF_ATTRIBUTE_GUID
  | typeof MF_ATTRIBUTE_STRING
  | typeof MF_ATTRIBUTE_BLOB
  | typeof MF_ATTRIBUTE_IUNKNOWN;

/** All of ours are in theirs, with equal values (mfobjects.h). */
export const MF_ATTRIBUTES_MATCH_OUR_ITEMS = 0;
/** All of theirs are in ours, with equal values (mfobjects.h). */
export const MF_ATTRIBUTES_MATCH_THEIR_ITEMS = 1;
/** Both have the same keys, with equal values (mfobjects.h). */
export const MF_ATTRIBUTES_MATCH_ALL_ITEMS = 2;
/** The keys both have carry equal values (mfobjects.h). */
export const MF_ATTRIBUTES_MATCH_INTERSECTION = 3;
/** All of the one with fewer are in the other, with equal values (mfobjects.h). */
export const MF_ATTRIBUTES_MATCH_SMALLER = 4;

/** How `Compare` compares (mfobjects.h). */
export type MF_ATTRIBUTES_MATCH_TYPE =
  | typeof MF_ATTRIBUTES_MATCH_OUR_ITEMS
  | typeof MF_ATTRIBUTES_MATCH_THEIR_ITEMS
  | typeof MF_ATTRIBUTES_MATCH_ALL_ITEMS
  | typeof MF_ATTRIBUTES_MATCH_INTERSECTION
  | typeof MF_ATTRIBUTES_MATCH_SMALLER;
