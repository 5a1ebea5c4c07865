import { LicenseStoreError } from '@wmdrm/core';
import { describe, expect, it } from 'vitest';
import { errnoError } from './fixtures/memory-fs.js';
import { targetError } from './target-error.js';

const place = { action: 'write', location: '\\\\nas\\backups', name: 'a.seg' };

describe('errors of a target', () => {
  it.each([
    ['ENOENT', 'file-not-found'],
    ['EEXIST', 'file-exists'],
    ['EACCES', 'access-denied'],
    ['EPERM', 'access-denied'],
    ['EROFS', 'access-denied'],
    ['ENOSPC', 'target-full'],
    ['EDQUOT', 'target-full'],
    ['EFBIG', 'target-full'],
    ['ENOTDIR', 'not-a-directory'],
    ['EBUSY', 'target-in-use'],
    ['ETXTBSY', 'target-in-use'],
    ['EHOSTUNREACH', 'target-unreachable'],
    ['ENETUNREACH', 'target-unreachable'],
    ['EHOSTDOWN', 'target-unreachable'],
    ['ECONNREFUSED', 'target-unreachable'],
    ['ESTALE', 'connection-lost'],
    ['ECONNRESET', 'connection-lost'],
    ['EPIPE', 'connection-lost'],
    ['ENOTCONN', 'connection-lost'],
    ['ENETRESET', 'connection-lost'],
    ['ETIMEDOUT', 'target-timeout'],
    ['EIO', 'target-io'],
  ])('%s is %s', (errno, code) => {
    expect(targetError(errnoError(errno), place).code).toBe(code);
  });

  it('names what, where and the errno', () => {
    const error = targetError(errnoError('ENOSPC'), place);
    expect(error.message).toBe('Cannot write a.seg in \\\\nas\\backups: ENOSPC.');
    expect(error.details).toEqual({ path: 'a.seg', location: '\\\\nas\\backups', cause: 'ENOSPC' });
  });

  it('takes an error without errno for target-io', () => {
    expect(targetError(new Error('odd'), place).code).toBe('target-io');
  });

  it('leaves an error of the core as it is', () => {
    const error = new LicenseStoreError('damaged', 'x');
    expect(targetError(error, place)).toBe(error);
  });
});
