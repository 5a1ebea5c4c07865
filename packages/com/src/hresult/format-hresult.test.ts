import { expect, test } from 'vitest';
import { E_ACCESSDENIED, S_OK } from './com-codes.js';
import { NS_E_DRM_BACKUP_EXISTS } from './drm-backup-codes.js';
import { formatHresult } from './format-hresult.js';
import { HRESULT_FROM_WIN32, toHRESULT, type HRESULT } from './hresult.js';
import { ERROR_BAD_NETPATH } from './win32-codes.js';

test.each([
  [NS_E_DRM_BACKUP_EXISTS, 'NS_E_DRM_BACKUP_EXISTS (0xC00D2742)'],
  [S_OK, 'S_OK (0x00000000)'],
  [E_ACCESSDENIED, 'E_ACCESSDENIED (0x80070005)'],
  [HRESULT_FROM_WIN32(ERROR_BAD_NETPATH), 'HRESULT_FROM_WIN32(ERROR_BAD_NETPATH) (0x80070035)'],
  [toHRESULT(0x8abcdef0), '0x8ABCDEF0'],
  // The signed reading, as a caller without types may have it.
  [-1072879806 as HRESULT, 'NS_E_DRM_BACKUP_EXISTS (0xC00D2742)'],
])('%d prints as %s', (hr, text) => {
  expect(formatHresult(hr)).toBe(text);
});
