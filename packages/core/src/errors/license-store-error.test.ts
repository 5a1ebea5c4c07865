import { describe, expect, it, vi } from 'vitest';
import { errorCodes, type ErrorCode } from './codes.js';
import {
  isLicenseStoreError,
  LicenseStoreError,
  toLicenseStoreError,
} from './license-store-error.js';

describe('LicenseStoreError', () => {
  it('is an Error with its code, message and details', () => {
    const error = new LicenseStoreError('busy', 'Run 3 is writing.', {
      details: { generation: 3 },
    });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'LicenseStoreError',
      code: 'busy',
      message: 'Run 3 is writing.',
      details: { generation: 3 },
    });
  });

  it.each(Object.keys(errorCodes) as ErrorCode[])(
    'takes the remedy of %s from the table',
    (code) => {
      expect(new LicenseStoreError(code, 'x').remedy).toBe(errorCodes[code].remedy);
    },
  );

  it('may carry a remedy of its own', () => {
    expect(new LicenseStoreError('busy', 'x', { remedy: 'Wait.' }).remedy).toBe('Wait.');
  });

  it('is named AbortError when the operation was cancelled', () => {
    expect(new LicenseStoreError('cancelled', 'x').name).toBe('AbortError');
  });

  it('keeps its cause', () => {
    const cause = new Error('low');
    expect(new LicenseStoreError('target-io', 'x', { cause }).cause).toBe(cause);
  });

  it('has no cause unless one is given', () => {
    expect('cause' in new LicenseStoreError('target-io', 'x')).toBe(false);
  });

  it('leaves cause and stack out of its JSON', () => {
    const error = new LicenseStoreError('target-io', 'x', {
      cause: new Error('secret of the cause'),
      details: { path: 'p' },
    });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 'target-io',
      message: 'x',
      remedy: errorCodes['target-io'].remedy,
      details: { path: 'p' },
    });
  });
});

describe('isLicenseStoreError', () => {
  it('knows an error of another copy of the package', async () => {
    vi.resetModules();
    const copy = await import('./license-store-error.js');
    expect(copy.LicenseStoreError).not.toBe(LicenseStoreError);
    expect(isLicenseStoreError(new copy.LicenseStoreError('busy', 'x'))).toBe(true);
  });

  it.each([
    [undefined],
    [null],
    ['busy'],
    [new Error('busy')],
    [{ code: 'busy', name: 'LicenseStoreError' }],
  ])('does not take %s for one', (value) => {
    expect(isLicenseStoreError(value)).toBe(false);
  });
});

describe('toLicenseStoreError', () => {
  it('hands one through as it is', () => {
    const error = new LicenseStoreError('busy', 'x');
    expect(toLicenseStoreError(error, 'target-io', 'y')).toBe(error);
  });

  it('makes any other value the cause', () => {
    const error = toLicenseStoreError('thrown text', 'target-io', 'Writing failed.');
    expect(error).toMatchObject({
      code: 'target-io',
      message: 'Writing failed.',
      cause: 'thrown text',
    });
    expect(error.details).toEqual({});
  });

  it("names the system's code in the details", () => {
    const low = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(toLicenseStoreError(low, 'target-full', 'x').details).toEqual({ cause: 'ENOSPC' });
  });

  it('names no code that is not text', () => {
    expect(toLicenseStoreError({ code: 5 }, 'target-io', 'x').details).toEqual({});
  });
});
