import { LocalPath, UncPath } from '@wmdrm/core';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOf } from './place.js';
import { shareLookup } from './share-map.js';

const unmapped = shareLookup({}, path.posix);
const unc = UncPath.parse('//nas.example/backups$/laptop/Jan Feb');

describe('the place of a location', () => {
  it('is below the mapped directory', () => {
    const lookup = shareLookup({ '//nas.example/backups$': '/mnt/b/' }, path.posix);
    expect(placeOf(unc, 'linux', lookup)).toEqual({
      location: '\\\\nas.example\\backups$\\laptop\\Jan Feb',
      way: ['/mnt/b/', '/mnt/b/laptop', '/mnt/b/laptop/Jan Feb'],
      onShare: true,
    });
  });

  it('is nowhere for an unmapped share', () => {
    expect(placeOf(unc, 'linux', unmapped)).toBeUndefined();
  });

  it('is the share itself on Windows, in the form without a length limit', () => {
    expect(placeOf(unc, 'win32', unmapped)?.way).toEqual([
      '\\\\?\\UNC\\nas.example\\backups$\\',
      '\\\\?\\UNC\\nas.example\\backups$\\laptop',
      '\\\\?\\UNC\\nas.example\\backups$\\laptop\\Jan Feb',
    ]);
  });

  it('keeps the host as written where it stands for an address', () => {
    const literal = UncPath.parse('\\\\fe80--1s4.ipv6-literal.net\\share\\a');
    expect(placeOf(literal, 'win32', unmapped)?.way[1]).toBe(
      '\\\\?\\UNC\\fe80--1s4.ipv6-literal.net\\share\\a',
    );
  });

  it.each([
    ['/var/backup', 'linux', ['/', '/var', '/var/backup']],
    ['/var//x/../backup/', 'linux', ['/', '/var', '/var/backup']],
    ['/', 'linux', ['/']],
    ['C:\\b\\x\\', 'win32', ['\\\\?\\C:\\', '\\\\?\\C:\\b', '\\\\?\\C:\\b\\x']],
    ['C:/b', 'win32', ['\\\\?\\C:\\', '\\\\?\\C:\\b']],
    ['\\\\?\\C:\\b', 'win32', ['\\\\?\\C:\\', '\\\\?\\C:\\b']],
  ])('%s on %s is reached by %j', (text, platform, way) => {
    const place = placeOf(LocalPath.parse(text), platform, unmapped);
    expect(place).toEqual({ location: text, way, onShare: false });
  });

  it.each([
    ['C:\\backup', 'linux'],
    ['/backup', 'win32'],
  ])('refuses %s on %s', (text, platform) => {
    expect(() => placeOf(LocalPath.parse(text), platform, unmapped)).toThrow(
      expect.objectContaining({ code: 'invalid-path' }),
    );
  });
});
