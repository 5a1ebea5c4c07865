import type {
  MF_ATTRIBUTE_TYPE,
  MF_ATTRIBUTES_MATCH_TYPE,
} from '../constants/mfobjects-attributes.js';
import type { Guid } from '../guid/guid.js';
import { defineIid, type Iid } from '../guid/iid.js';
import type { ComResult } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { IID_IUnknown, type IUnknown } from '../unknown/iunknown.js';
import type { PROPVARIANT } from './propvariant.js';

/** What `GetItemByIndex` answers. */
export interface AttributeItem {
  readonly guidKey: Guid;
  readonly value: PROPVARIANT;
}

/**
 * Values under GUID keys; keys are compared as GUIDs, not as texts. Getters answer `MF_E_ATTRIBUTENOTFOUND` when the key is missing and `MF_E_INVALIDTYPE` when
 * its value has another type; a value is not converted. Setters answer `E_INVALIDARG` for a key that is no GUID or a
 * value outside its type, and replace what was there, whatever type it had. Source: mfobjects.h; sdk-api IMFAttributes.
 */
export interface IMFAttributes extends IUnknown {
  /** The value, whatever its type. */
  GetItem(guidKey: Guid): ComResult<PROPVARIANT>;
  /** The type of the value. */
  GetItemType(guidKey: Guid): ComResult<MF_ATTRIBUTE_TYPE>;
  /** Whether the key is there with an equal value; `S_OK` also when not. Objects are equal if they are the same. */
  CompareItem(guidKey: Guid, Value: PROPVARIANT): ComResult<boolean>;
  /** Compares two sets. `E_INVALIDARG` for another match type or without `pTheirs`. */
  Compare(pTheirs: IMFAttributes, MatchType: MF_ATTRIBUTES_MATCH_TYPE): ComResult<boolean>;
  /** An integer from 0 to 2^32-1. */
  GetUINT32(guidKey: Guid): ComResult<number>;
  /** An integer from 0 to 2^64-1. */
  GetUINT64(guidKey: Guid): ComResult<bigint>;
  GetDouble(guidKey: Guid): ComResult<number>;
  GetGUID(guidKey: Guid): ComResult<Guid>;
  /** The length in UTF-16 code units, without the closing zero. */
  GetStringLength(guidKey: Guid): ComResult<number>;
  /**
   * The string, for a buffer of `cchBufSize` UTF-16 code units with the closing zero. `E_NOT_SUFFICIENT_BUFFER` if it
   * does not fit; `E_INVALIDARG` for a size that is no UINT32. @defaultValue `cchBufSize` without limit
   */
  GetString(guidKey: Guid, cchBufSize?: number): ComResult<string>;
  /** The string, however long. */
  GetAllocatedString(guidKey: Guid): ComResult<string>;
  /** The length in bytes. */
  GetBlobSize(guidKey: Guid): ComResult<number>;
  /**
   * A copy of the bytes, for a buffer of `cbBufSize` bytes. `E_NOT_SUFFICIENT_BUFFER` if they do not fit;
   * `E_INVALIDARG` for a size that is no UINT32. @defaultValue `cbBufSize` without limit
   */
  GetBlob(guidKey: Guid, cbBufSize?: number): ComResult<Uint8Array>;
  /** A copy of the bytes, however many. */
  GetAllocatedBlob(guidKey: Guid): ComResult<Uint8Array>;
  /** Interface `riid` of the object; `E_NOINTERFACE` if it has none; `MF_E_INVALIDTYPE` if null was stored. */
  GetUnknown<T extends IUnknown>(guidKey: Guid, riid: Iid<T>): ComResult<T>;
  /** `MF_E_INVALIDTYPE` for a `vt` that is no attribute type. */
  SetItem(guidKey: Guid, Value: PROPVARIANT): HRESULT;
  /** `S_OK` also when the key is missing. */
  DeleteItem(guidKey: Guid): HRESULT;
  DeleteAllItems(): HRESULT;
  /** An integer from 0 to 2^32-1. */
  SetUINT32(guidKey: Guid, unValue: number): HRESULT;
  /** An integer from 0 to 2^64-1. */
  SetUINT64(guidKey: Guid, unValue: bigint): HRESULT;
  SetDouble(guidKey: Guid, fValue: number): HRESULT;
  SetGUID(guidKey: Guid, guidValue: Guid): HRESULT;
  SetString(guidKey: Guid, wszValue: string): HRESULT;
  /** Stores a copy of the bytes. */
  SetBlob(guidKey: Guid, pBuf: Uint8Array): HRESULT;
  SetUnknown(guidKey: Guid, pUnknown: IUnknown | null): HRESULT;
  /** Keeps other threads out. One thread runs here, so it has nothing to do: `S_OK`. */
  LockStore(): HRESULT;
  /** Ends `LockStore`: `S_OK`. */
  UnlockStore(): HRESULT;
  /** How many attributes there are. */
  GetCount(): ComResult<number>;
  /** The attribute at an index from 0, in the order the keys were first set. `E_INVALIDARG` outside the range. */
  GetItemByIndex(unIndex: number): ComResult<AttributeItem>;
  /** Replaces all attributes of `pDest` by ours. `E_INVALIDARG` without `pDest`; else what its `SetItem` answers. */
  CopyAllItems(pDest: IMFAttributes): HRESULT;
}

/** IMFAttributes (mfobjects.h). */
export const IID_IMFAttributes: Iid<IMFAttributes> = defineIid<IMFAttributes, IUnknown>(
  'IMFAttributes',
  '2CD2D921-C447-44A7-A13C-4ADABFC247E3',
  IID_IUnknown,
);
