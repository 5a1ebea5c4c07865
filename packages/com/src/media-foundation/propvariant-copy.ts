import * as vt from '../constants/wtypes-vartype.js';
import { parseGuid } from '../guid/guid.js';
import { isHresultBits, toHRESULT } from '../hresult/hresult.js';
import { isUnknown } from '../unknown/interface-of.js';
import { isDouble, isInt, isInt64, isObject, isUint, isUint64 } from './value-checks.js';
import type { PROPVARIANT } from './propvariant.js';

const empty: PROPVARIANT = Object.freeze({ vt: vt.VT_EMPTY });
const nothing: PROPVARIANT = Object.freeze({ vt: vt.VT_NULL });

/**
 * A frozen copy of a value with bytes of its own, like `PropVariantCopy` (propidl.h). `undefined` if the type is not
 * supported or the member is missing or outside its range; callers without types may pass anything.
 */
export function copyPropVariant(value: PROPVARIANT): PROPVARIANT | undefined {
  if (!isObject(value)) return undefined;
  switch (value.vt) {
    case vt.VT_EMPTY:
      return empty;
    case vt.VT_NULL:
      return nothing;
    case vt.VT_I2:
      return isInt(value.iVal, 16) ? Object.freeze({ vt: value.vt, iVal: value.iVal }) : undefined;
    case vt.VT_I4:
      return isInt(value.lVal, 32) ? Object.freeze({ vt: value.vt, lVal: value.lVal }) : undefined;
    case vt.VT_R4:
      return isDouble(value.fltVal)
        ? Object.freeze({ vt: value.vt, fltVal: Math.fround(value.fltVal) })
        : undefined;
    case vt.VT_R8:
      return isDouble(value.dblVal)
        ? Object.freeze({ vt: value.vt, dblVal: value.dblVal })
        : undefined;
    case vt.VT_BSTR:
      return typeof value.bstrVal === 'string'
        ? Object.freeze({ vt: value.vt, bstrVal: value.bstrVal })
        : undefined;
    case vt.VT_ERROR:
      return isHresultBits(value.scode)
        ? Object.freeze({ vt: value.vt, scode: toHRESULT(value.scode) })
        : undefined;
    case vt.VT_BOOL:
      return typeof value.boolVal === 'boolean'
        ? Object.freeze({ vt: value.vt, boolVal: value.boolVal })
        : undefined;
    case vt.VT_UNKNOWN:
      return value.punkVal === null || isUnknown(value.punkVal)
        ? Object.freeze({ vt: value.vt, punkVal: value.punkVal })
        : undefined;
    case vt.VT_UI1:
      return isUint(value.bVal, 8) ? Object.freeze({ vt: value.vt, bVal: value.bVal }) : undefined;
    case vt.VT_UI2:
      return isUint(value.uiVal, 16)
        ? Object.freeze({ vt: value.vt, uiVal: value.uiVal })
        : undefined;
    case vt.VT_UI4:
      return isUint(value.ulVal, 32)
        ? Object.freeze({ vt: value.vt, ulVal: value.ulVal })
        : undefined;
    case vt.VT_I8:
      return isInt64(value.hVal) ? Object.freeze({ vt: value.vt, hVal: value.hVal }) : undefined;
    case vt.VT_UI8:
      return isUint64(value.uhVal)
        ? Object.freeze({ vt: value.vt, uhVal: value.uhVal })
        : undefined;
    case vt.VT_LPSTR:
      return typeof value.pszVal === 'string'
        ? Object.freeze({ vt: value.vt, pszVal: value.pszVal })
        : undefined;
    case vt.VT_LPWSTR:
      return typeof value.pwszVal === 'string'
        ? Object.freeze({ vt: value.vt, pwszVal: value.pwszVal })
        : undefined;
    case vt.VT_FILETIME:
      return isUint64(value.filetime)
        ? Object.freeze({ vt: value.vt, filetime: value.filetime })
        : undefined;
    case vt.VT_BLOB:
      return value.blob instanceof Uint8Array
        ? Object.freeze({ vt: value.vt, blob: value.blob.slice() })
        : undefined;
    case vt.VT_CLSID: {
      const puuid = parseGuid(value.puuid);
      return puuid === undefined ? undefined : Object.freeze({ vt: value.vt, puuid });
    }
    case vt.VT_VECTOR_UI1:
      return value.caub instanceof Uint8Array
        ? Object.freeze({ vt: value.vt, caub: value.caub.slice() })
        : undefined;
    default:
      return undefined;
  }
}

/**
 * What to hand out of a copy this module made: the copy itself, which is frozen, or another one if it holds bytes.
 */
export function lendPropVariant(copy: PROPVARIANT): PROPVARIANT {
  if (copy.vt === vt.VT_BLOB) return { vt: copy.vt, blob: copy.blob.slice() };
  if (copy.vt === vt.VT_VECTOR_UI1) return { vt: copy.vt, caub: copy.caub.slice() };
  return copy;
}
