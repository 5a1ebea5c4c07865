import { describe, expect, it } from 'vitest';
import { refusalOf } from './fixtures/refusal.js';
import { LocalPath } from './local-path.js';

describe('LocalPath', () => {
  it.each(['/', '/x', '/x/../y', '/a\\b', 'C:\\', 'c:\\x', 'C:/x', '\\\\?\\C:\\x'])(
    'keeps the absolute path %s as written',
    (text) => {
      const place = LocalPath.parse(text);
      expect(place).toMatchObject({ kind: 'local', path: text });
      expect(String(place)).toBe(text);
    },
  );

  it.each([
    ['C:\\backups.', 'dot or a space'],
    ['C:\\backups \\x', 'dot or a space'],
    ['\\\\?\\C:\\backups.', 'dot or a space'],
    ['C:/x/NUL', 'device'],
    ['C:\\com1.txt\\x', 'device'],
    ['C:\\a:b', 'stream'],
    ['C:\\a?', 'not a name'],
    ['C:\\a\tb', 'not a name'],
  ])('refuses %j: Windows would take it for something else', (text, said) => {
    const error = refusalOf(() => LocalPath.parse(text));
    expect(error.code).toBe('invalid-path');
    expect(error.message).toContain(said);
  });

  it.each(['C:\\x\\..\\.\\y\\\\z\\', '/backups.', '/a:b/nul', '\\\\?\\C:\\'])(
    'takes %s',
    (text) => {
      expect(LocalPath.parse(text).path).toBe(text);
    },
  );

  it.each([
    ['nothing', '', 'empty'],
    ['a NUL', '/a\0b', 'NUL'],
    ['a NUL behind a drive', 'C:\\a\0', 'NUL'],
    ['a name', 'backups', 'not absolute'],
    ['a relative path', './backups', 'not absolute'],
    ['the home directory', '~/backups', 'not absolute'],
    ['a drive', 'C:', 'not absolute'],
    ['a path relative to a drive', 'C:x', 'not absolute'],
    ['a path on the current drive', '\\x', 'not absolute'],
    ['a URL', 'file:///x', 'URL'],
    ['a UNC path', '\\\\server\\share', 'UNC'],
    ['two slashes', '//server/share', 'UNC'],
    ['a device', '\\\\.\\C:\\x', 'UNC'],
    ['a verbatim path with slashes', '\\\\?\\C:/x', 'UNC'],
    ['a verbatim volume', '\\\\?\\Volume{1}\\x', 'UNC'],
  ])('refuses %s', (_, text, said) => {
    const error = refusalOf(() => LocalPath.parse(text));
    expect(error.code).toBe('invalid-path');
    expect(error.message).toContain(said);
  });
});
