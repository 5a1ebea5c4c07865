import { describe, expect, test } from 'vitest';
import * as vt from '../constants/wtypes-vartype.js';
import { GUID_NULL } from '../guid/guid.js';
import { E_FAIL } from '../hresult/com-codes.js';
import { createComObject } from '../unknown/com-object.js';
import { copyPropVariant, lendPropVariant } from './propvariant-copy.js';
import type { PROPVARIANT } from './propvariant.js';

const object = createComObject([], {});
const good: readonly PROPVARIANT[] = [
  { vt: vt.VT_EMPTY },
  { vt: vt.VT_NULL },
  { vt: vt.VT_I2, iVal: -32768 },
  { vt: vt.VT_I4, lVal: -2147483648 },
  { vt: vt.VT_R4, fltVal: 0.5 },
  { vt: vt.VT_R8, dblVal: 0.1 },
  { vt: vt.VT_R8, dblVal: NaN },
  { vt: vt.VT_BSTR, bstrVal: 'text' },
  { vt: vt.VT_ERROR, scode: E_FAIL },
  { vt: vt.VT_BOOL, boolVal: true },
  { vt: vt.VT_UNKNOWN, punkVal: object },
  { vt: vt.VT_UNKNOWN, punkVal: null },
  { vt: vt.VT_UI1, bVal: 255 },
  { vt: vt.VT_UI2, uiVal: 65535 },
  { vt: vt.VT_UI4, ulVal: 4294967295 },
  { vt: vt.VT_I8, hVal: -(2n ** 63n) },
  { vt: vt.VT_UI8, uhVal: 2n ** 64n - 1n },
  { vt: vt.VT_LPSTR, pszVal: '' },
  { vt: vt.VT_LPWSTR, pwszVal: 'Lizenz' },
  { vt: vt.VT_FILETIME, filetime: 116_444_736_000_000_000n },
  { vt: vt.VT_BLOB, blob: Uint8Array.of(1, 2, 3) },
  { vt: vt.VT_CLSID, puuid: GUID_NULL },
  { vt: vt.VT_VECTOR_UI1, caub: Uint8Array.of(4, 5) },
];

// Made without types on purpose: what a caller in plain JavaScript may pass.
const bad: readonly unknown[] = [
  null,
  undefined,
  7,
  {},
  { vt: 9999 },
  { vt: '19', ulVal: 1 },
  { vt: vt.VT_DISPATCH },
  { vt: vt.VT_VARIANT },
  { vt: vt.VT_I2, iVal: 32768 },
  { vt: vt.VT_I4, lVal: 2147483648 },
  { vt: vt.VT_R8, dblVal: '0.1' },
  { vt: vt.VT_R4 },
  { vt: vt.VT_BSTR, bstrVal: null },
  { vt: vt.VT_ERROR, scode: 0.5 },
  { vt: vt.VT_BOOL, boolVal: 1 },
  { vt: vt.VT_UNKNOWN },
  { vt: vt.VT_UNKNOWN, punkVal: 7 },
  { vt: vt.VT_UI1, bVal: 256 },
  { vt: vt.VT_UI2, uiVal: -1 },
  { vt: vt.VT_UI4, ulVal: 1.5 },
  { vt: vt.VT_UI4, lVal: 1 },
  { vt: vt.VT_I8, hVal: 2n ** 63n },
  { vt: vt.VT_UI8, uhVal: -1n },
  { vt: vt.VT_UI8, uhVal: 1 },
  { vt: vt.VT_LPSTR, pszVal: 7 },
  { vt: vt.VT_LPWSTR },
  { vt: vt.VT_FILETIME, filetime: -1n },
  { vt: vt.VT_BLOB, blob: [1] },
  { vt: vt.VT_CLSID, puuid: 'not a guid' },
  { vt: vt.VT_VECTOR_UI1, caub: 'AQ==' },
];

describe.each(good.map((value) => [value.vt, value] as const))('vt %d', (_vt, value) => {
  test('is copied', () => {
    expect(copyPropVariant(value)).toEqual(value);
  });

  test('is copied into something nobody can change', () => {
    expect(Object.isFrozen(copyPropVariant(value))).toBe(true);
  });

  test('keeps only the member of its type', () => {
    const more = { ...value, other: 'member' };
    expect(copyPropVariant(more)).toEqual(value);
  });
});

test.each(bad.map((value, index) => [index, value] as const))('%d is refused: %o', (_at, value) => {
  expect(copyPropVariant(value as PROPVARIANT)).toBeUndefined();
});

test('a 32-bit number keeps what 32 bits can hold', () => {
  expect(copyPropVariant({ vt: vt.VT_R4, fltVal: 0.1 })).toEqual({
    vt: vt.VT_R4,
    fltVal: Math.fround(0.1),
  });
});

test('a result code in signed reading is the same code', () => {
  const signed = { vt: vt.VT_ERROR, scode: -2147467259 } as unknown as PROPVARIANT;
  expect(copyPropVariant(signed)).toEqual({ vt: vt.VT_ERROR, scode: E_FAIL });
});

describe.each([
  ['VT_BLOB', (bytes: Uint8Array): PROPVARIANT => ({ vt: vt.VT_BLOB, blob: bytes })],
  [
    'VT_VECTOR | VT_UI1',
    (bytes: Uint8Array): PROPVARIANT => ({ vt: vt.VT_VECTOR_UI1, caub: bytes }),
  ],
])('the bytes of %s', (_name, make) => {
  const bytesOf = (value: PROPVARIANT | undefined): Uint8Array | undefined => {
    if (value?.vt === vt.VT_BLOB) return value.blob;
    return value?.vt === vt.VT_VECTOR_UI1 ? value.caub : undefined;
  };

  test('are copied in', () => {
    const bytes = Uint8Array.of(1, 2);
    const copy = copyPropVariant(make(bytes));
    bytes.fill(0);
    expect(bytesOf(copy)).toEqual(Uint8Array.of(1, 2));
  });

  test('are copied out', () => {
    const copy = copyPropVariant(make(Uint8Array.of(1, 2)))!;
    bytesOf(lendPropVariant(copy))!.fill(0);
    expect(bytesOf(copy)).toEqual(Uint8Array.of(1, 2));
  });
});
