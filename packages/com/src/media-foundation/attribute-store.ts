import type {
  MF_ATTRIBUTE_TYPE,
  MF_ATTRIBUTES_MATCH_TYPE,
} from '../constants/mfobjects-attributes.js';
import {
  VT_CLSID,
  VT_LPWSTR,
  VT_R8,
  VT_UI4,
  VT_UI8,
  VT_UNKNOWN,
  VT_VECTOR_UI1,
} from '../constants/wtypes-vartype.js';
import { parseGuid, type Guid } from '../guid/guid.js';
import type { Iid } from '../guid/iid.js';
import { E_INVALIDARG, E_NOT_SUFFICIENT_BUFFER, S_OK } from '../hresult/com-codes.js';
import { comFailure, comSuccess, type ComResult } from '../hresult/com-result.js';
import { FAILED, type HRESULT } from '../hresult/hresult.js';
import { MF_E_ATTRIBUTENOTFOUND, MF_E_INVALIDTYPE } from '../hresult/mf-codes.js';
import { ComObject, implementInterfaces } from '../unknown/com-object.js';
import { interfaceOf } from '../unknown/interface-of.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { compareAttributes } from './attribute-compare.js';
import { equalAttributeValues, isAttributeValue, type AttributeValue } from './attribute-value.js';
import { IID_IMFAttributes, type AttributeItem, type IMFAttributes } from './imf-attributes.js';
import { copyPropVariant, lendPropVariant } from './propvariant-copy.js';
import type { PROPVARIANT } from './propvariant.js';
import { isObject, isUint } from './value-checks.js';

type ValueOf<Vt extends MF_ATTRIBUTE_TYPE> = Extract<AttributeValue, { readonly vt: Vt }>;

/** Attributes in memory; also the base of events, which seldom have any, so the map is made when it is needed. */
export class AttributeStore extends ComObject implements IMFAttributes {
  static {
    implementInterfaces(AttributeStore, IID_IMFAttributes);
  }

  #items: Map<Guid, AttributeValue> | undefined;

  GetItem(guidKey: Guid): ComResult<PROPVARIANT> {
    const value = this.#find(guidKey);
    return value === undefined
      ? comFailure(MF_E_ATTRIBUTENOTFOUND)
      : comSuccess(lendPropVariant(value));
  }

  GetItemType(guidKey: Guid): ComResult<MF_ATTRIBUTE_TYPE> {
    const value = this.#find(guidKey);
    return value === undefined ? comFailure(MF_E_ATTRIBUTENOTFOUND) : comSuccess(value.vt);
  }

  CompareItem(guidKey: Guid, Value: PROPVARIANT): ComResult<boolean> {
    if (!isObject(Value)) return comFailure(E_INVALIDARG);
    const own = this.#find(guidKey);
    return comSuccess(own !== undefined && equalAttributeValues(own, Value));
  }

  Compare(pTheirs: IMFAttributes, MatchType: MF_ATTRIBUTES_MATCH_TYPE): ComResult<boolean> {
    const theirs = interfaceOf(pTheirs, IID_IMFAttributes);
    return theirs === undefined
      ? comFailure(E_INVALIDARG)
      : compareAttributes(this, theirs, MatchType);
  }

  GetUINT32(guidKey: Guid): ComResult<number> {
    return this.#get(guidKey, VT_UI4, ({ ulVal }) => comSuccess(ulVal));
  }

  GetUINT64(guidKey: Guid): ComResult<bigint> {
    return this.#get(guidKey, VT_UI8, ({ uhVal }) => comSuccess(uhVal));
  }

  GetDouble(guidKey: Guid): ComResult<number> {
    return this.#get(guidKey, VT_R8, ({ dblVal }) => comSuccess(dblVal));
  }

  GetGUID(guidKey: Guid): ComResult<Guid> {
    return this.#get(guidKey, VT_CLSID, ({ puuid }) => comSuccess(puuid));
  }

  GetStringLength(guidKey: Guid): ComResult<number> {
    return this.#get(guidKey, VT_LPWSTR, ({ pwszVal }) => comSuccess(pwszVal.length));
  }

