import { describe, expect, it } from 'vitest';
import { refusalOf } from './fixtures/refusal.js';
import { UncPath } from './unc-path.js';

const literal = '\\\\2001-db8--1.ipv6-literal.net\\share\\d';

describe('UncPath', () => {
  it.each([
    ['\\\\server\\share\\', '\\\\server\\share'],
    ['//server/share/dir//sub/', '\\\\server\\share\\dir\\sub'],
    ['\\\\?\\UNC\\Server\\Share\\Dir', '\\\\Server\\Share\\Dir'],
    [literal, literal],
  ])('writes %s as %s', (text, written) => {
    expect(UncPath.parse(text).toString()).toBe(written);
  });

  it('writes slashes for a shell', () => {
    expect(UncPath.parse('\\\\server\\share\\a\\b').toForwardSlashes()).toBe('//server/share/a/b');
  });

  it('lists the names behind the share', () => {
    expect(UncPath.parse('//server/share/a//b').components).toEqual(['a', 'b']);
    expect(UncPath.parse('//server/share').components).toEqual([]);
  });

  it('says by two separators what only it can read', () => {
    expect(['\\\\', '//', '\\/x', '\\\\server\\share'].map((text) => UncPath.is(text))).toEqual(
      Array(4).fill(true),
    );
    expect(['', '\\', '/x', 'C:\\x', ' //a/b'].map((text) => UncPath.is(text))).toEqual(
      Array(5).fill(false),
    );
  });

  it('does not let its parts be changed', () => {
    const place = UncPath.parse('//server/C$/a');
    expect(Object.isFrozen(place)).toBe(true);
    expect(Object.isFrozen(place.components)).toBe(true);
    expect(Object.isFrozen(place.warnings)).toBe(true);
  });
});

describe('UncPath.join', () => {
  const base = UncPath.parse('\\\\?\\UNC\\192.0.2.10\\C$\\a');

  it('appends names and keeps the rest', () => {
    const joined = base.join('b', 'c.bin');
    expect(joined.path).toBe('a\\b\\c.bin');
    expect(joined).toMatchObject({
      server: base.server,
      host: base.host,
      share: base.share,
      verbatim: base.verbatim,
      warnings: ['admin-share', 'ip-literal-host'],
    });
    expect(base.path).toBe('a');
  });

  it('keeps the literal form of an address', () => {
    expect(UncPath.parse(literal).join('e').toString()).toBe(`${literal}\\e`);
  });

  it.each([
    ['', 'UNC_BAD_NAME'],
    ['.', 'UNC_BAD_NAME'],
    ['b\\c', 'UNC_BAD_NAME'],
    ['b/c', 'UNC_BAD_NAME'],
    ['..\\c', 'UNC_BAD_NAME'],
    ['..', 'UNC_DOTDOT'],
    ['b:c', 'UNC_STREAM'],
    ['b.', 'UNC_TRAILING_DOT_SPACE'],
    ['con', 'UNC_RESERVED_NAME'],
    ['n'.repeat(256), 'UNC_TOO_LONG'],
  ])('refuses the name "%s" (%s)', (name, rule) => {
    const plain = UncPath.parse('//server/share/a');
    expect(refusalOf(() => plain.join(name)).details.rule).toBe(rule);
  });

  it('counts the names of both in the error', () => {
    const error = refusalOf(() => base.join('b', 'nul'));
    expect(error.message).toContain('component 3 of the path "nul"');
  });

  it('refuses to grow beyond the longest path', () => {
    const names = Array.from({ length: 127 }, () => 'n'.repeat(255));
    const long = UncPath.parse('//server/share').join(...names);
    expect(refusalOf(() => long.join('n'.repeat(234))).details.rule).toBe('UNC_TOO_LONG');
    expect(long.join('n'.repeat(233)).components).toHaveLength(128);
  });
});

describe('UncPath.equals', () => {
  it.each([
    ['letters', '\\\\SERVER\\Share\\Dir', '//server/sHARE/dIR'],
    ['letters beyond ASCII', '//server/share/ÄÉ/ЖΣ', '//server/share/äé/жς'],
    ['the verbatim form', '\\\\?\\UNC\\server\\share\\a', '//server/share/a'],
    ['separators', '//server/share/a//b/', '\\\\server\\share\\a\\b'],
  ])('ignores %s', (_, one, other) => {
    expect(UncPath.parse(one).equals(UncPath.parse(other))).toBe(true);
    expect(UncPath.parse(one).key).toBe(UncPath.parse(other).key);
  });

  it.each([
    ['servers', '//server/share/a', '//server2/share/a'],
    ['names of one server', '//server/share', '//server.example/share'],
    ['shares', '//server/share/a', '//server/other/a'],
    ['paths', '//server/share/a', '//server/share/b'],
    ['a share and a directory', '//server/share', '//server/share/share'],
    ['ß and ss', '//server/share/ß', '//server/share/ss'],
    ['ŉ and what it would be in capitals', '//server/share/\u0149', '//server/share/\u02bcN'],
    ['i and dotless i', '//server/share/i', '//server/share/\u0131'],
    ['K and the Kelvin sign', '//server/share/k', '//server/share/\u212a'],
    ['NFC and NFD', '//server/share/\u00e9', '//server/share/e\u0301'],
  ])('tells %s apart', (_, one, other) => {
    expect(UncPath.parse(one).equals(UncPath.parse(other))).toBe(false);
    expect(UncPath.parse(one).key).not.toBe(UncPath.parse(other).key);
  });
});
