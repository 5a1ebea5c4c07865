import { describe, expect, it } from 'vitest';
import { refusalOf } from './fixtures/refusal.js';
import { parseLocation } from './location.js';

describe('parseLocation', () => {
  it.each([
    ['\\\\server\\share\\dir', 'unc'],
    ['//server/share/dir', 'unc'],
    ['\\\\?\\UNC\\server\\share', 'unc'],
    ['/var/backups', 'local'],
    ['C:\\backups', 'local'],
    ['D:/backups', 'local'],
  ])('reads %s as %s', (text, kind) => {
    expect(parseLocation(text).kind).toBe(kind);
  });

  it.each([
    ['\\\\server', 'UNC_NO_SHARE'],
    ['//server/share/..', 'UNC_DOTDOT'],
    ['\\\\?\\C:\\backups', 'UNC_DEVICE'],
  ])('holds %s to the UNC grammar (%s)', (text, rule) => {
    expect(refusalOf(() => parseLocation(text)).details.rule).toBe(rule);
  });

  it.each(['\\server\\share', '\\servershare'])('explains the lost backslash of %s', (text) => {
    const error = refusalOf(() => parseLocation(text));
    expect(error).toMatchObject({ code: 'invalid-path', details: { rule: 'NOT_UNC', path: text } });
    expect(error.message).toContain('shell');
    expect(error.remedy).toContain('//server/share/dir');
    expect(error.remedy).toContain("'\\\\server\\share\\dir'");
  });

  it.each(['', '\\', 'backups', './backups', 'smb://server/share', 'C:backups'])(
    'refuses "%s", with a remedy that names both kinds',
    (text) => {
      const error = refusalOf(() => parseLocation(text));
      expect(error.code).toBe('invalid-path');
      expect(error.remedy).toContain('//server/share/dir');
      expect(error.remedy).toContain('local directory');
    },
  );
});
