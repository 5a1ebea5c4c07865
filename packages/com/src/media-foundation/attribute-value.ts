import type { MF_ATTRIBUTE_TYPE } from '../constants/mfobjects-attributes.js';
import {
  VT_CLSID,
  VT_LPWSTR,
  VT_R8,
  VT_UI4,
  VT_UI8,
  VT_UNKNOWN,
  VT_VECTOR_UI1,
} from '../constants/wtypes-vartype.js';
import { equalBytes } from '@wmdrm/core';
import { parseGuid } from '../guid/guid.js';
import type { PROPVARIANT } from './propvariant.js';

/** A value an attribute can have. */
export type AttributeValue = Extract<PROPVARIANT, { readonly vt: MF_ATTRIBUTE_TYPE }>;

const attributeTypes: ReadonlySet<number> = new Set<MF_ATTRIBUTE_TYPE>([
  VT_UI4,
  VT_UI8,
  VT_R8,
  VT_CLSID,
  VT_LPWSTR,
  VT_VECTOR_UI1,
  VT_UNKNOWN,
]);

export function isAttributeValue(value: PROPVARIANT): value is AttributeValue {
  return attributeTypes.has(value.vt);
}

/** Same type and same value; objects are equal if they are one object. `b` may lack its member: it equals nothing. */
export function equalAttributeValues(a: AttributeValue, b: PROPVARIANT): boolean {
  switch (a.vt) {
    case VT_UI4:
      return b.vt === VT_UI4 && a.ulVal === b.ulVal;
    case VT_UI8:
      return b.vt === VT_UI8 && a.uhVal === b.uhVal;
    case VT_R8:
      return b.vt === VT_R8 && a.dblVal === b.dblVal;
    case VT_CLSID:
      return b.vt === VT_CLSID && a.puuid === parseGuid(b.puuid);
    case VT_LPWSTR:
      return b.vt === VT_LPWSTR && a.pwszVal === b.pwszVal;
    case VT_VECTOR_UI1:
      return b.vt === VT_VECTOR_UI1 && b.caub instanceof Uint8Array && equalBytes(a.caub, b.caub);
    case VT_UNKNOWN:
      return b.vt === VT_UNKNOWN && a.punkVal === b.punkVal;
  }
}
