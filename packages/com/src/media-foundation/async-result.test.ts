import { expect, test } from 'vitest';
import { TestCallback } from '../fixtures/test-callback.js';
import { E_FAIL, E_INVALIDARG, E_POINTER, S_OK } from '../hresult/com-codes.js';
import { comSuccess, unwrap } from '../hresult/com-result.js';
import type { HRESULT } from '../hresult/hresult.js';
import { createComObject } from '../unknown/com-object.js';
import type { IUnknown } from '../unknown/iunknown.js';
import { MFCreateAsyncResult } from './async-result.js';

const object = createComObject([], {});
const state = createComObject([], {});
const callback = new TestCallback();

test('object and state come back', () => {
  const result = unwrap(MFCreateAsyncResult(object, callback, state));
  expect([result.GetObject(), result.GetState()]).toEqual([comSuccess(object), comSuccess(state)]);
});

test('the state can be had without a result code', () => {
  expect(unwrap(MFCreateAsyncResult(null, callback, state)).GetStateNoAddRef()).toBe(state);
});

test('without object and state: E_POINTER', () => {
  const result = unwrap(MFCreateAsyncResult(null, callback, null));
  expect([result.GetObject(), result.GetState()]).toEqual([
    { ok: false, hr: E_POINTER },
    { ok: false, hr: E_POINTER },
  ]);
});

test('without state there is null', () => {
  expect(unwrap(MFCreateAsyncResult(null, callback, null)).GetStateNoAddRef()).toBeNull();
});

test('a callback is not needed', () => {
  expect(MFCreateAsyncResult(null, null, null).hr).toBe(S_OK);
});

test('the status is S_OK at first', () => {
  expect(unwrap(MFCreateAsyncResult(null, null, null)).GetStatus()).toBe(S_OK);
});

test('the status set is the status', () => {
  const result = unwrap(MFCreateAsyncResult(null, null, null));
  expect([result.SetStatus(E_FAIL), result.GetStatus()]).toEqual([S_OK, E_FAIL]);
});

test('a success can be set after a failure', () => {
  const result = unwrap(MFCreateAsyncResult(null, null, null));
  result.SetStatus(E_FAIL);
  result.SetStatus(S_OK);
  expect(result.GetStatus()).toBe(S_OK);
});

test('what is no code changes nothing', () => {
  const result = unwrap(MFCreateAsyncResult(null, null, null));
  result.SetStatus(E_FAIL);
  expect([result.SetStatus('S_OK' as unknown as HRESULT), result.GetStatus()]).toEqual([
    E_INVALIDARG,
    E_FAIL,
  ]);
});

test('what is no object is E_INVALIDARG', () => {
  expect(MFCreateAsyncResult(7 as unknown as IUnknown, null, null).hr).toBe(E_INVALIDARG);
});
