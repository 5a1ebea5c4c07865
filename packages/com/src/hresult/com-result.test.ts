import { expect, test } from 'vitest';
import { E_FAIL, E_UNEXPECTED, S_FALSE, S_OK } from './com-codes.js';
import { isComError } from './com-error.js';
import { comFailure, comSuccess, unwrap } from './com-result.js';
import type { HRESULT } from './hresult.js';

test('a success carries its value', () => {
  expect(comSuccess(7)).toEqual({ ok: true, hr: S_OK, value: 7 });
});

test('a success code survives', () => {
  expect(comSuccess(7, S_FALSE).hr).toBe(S_FALSE);
});

test('a failure has no value, not even an undefined one', () => {
  expect(Object.keys(comFailure(E_FAIL))).toEqual(['ok', 'hr']);
});

test('a failure is never of success severity', () => {
  expect(comFailure(S_FALSE)).toEqual({ ok: false, hr: E_UNEXPECTED });
});

test('a code read with its sign has none in a result', () => {
  expect(comFailure((E_FAIL | 0) as HRESULT)).toEqual({ ok: false, hr: E_FAIL });
});

test('unwrap gives the value', () => {
  expect(unwrap(comSuccess('value'))).toBe('value');
});

test('unwrap throws the code of a failure', () => {
  let thrown: unknown;
  try {
    unwrap(comFailure(E_FAIL), 'Call');
  } catch (error) {
    thrown = error;
  }
  expect(isComError(thrown) && [thrown.hresult, thrown.message]).toEqual([
    E_FAIL,
    'Call: E_FAIL (0x80004005): Failed, without a more exact code.',
  ]);
});
