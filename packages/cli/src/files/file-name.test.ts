import { expect, it } from 'vitest';
import { safeFileName, withSuffix } from './file-name.js';

it.each([
  ['song.lcpl', 'song.lcpl'],
  ['Grüße 日本.xml', 'Grüße 日本.xml'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\x', 'C__x'],
  ['a<b>c|d?.lic', 'a_b_c_d_.lic'],
  ['-rf', 'rf'],
  ['.hidden', 'hidden'],
  ['trailing. ', 'trailing'],
  ['nul.txt', '_nul.txt'],
  ['COM1', '_COM1'],
  ['console.xml', 'console.xml'],
  ['a\u202eb\u0007', 'a_b_'],
  ['...', 'fallback'],
])('%j becomes %j', (label, name) => {
  expect(safeFileName(label, 'fallback')).toBe(name);
});

it('is short enough for every file system, and keeps the extension', () => {
  const name = safeFileName(`${'ü'.repeat(250)}.lcpl`, 'fallback');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^ü+\.lcpl$/);
});

it.each([
  ['song.lcpl', 'song-1a.lcpl'],
  ['song', 'song-1a'],
  ['a.b.c', 'a.b-1a.c'],
])('puts a suffix into %s', (name, expected) => {
  expect(withSuffix(name, '1a')).toBe(expected);
});
