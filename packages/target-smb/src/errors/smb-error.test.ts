import { describe, expect, it } from 'vitest';
import { ntStatuses } from './nt-status.js';
import { isSmbError, SmbError } from './smb-error.js';

describe('SmbError', () => {
  it('has the name of a status and its errno', () => {
    const error = SmbError.ofStatus(0xc0000035, 'create a');
    expect(error).toMatchObject({ code: 'EEXIST', status: 'STATUS_OBJECT_NAME_COLLISION' });
    expect(error.message).toBe('Cannot create a: STATUS_OBJECT_NAME_COLLISION.');
  });

  it('keeps the number of a status it does not know', () => {
    expect(SmbError.ofStatus(0xc0009999, 'x')).toMatchObject({ code: 'EIO', status: '0xc0009999' });
  });

  it('is told from others', () => {
    expect(isSmbError(SmbError.malformed('x'))).toBe(true);
    expect(isSmbError(new Error('x'))).toBe(false);
  });
});

describe('the table of statuses', () => {
  it('has each value once', () => {
    const values = Object.values(ntStatuses).map(([value]) => value);
    expect(new Set(values).size).toBe(values.length);
  });
});
