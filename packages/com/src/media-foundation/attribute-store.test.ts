import { describe, expect, test } from 'vitest';
import * as vt from '../constants/wtypes-vartype.js';
import { guid, GUID_NULL, type Guid } from '../guid/guid.js';
import { E_INVALIDARG, E_NOINTERFACE, E_OUTOFMEMORY, S_OK } from '../hresult/com-codes.js';
import { comSuccess, unwrap } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { MF_E_ATTRIBUTENOTFOUND, MF_E_INVALIDTYPE } from '../hresult/mf-codes.js';
import { IID_IUnknown } from '../unknown/iunknown.js';
import { AttributeStore } from './attribute-store.js';
import { MFCreateAttributes } from './create-attributes.js';
import { IID_IMFAttributes, type IMFAttributes } from './imf-attributes.js';
import { IID_IMFMediaEvent } from './imf-media-event.js';
import type { PROPVARIANT } from './propvariant.js';

const key = guid('00000000-0000-0000-0000-0000000000aa');
const other = guid('00000000-0000-0000-0000-0000000000bb');
const insufficientBuffer = 0x8007007a;

function attributes(): IMFAttributes {
  return unwrap(MFCreateAttributes(3));
}

const object = attributes();

/** One row per type an attribute can have. */
const kinds: readonly {
  readonly name: string;
  readonly value: PROPVARIANT;
  readonly plain: unknown;
  set(on: IMFAttributes): HRESULT;
  get(on: IMFAttributes): { readonly hr: HRESULT; readonly value?: unknown };
}[] = [
  {
    name: 'UINT32',
    value: { vt: vt.VT_UI4, ulVal: 7 },
    plain: 7,
    set: (on) => on.SetUINT32(key, 7),
    get: (on) => on.GetUINT32(key),
  },
  {
    name: 'UINT64',
    value: { vt: vt.VT_UI8, uhVal: 65536n },
    plain: 65536n,
    set: (on) => on.SetUINT64(key, 65536n),
    get: (on) => on.GetUINT64(key),
  },
  {
    name: 'Double',
    value: { vt: vt.VT_R8, dblVal: 22.5 },
    plain: 22.5,
    set: (on) => on.SetDouble(key, 22.5),
    get: (on) => on.GetDouble(key),
  },
  {
    name: 'GUID',
    value: { vt: vt.VT_CLSID, puuid: other },
    plain: other,
    set: (on) => on.SetGUID(key, other),
    get: (on) => on.GetGUID(key),
  },
  {
    name: 'String',
    value: { vt: vt.VT_LPWSTR, pwszVal: 'Title' },
    plain: 'Title',
    set: (on) => on.SetString(key, 'Title'),
    get: (on) => on.GetAllocatedString(key),
  },
  {
    name: 'Blob',
    value: { vt: vt.VT_VECTOR_UI1, caub: Uint8Array.of(1, 2, 3) },
    plain: Uint8Array.of(1, 2, 3),
    set: (on) => on.SetBlob(key, Uint8Array.of(1, 2, 3)),
    get: (on) => on.GetAllocatedBlob(key),
  },
  {
    name: 'Unknown',
    value: { vt: vt.VT_UNKNOWN, punkVal: object },
    plain: object,
    set: (on) => on.SetUnknown(key, object),
    get: (on) => on.GetUnknown(key, IID_IMFAttributes),
  },
];

describe.each(kinds)('$name', ({ name, value, plain, set, get }) => {
  test('what was set is there', () => {
    const on = attributes();
    expect([set(on), get(on)]).toEqual([S_OK, comSuccess(plain)]);
  });

  test('can be set and read as an item', () => {
    const on = attributes();
    expect([on.SetItem(key, value), on.GetItem(key), get(on)]).toEqual([
      S_OK,
      comSuccess(value),
      comSuccess(plain),
    ]);
  });

  test('knows its type', () => {
    const on = attributes();
    set(on);
    expect(on.GetItemType(key)).toEqual(comSuccess(value.vt));
  });

  test('is not there before', () => {
    expect(get(attributes())).toEqual({ ok: false, hr: MF_E_ATTRIBUTENOTFOUND });
  });

  test.each(kinds.filter((kind) => kind.name !== name))('is not read as $name', (kind) => {
    const on = attributes();
    set(on);
    expect(kind.get(on)).toEqual({ ok: false, hr: MF_E_INVALIDTYPE });
  });

  test('replaces a value of another type', () => {
    const on = attributes();
    for (const kind of kinds) kind.set(on);
    set(on);
    expect([get(on).value, on.GetCount().value]).toEqual([plain, 1]);
  });

  test('equals itself, and nothing of another type', () => {
    const on = attributes();
    set(on);
    const equal = kinds.filter((kind) => on.CompareItem(key, kind.value).value === true);
    expect(equal.map((kind) => kind.name)).toEqual([name]);
  });
});