  GetString(guidKey: Guid, cchBufSize?: number): ComResult<string> {
    return this.#get(guidKey, VT_LPWSTR, ({ pwszVal }) =>
      // The buffer also takes the closing zero.
      intoBuffer(cchBufSize, pwszVal.length + 1, () => pwszVal),
    );
  }

  GetAllocatedString(guidKey: Guid): ComResult<string> {
    return this.GetString(guidKey);
  }

  GetBlobSize(guidKey: Guid): ComResult<number> {
    return this.#get(guidKey, VT_VECTOR_UI1, ({ caub }) => comSuccess(caub.length));
  }

  GetBlob(guidKey: Guid, cbBufSize?: number): ComResult<Uint8Array> {
    return this.#get(guidKey, VT_VECTOR_UI1, ({ caub }) =>
      intoBuffer(cbBufSize, caub.length, () => caub.slice()),
    );
  }

  GetAllocatedBlob(guidKey: Guid): ComResult<Uint8Array> {
    return this.GetBlob(guidKey);
  }

  GetUnknown<T extends IUnknown>(guidKey: Guid, riid: Iid<T>): ComResult<T> {
    return this.#get(guidKey, VT_UNKNOWN, ({ punkVal }) =>
      punkVal === null ? comFailure(MF_E_INVALIDTYPE) : punkVal.QueryInterface(riid),
    );
  }

  SetItem(guidKey: Guid, Value: PROPVARIANT): HRESULT {
    const key = parseGuid(guidKey);
    if (key === undefined || !isObject(Value)) return E_INVALIDARG;
    if (!isAttributeValue(Value)) return MF_E_INVALIDTYPE;
    const value = copyPropVariant(Value);
    if (value === undefined || !isAttributeValue(value)) return E_INVALIDARG;
    this.#items ??= new Map();
    this.#items.set(key, value);
    return S_OK;
  }

  DeleteItem(guidKey: Guid): HRESULT {
    const key = parseGuid(guidKey);
    if (key !== undefined) this.#items?.delete(key);
    return S_OK;
  }

  DeleteAllItems(): HRESULT {
    this.#items = undefined;
    return S_OK;
  }

  SetUINT32(guidKey: Guid, unValue: number): HRESULT {
    return this.SetItem(guidKey, { vt: VT_UI4, ulVal: unValue });
  }

  SetUINT64(guidKey: Guid, unValue: bigint): HRESULT {
    return this.SetItem(guidKey, { vt: VT_UI8, uhVal: unValue });
  }

  SetDouble(guidKey: Guid, fValue: number): HRESULT {
    return this.SetItem(guidKey, { vt: VT_R8, dblVal: fValue });
  }

  SetGUID(guidKey: Guid, guidValue: Guid): HRESULT {
    return this.SetItem(guidKey, { vt: VT_CLSID, puuid: guidValue });
  }

  SetString(guidKey: Guid, wszValue: string): HRESULT {
    return this.SetItem(guidKey, { vt: VT_LPWSTR, pwszVal: wszValue });
  }

  SetBlob(guidKey: Guid, pBuf: Uint8Array): HRESULT {
    return this.SetItem(guidKey, { vt: VT_VECTOR_UI1, caub: pBuf });
  }

  SetUnknown(guidKey: Guid, pUnknown: IUnknown | null): HRESULT {
    return this.SetItem(guidKey, { vt: VT_UNKNOWN, punkVal: pUnknown });
  }

  LockStore(): HRESULT {
    return S_OK;
  }

  UnlockStore(): HRESULT {
    return S_OK;
  }

  GetCount(): ComResult<number> {
    return comSuccess(this.#items?.size ?? 0);
  }

  GetItemByIndex(unIndex: number): ComResult<AttributeItem> {
    const entry = isUint(unIndex, 32) ? [...(this.#items ?? [])][unIndex] : undefined;
    if (entry === undefined) return comFailure(E_INVALIDARG);
    return comSuccess({ guidKey: entry[0], value: lendPropVariant(entry[1]) });
  }

  CopyAllItems(pDest: IMFAttributes): HRESULT {
    const dest = interfaceOf(pDest, IID_IMFAttributes);
    if (dest === undefined) return E_INVALIDARG;
    // Taken before the target is emptied: it may be this very object.
    const items = [...(this.#items ?? [])];
    dest.DeleteAllItems();
    for (const [key, value] of items) {
      const hr = dest.SetItem(key, lendPropVariant(value));
      if (FAILED(hr)) return hr;
    }
    return S_OK;
  }

  #get<Vt extends MF_ATTRIBUTE_TYPE, T>(
    guidKey: Guid,
    type: Vt,
    read: (value: ValueOf<Vt>) => ComResult<T>,
  ): ComResult<T> {
    const value = this.#find(guidKey);
    if (value === undefined) return comFailure(MF_E_ATTRIBUTENOTFOUND);
    return value.vt === type ? read(value as ValueOf<Vt>) : comFailure(MF_E_INVALIDTYPE);
  }

  /** Keys are compared as GUIDs: a caller without types may write one in capitals or braces. */
  #find(guidKey: Guid): AttributeValue | undefined {
    if (this.#items === undefined) return undefined;
    const key = parseGuid(guidKey);
    return key === undefined ? undefined : this.#items.get(key);
  }
}

/** What is read, if a buffer of `size` takes `length`; without a size the caller has no buffer. */
function intoBuffer<T>(size: number | undefined, length: number, read: () => T): ComResult<T> {
  if (size !== undefined && !isUint(size, 32)) return comFailure(E_INVALIDARG);
  return size === undefined || length <= size
    ? comSuccess(read())
    : comFailure(E_NOT_SUFFICIENT_BUFFER);
}
