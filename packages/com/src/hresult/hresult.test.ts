import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed } from '../fixtures/seed.js';
import {
  FAILED,
  HRESULT_CODE,
  HRESULT_FACILITY,
  HRESULT_FROM_WIN32,
  HRESULT_SEVERITY,
  SUCCEEDED,
  toHRESULT,
  toSigned,
} from './hresult.js';

const bits = fc.integer({ min: 0, max: 0xffff_ffff });

test('the signed and the unsigned reading are one HRESULT', () => {
  fc.assert(
    fc.property(bits, (each) => toHRESULT(each | 0) === toHRESULT(each)),
    { seed },
  );
});

test('an HRESULT is unsigned', () => {
  expect(toHRESULT(-2147024809)).toBe(0x80070057);
});

test('the signed reading is the one of other languages', () => {
  expect(toSigned(toHRESULT(0x80070057))).toBe(-2147024809);
});

test.each([NaN, 0.5, 2 ** 32, -(2 ** 31) - 1, Infinity])('%d has not 32 bits', (value) => {
  expect(() => toHRESULT(value)).toThrow(RangeError);
});

test('bit 31 alone tells success from failure', () => {
  fc.assert(
    fc.property(bits, (each) => {
      const hr = toHRESULT(each);
      expect(SUCCEEDED(hr)).toBe(each < 0x8000_0000);
      expect(FAILED(hr)).toBe(!SUCCEEDED(hr));
      expect(HRESULT_SEVERITY(hr)).toBe(FAILED(hr) ? 1 : 0);
    }),
    { seed },
  );
});

test('facility and code are taken out of their bits', () => {
  const hr = toHRESULT(0xc00d2742);
  expect([HRESULT_FACILITY(hr), HRESULT_CODE(hr)]).toEqual([13, 0x2742]);
});

test('the facility has 13 bits: the reserved ones above do not count', () => {
  expect(HRESULT_FACILITY(toHRESULT(0xffff_0000))).toBe(0x1fff);
});

test.each([
  [0, 0],
  [5, 0x80070005],
  [259, 0x80070103],
  [0xffff, 0x8007ffff],
  [0x1_0005, 0x80070005],
  [0x80070005, 0x80070005],
  [0xc00d2742, 0xc00d2742],
  [-2147024809, 0x80070057],
])('HRESULT_FROM_WIN32(%d)', (error, hr) => {
  expect(HRESULT_FROM_WIN32(error)).toBe(hr);
});
