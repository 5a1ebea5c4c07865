import { LicenseStoreError } from '@wmdrm/core';
import { expect, test } from 'vitest';
import { StoreFault } from './store-fault.js';
import { translateError } from './store-errors.js';

const sqliteError = (errcode: number): Error =>
  Object.assign(new Error('what SQLite says'), { code: 'ERR_SQLITE_ERROR', errcode });
const systemError = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  [3, 'access-denied', 'SQLITE_PERM'],
  [5, 'store-busy', 'SQLITE_BUSY'],
  [261, 'store-busy', 'SQLITE_BUSY'],
  [6, 'store-busy', 'SQLITE_LOCKED'],
  [8, 'access-denied', 'SQLITE_READONLY'],
  [1544, 'access-denied', 'SQLITE_READONLY'],
  [10, 'store-io', 'SQLITE_IOERR'],
  [778, 'store-io', 'SQLITE_IOERR'],
  [11, 'store-corrupt', 'SQLITE_CORRUPT'],
  [779, 'store-corrupt', 'SQLITE_CORRUPT'],
  [13, 'store-io', 'SQLITE_FULL'],
  [14, 'store-io', 'SQLITE_CANTOPEN'],
  [2067, 'store-corrupt', 'SQLITE_CONSTRAINT'],
  [26, 'store-invalid', 'SQLITE_NOTADB'],
  [1, 'store-corrupt', 'SQLITE_ERROR'],
  [7, 'store-io', 'SQLITE_7'],
])('result code %d of SQLite is %s', (errcode, code, cause) => {
  const error = sqliteError(errcode);
  expect(translateError(error, '/store')).toMatchObject({
    code,
    cause: error,
    details: { path: '/store', cause },
  });
});

test.each([
  ['EACCES', 'access-denied'],
  ['EPERM', 'access-denied'],
  ['EROFS', 'access-denied'],
  ['ENOENT', 'store-not-found'],
  ['ENOTDIR', 'store-invalid'],
  ['ENOSPC', 'store-io'],
  ['EIO', 'store-io'],
])('%s of the file system is %s', (code, wanted) => {
  expect(translateError(systemError(code), '/store')).toMatchObject({
    code: wanted,
    details: { path: '/store', cause: code },
  });
});

test('denied access is about the store, not about a backup target', () => {
  expect(translateError(systemError('EACCES'), '/store').remedy).toContain('store file');
});

test('a directory that cannot be written is not taken for a store that cannot', () => {
  expect(translateError(sqliteError(1544), '/store').message).toContain('directory');
  expect(translateError(sqliteError(8), '/store').message).not.toContain('directory');
});

test('errors that already are in our words pass through', () => {
  const error = new LicenseStoreError('damaged', 'At byte 5.');
  expect(translateError(error, '/store')).toBe(error);
});

test('a fault gets the place it is about', () => {
  const fault = new StoreFault('store-corrupt', 'it is odd', { details: { position: 7 } });
  expect(translateError(fault, '/store')).toMatchObject({
    message: 'License store /store: it is odd.',
    details: { path: '/store', position: 7 },
  });
});
