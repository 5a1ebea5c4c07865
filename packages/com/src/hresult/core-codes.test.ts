import { errorCodes, LicenseStoreError, type ErrorCode } from '@wmdrm/core';
import { describe, expect, test } from 'vitest';
import { E_UNEXPECTED } from './com-codes.js';
import { findResultCode } from './code-table.js';
import { codeOfHresult, hresultOfCode, hresultOfError } from './core-codes.js';
import { FAILED, toHRESULT } from './hresult.js';

const codes = Object.keys(errorCodes) as ErrorCode[];

/** Codes that share an HRESULT with a nearer one, which is what comes back. */
const sharedWith: Partial<Record<ErrorCode, ErrorCode>> = {
  'invalid-path': 'invalid-argument',
  damaged: 'no-backup',
  'no-generation': 'no-backup',
  shrunk: 'backup-exists',
};

test('no code of the core is left out', () => {
  expect(Object.keys(hresultOfCode).sort()).toEqual([...codes].sort());
});

describe.each(codes)('%s', (code) => {
  test('is a failure with a name', () => {
    const hr = hresultOfCode[code];
    expect([FAILED(hr), findResultCode(hr) !== undefined]).toEqual([true, true]);
  });

  test('comes back', () => {
    expect(codeOfHresult(hresultOfCode[code])).toBe(sharedWith[code] ?? code);
  });

  test('is the HRESULT of an error that carries it', () => {
    expect(hresultOfError(new LicenseStoreError(code, 'for the test'))).toBe(hresultOfCode[code]);
  });
});

// U7 of the decisions: what Windows answers for a path.
test.each([
  ['target-unreachable', 53],
  ['share-unknown', 67],
  ['access-denied', 5],
  ['target-full', 112],
  ['directory-not-found', 3],
  ['target-in-use', 32],
  ['connection-lost', 64],
  ['target-timeout', 121],
  ['not-a-directory', 267],
] as const)('%s is the Win32 code %d', (code, win32) => {
  expect(hresultOfCode[code]).toBe(0x80070000 + win32);
});

test.each([
  ['backup-exists', 0xc00d2742],
  ['no-backup', 0xc00d2743],
  ['damaged', 0xc00d2743],
  ['busy', 0xc00d2744],
  ['cancelled', 0xc00d2768],
  ['license-not-found', 0x8004c013],
] as const)('%s is the code of the contract', (code, value) => {
  expect(hresultOfCode[code]).toBe(value);
});

test('an HRESULT no core code stands for', () => {
  expect(codeOfHresult(toHRESULT(0x8abcdef0))).toBeUndefined();
});

test.each([
  ['a plain error', new Error('plain')],
  ['a text', 'text'],
  ['nothing', undefined],
  ['an error with a code of somebody else', Object.assign(new Error('x'), { code: 'busy' })],
])('%s is unexpected', (_what, thrown) => {
  expect(hresultOfError(thrown)).toBe(E_UNEXPECTED);
});
