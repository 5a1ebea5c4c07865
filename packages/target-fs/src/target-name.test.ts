import { describe, expect, it } from 'vitest';
import { checkDirectoryName, checkName, parentOf } from './target-name.js';

describe('names in a target', () => {
  it.each(['manifest-0000000012.json', 'segments/3f/3f9c-12.seg', '.hidden', 'a'.repeat(255)])(
    'takes %s',
    (name) => {
      expect(() => checkName(name)).not.toThrow();
    },
  );

  it.each([
    '',
    '/',
    '/etc/passwd',
    '..',
    '../x',
    'a/../b',
    '.',
    'a/./b',
    'a//b',
    'a/',
    'a\\b',
    'A',
    'a b',
    'a_b',
    'a:b',
    'ä',
    'a\0',
    'a.',
    'a\n',
    'nul',
    'con.json',
    'a/com1.seg',
    'a'.repeat(256),
  ])('refuses %j', (name) => {
    expect(() => checkName(name)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  it('lets the empty name stand for the directory itself', () => {
    expect(() => checkDirectoryName('')).not.toThrow();
  });

  it('knows the directory of a name', () => {
    expect([parentOf('a'), parentOf('a/b'), parentOf('a/b/c')]).toEqual(['', 'a', 'a/b']);
  });
});