describe('an item', () => {
  test('of an unknown key has no type', () => {
    expect(attributes().GetItemType(GUID_NULL).hr).toBe(MF_E_ATTRIBUTENOTFOUND);
  });

  test('that is missing compares as false, successfully', () => {
    expect(attributes().CompareItem(key, { vt: vt.VT_UI4, ulVal: 1 })).toEqual(comSuccess(false));
  });

  test.each([
    { vt: vt.VT_EMPTY },
    { vt: vt.VT_I4, lVal: 1 },
    { vt: vt.VT_BSTR, bstrVal: 'text' },
    { vt: vt.VT_BOOL, boolVal: true },
    { vt: vt.VT_BLOB, blob: Uint8Array.of(1) },
  ] satisfies PROPVARIANT[])('cannot have vt $vt', (value) => {
    const on = attributes();
    expect([on.SetItem(key, value), on.GetCount().value]).toEqual([MF_E_INVALIDTYPE, 0]);
  });

  test('that was refused leaves the old one', () => {
    const on = attributes();
    on.SetUINT32(key, 7);
    on.SetItem(key, { vt: vt.VT_I4, lVal: 1 });
    on.SetUINT32(key, -1);
    expect(on.GetUINT32(key).value).toBe(7);
  });

  test('can be deleted', () => {
    const on = attributes();
    on.SetUINT32(key, 7);
    expect([on.DeleteItem(key), on.GetUINT32(key).hr]).toEqual([S_OK, MF_E_ATTRIBUTENOTFOUND]);
  });

  test('that is missing is deleted successfully', () => {
    expect(attributes().DeleteItem(key)).toBe(S_OK);
  });
});

describe('a key', () => {
  const written = `{${key.toUpperCase()}}` as Guid;

  test('is a GUID, however a caller without types writes it', () => {
    const on = attributes();
    on.SetUINT32(written, 7);
    expect([on.GetUINT32(key).value, on.GetUINT32(written).value, on.GetCount().value]).toEqual([
      7, 7, 1,
    ]);
  });

  test('comes back in canonical form', () => {
    const on = attributes();
    on.SetUINT32(written, 7);
    expect(on.GetItemByIndex(0).value?.guidKey).toBe(key);
  });

  test('is deleted however it is written', () => {
    const on = attributes();
    on.SetUINT32(key, 7);
    on.DeleteItem(written);
    expect(on.GetCount().value).toBe(0);
  });

  test('that is no GUID is never found', () => {
    const on = attributes();
    on.SetUINT32(key, 7);
    expect(on.GetItem(null as unknown as Guid).hr).toBe(MF_E_ATTRIBUTENOTFOUND);
  });
});

test('a GUID value comes back in canonical form, and equals itself in any', () => {
  const on = attributes();
  const written = other.toUpperCase() as Guid;
  on.SetGUID(key, written);
  expect([
    on.GetGUID(key).value,
    on.CompareItem(key, { vt: vt.VT_CLSID, puuid: written }).value,
  ]).toEqual([other, true]);
});

test.each<[string, (on: IMFAttributes) => HRESULT]>([
  ['an object that answers no interfaces', (on) => on.SetUnknown(key, {} as never)],
  ['a set to copy to that is none', (on) => on.CopyAllItems({} as never)],
  ['a set to compare with that is none', (on) => on.Compare({} as never, 0).hr],
  ['a negative UINT32', (on) => on.SetUINT32(key, -1)],
  ['a UINT32 of 33 bits', (on) => on.SetUINT32(key, 2 ** 32)],
  ['a UINT64 of 65 bits', (on) => on.SetUINT64(key, 2n ** 64n)],
  ['a UINT64 that is a number', (on) => on.SetUINT64(key, 1 as unknown as bigint)],
  ['a GUID that is none', (on) => on.SetGUID(key, 'none' as Guid)],
  ['no string', (on) => on.SetString(key, null as unknown as string)],
  ['no bytes', (on) => on.SetBlob(key, null as unknown as Uint8Array)],
  ['no item', (on) => on.SetItem(key, null as unknown as PROPVARIANT)],
  ['a key that is no GUID', (on) => on.SetUINT32('key' as Guid, 1)],
  ['no set to copy to', (on) => on.CopyAllItems(null as unknown as IMFAttributes)],
])('%s is E_INVALIDARG', (_what, call) => {
  expect(call(attributes())).toBe(E_INVALIDARG);
});

describe('a string', () => {
  test('has its length in UTF-16 code units', () => {
    const on = attributes();
    on.SetString(key, 'Größe 😀');
    expect(on.GetStringLength(key).value).toBe(8);
  });

  test.each([
    [5, insufficientBuffer],
    [6, S_OK],
    [0, insufficientBuffer],
    [-1, E_INVALIDARG],
    [null as never, E_INVALIDARG],
  ])('for a buffer of %d, the closing zero included', (size, hr) => {
    const on = attributes();
    on.SetString(key, 'Title');
    expect(on.GetString(key, size).hr).toBe(hr);
  });
});

