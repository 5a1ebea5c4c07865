import { expect, test } from 'vitest';
import { ComError, isComError } from './com-error.js';
import { NS_E_DRM_BACKUP_EXISTS } from './drm-backup-codes.js';
import { toHRESULT, type HRESULT } from './hresult.js';

test('the message names the call, the code and what it says', () => {
  expect(new ComError(NS_E_DRM_BACKUP_EXISTS, { what: 'BackupLicenses' }).message).toBe(
    'BackupLicenses: NS_E_DRM_BACKUP_EXISTS (0xC00D2742): The place already holds a license backup.',
  );
});

test('a code read with its sign is the same code', () => {
  const error = new ComError((NS_E_DRM_BACKUP_EXISTS | 0) as HRESULT);
  expect([error.hresult, error.code]).toEqual([NS_E_DRM_BACKUP_EXISTS, 'NS_E_DRM_BACKUP_EXISTS']);
});

test('a code nobody named is its value', () => {
  const error = new ComError(toHRESULT(0x8abcdef0));
  expect([error.code, error.message]).toEqual(['0x8ABCDEF0', '0x8ABCDEF0']);
});

test('code, value and facility can be read', () => {
  const { code, hresult, facility } = new ComError(NS_E_DRM_BACKUP_EXISTS);
  expect({ code, hresult, facility }).toEqual({
    code: 'NS_E_DRM_BACKUP_EXISTS',
    hresult: 0xc00d2742,
    facility: 13,
  });
});

test('as JSON it is plain', () => {
  expect(JSON.parse(JSON.stringify(new ComError(NS_E_DRM_BACKUP_EXISTS)))).toEqual({
    code: 'NS_E_DRM_BACKUP_EXISTS',
    hresult: '0xC00D2742',
    message: 'NS_E_DRM_BACKUP_EXISTS (0xC00D2742): The place already holds a license backup.',
  });
});

test('the cause is kept', () => {
  const cause = new Error('low');
  expect(new ComError(NS_E_DRM_BACKUP_EXISTS, { cause }).cause).toBe(cause);
});

test('an error of another copy of this package is recognised', () => {
  const other = Object.assign(new Error('copy'), { [Symbol.for('@wmdrm/ComError')]: true });
  expect([isComError(other), isComError(new Error('plain')), isComError(null)]).toEqual([
    true,
    false,
    false,
  ]);
});
