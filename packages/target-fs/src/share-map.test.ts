import { UncPath } from '@wmdrm/core';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareLookup } from './share-map.js';

const location = UncPath.parse('\\\\NAS\\Backups\\laptop');

describe('the map of shares', () => {
  it.each(['\\\\nas\\backups', '//nas/backups', '//Nas/BACKUPS/'])(
    'finds a share written as %s in any case of letters',
    (share) => {
      expect(shareLookup({ [share]: '/mnt/nas' }, path.posix)(location)).toBe('/mnt/nas');
    },
  );

  it('takes a list as well', () => {
    const map = [{ share: '//nas/backups', directory: '/mnt/nas' }];
    expect(shareLookup(map, path.posix)(location)).toBe('/mnt/nas');
  });

  it('does not find another share of the same server', () => {
    expect(shareLookup({ '//nas/other': '/mnt/nas' }, path.posix)(location)).toBeUndefined();
  });

  it.each([
    ['a directory below a share', [{ share: '//nas/backups/x', directory: '/mnt' }]],
    ['a relative directory', [{ share: '//nas/backups', directory: 'mnt' }]],
    [
      'the same share twice',
      [
        { share: '//nas/backups', directory: '/a' },
        { share: '\\\\NAS\\backups', directory: '/b' },
      ],
    ],
  ])('refuses %s', (_what, map) => {
    expect(() => shareLookup(map, path.posix)).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });

  it('refuses what is no UNC path', () => {
    expect(() => shareLookup({ '/nas/backups': '/mnt' }, path.posix)).toThrow(
      expect.objectContaining({ code: 'invalid-path' }),
    );
  });
});