describe('a blob', () => {
  test('has its length in bytes', () => {
    const on = attributes();
    on.SetBlob(key, new Uint8Array(9));
    expect(on.GetBlobSize(key).value).toBe(9);
  });

  test.each([
    [2, insufficientBuffer],
    [3, S_OK],
    [2 ** 32, E_INVALIDARG],
  ])('for a buffer of %d', (size, hr) => {
    const on = attributes();
    on.SetBlob(key, Uint8Array.of(1, 2, 3));
    expect(on.GetBlob(key, size).hr).toBe(hr);
  });

  test('compares with a value that lacks its bytes as false', () => {
    const on = attributes();
    on.SetBlob(key, Uint8Array.of(1));
    expect(on.CompareItem(key, { vt: vt.VT_VECTOR_UI1 } as PROPVARIANT)).toEqual(comSuccess(false));
  });

  test('does not change with the bytes it was set from', () => {
    const on = attributes();
    const bytes = Uint8Array.of(1, 2, 3);
    on.SetBlob(key, bytes);
    bytes.fill(0);
    expect(on.GetBlob(key).value).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('does not change with the bytes that were read', () => {
    const on = attributes();
    on.SetBlob(key, Uint8Array.of(1, 2, 3));
    on.GetBlob(key).value?.fill(0);
    expect(on.GetAllocatedBlob(key).value).toEqual(Uint8Array.of(1, 2, 3));
  });
});

describe('an object', () => {
  test('is answered as the interface asked for', () => {
    const on = attributes();
    on.SetUnknown(key, object);
    expect(on.GetUnknown(key, IID_IUnknown).value).toBe(object);
  });

  test('is refused for an interface it lacks', () => {
    const on = attributes();
    on.SetUnknown(key, object);
    expect(on.GetUnknown(key, IID_IMFMediaEvent)).toEqual({ ok: false, hr: E_NOINTERFACE });
  });

  test('that is null is counted but not answered', () => {
    const on = attributes();
    expect([
      on.SetUnknown(key, null),
      on.GetCount().value,
      on.GetUnknown(key, IID_IUnknown).hr,
    ]).toEqual([S_OK, 1, MF_E_INVALIDTYPE]);
  });
});

describe('all items', () => {
  test('are read by index, in the order the keys came', () => {
    const on = attributes();
    on.SetUINT32(other, 1);
    on.SetUINT32(key, 2);
    on.SetDouble(other, 3);
    expect([0, 1].map((index) => on.GetItemByIndex(index).value)).toEqual([
      { guidKey: other, value: { vt: vt.VT_R8, dblVal: 3 } },
      { guidKey: key, value: { vt: vt.VT_UI4, ulVal: 2 } },
    ]);
  });

  test.each([1, 100, -1, 0.5])('index %d is outside of one item', (index) => {
    const on = attributes();
    on.SetUINT32(key, 1);
    expect(on.GetItemByIndex(index)).toEqual({ ok: false, hr: E_INVALIDARG });
  });

  test('can be deleted', () => {
    const on = attributes();
    on.SetUINT32(key, 1);
    expect([on.DeleteAllItems(), on.GetCount().value]).toEqual([S_OK, 0]);
  });

  test('copied, replace what the other set had', () => {
    const [from, to] = [attributes(), attributes()];
    from.SetUINT32(key, 1);
    to.SetUINT32(other, 2);
    expect([
      from.CopyAllItems(to),
      to.GetCount().value,
      to.GetUINT32(key).value,
      from.GetCount().value,
    ]).toEqual([S_OK, 1, 1, 1]);
  });

  test('of an empty set empty the other', () => {
    const to = attributes();
    to.SetUINT32(other, 2);
    attributes().CopyAllItems(to);
    expect(to.GetCount().value).toBe(0);
  });

  test('copied, tell what the other set answers when it refuses one', () => {
    const from = attributes();
    from.SetUINT32(key, 1);
    class Refusing extends AttributeStore {
      override SetItem(): HRESULT {
        return E_OUTOFMEMORY;
      }
    }
    expect(from.CopyAllItems(new Refusing())).toBe(E_OUTOFMEMORY);
  });

  test('copied onto themselves stay', () => {
    const on = attributes();
    on.SetUINT32(key, 1);
    on.CopyAllItems(on);
    expect(on.GetUINT32(key).value).toBe(1);
  });
});

test('locking is for threads, and there is one', () => {
  const on = attributes();
  expect([on.LockStore(), on.SetUINT32(key, 1), on.UnlockStore()]).toEqual([S_OK, S_OK, S_OK]);
});

test('a size that is no size is E_INVALIDARG', () => {
  expect(MFCreateAttributes(-1).hr).toBe(E_INVALIDARG);
});
