import { expect, test } from 'vitest';
import { MEError, MEExtendedType, MEUnknown } from '../constants/mfobjects-event-types.js';
import { VT_BLOB, VT_EMPTY, VT_UI4, VT_UNKNOWN } from '../constants/wtypes-vartype.js';
import { guid, GUID_NULL, type Guid } from '../guid/guid.js';
import { E_FAIL, E_INVALIDARG, S_OK } from '../hresult/com-codes.js';
import { comSuccess, unwrap } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { MF_E_SHUTDOWN } from '../hresult/mf-codes.js';
import { MFCreateMediaEvent } from './media-event.js';
import type { PROPVARIANT } from './propvariant.js';

const extended = guid('00112233-4455-6677-8899-aabbccddeeff');

test('type, extended type, status and value are those given', () => {
  const event = unwrap(
    MFCreateMediaEvent(MEExtendedType, extended, E_FAIL, { vt: VT_UI4, ulVal: 7 }),
  );
  expect([event.GetType(), event.GetExtendedType(), event.GetStatus(), event.GetValue()]).toEqual([
    comSuccess(MEExtendedType),
    comSuccess(extended),
    comSuccess(E_FAIL),
    comSuccess({ vt: VT_UI4, ulVal: 7 }),
  ]);
});

test('the extended type is kept for every type of event', () => {
  const event = unwrap(MFCreateMediaEvent(MEUnknown, extended, S_OK, null));
  expect(event.GetExtendedType().value).toBe(extended);
});

test('reading the status succeeds, whatever the status is', () => {
  const event = unwrap(MFCreateMediaEvent(MEError, GUID_NULL, MF_E_SHUTDOWN, null));
  expect(event.GetStatus()).toEqual({ ok: true, hr: S_OK, value: MF_E_SHUTDOWN });
});

test('no value is VT_EMPTY', () => {
  const event = unwrap(MFCreateMediaEvent(MEError, GUID_NULL, S_OK, null));
  expect(event.GetValue().value).toEqual({ vt: VT_EMPTY });
});

test('the object of a value is the very object, each time', () => {
  const object = unwrap(MFCreateMediaEvent(MEUnknown, GUID_NULL, S_OK, null));
  const event = unwrap(
    MFCreateMediaEvent(MEUnknown, GUID_NULL, S_OK, { vt: VT_UNKNOWN, punkVal: object }),
  );
  const values = [event.GetValue().value, event.GetValue().value];
  expect(values.map((value) => value?.vt === VT_UNKNOWN && value.punkVal === object)).toEqual([
    true,
    true,
  ]);
});

test('bytes are copied in and out', () => {
  const blob = Uint8Array.of(1, 2);
  const event = unwrap(MFCreateMediaEvent(MEUnknown, GUID_NULL, S_OK, { vt: VT_BLOB, blob }));
  blob.fill(0);
  const first = unwrap(event.GetValue());
  if (first.vt === VT_BLOB) first.blob.fill(0);
  expect(event.GetValue().value).toEqual({ vt: VT_BLOB, blob: Uint8Array.of(1, 2) });
});

test('an event carries attributes, none at first', () => {
  const event = unwrap(MFCreateMediaEvent(MEUnknown, GUID_NULL, S_OK, null));
  const before = event.GetCount().value;
  event.SetUINT32(extended, 7);
  expect([before, event.GetCount().value, event.GetUINT32(extended).value]).toEqual([0, 1, 7]);
});

test.each<[string, unknown[]]>([
  ['a type that is no integer', [0.5, GUID_NULL, S_OK, null]],
  ['a type that has more than 32 bits', [2 ** 32, GUID_NULL, S_OK, null]],
  ['an extended type that is no GUID', [1, 'none', S_OK, null]],
  ['no extended type', [1, undefined, S_OK, null]],
  ['a status that is no code', [1, GUID_NULL, 'S_OK', null]],
  ['a value of an unknown type', [1, GUID_NULL, S_OK, { vt: 9999 }]],
])('%s is E_INVALIDARG', (_what, args) => {
  const [met, extendedType, status, value] = args;
  const result = MFCreateMediaEvent(
    met as number,
    extendedType as Guid,
    status as HRESULT,
    value as PROPVARIANT | null,
  );
  expect(result).toEqual({ ok: false, hr: E_INVALIDARG });
});
