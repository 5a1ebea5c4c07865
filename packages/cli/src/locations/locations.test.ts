import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocation } from './read-location.js';
import { readShareMap } from './share-map-option.js';

it.each([
  ['backups', '/here/backups'],
  ['./a/../b', '/here/b'],
  ['/mnt/x', '/mnt/x'],
  ['//nas/backups/laptop', String.raw`\\nas\backups\laptop`],
  [String.raw`\\nas\backups\laptop`, String.raw`\\nas\backups\laptop`],
])('reads %s', (text, location) => {
  expect(readLocation(text, '/here').toString()).toBe(location);
});

it.each(['', String.raw`\nas\x`, 'smb://nas/x', '//nas'])('refuses %j', (text) => {
  expect(() => readLocation(text, '/here')).toThrow(
    expect.objectContaining({ code: 'invalid-path' }) as Error,
  );
});

it('reads mapped shares, relative directories too', () => {
  expect(readShareMap(['//nas/a=/mnt/a', String.raw`\\nas\b=b=c`, ''], '/here')).toEqual([
    { share: String.raw`\\nas\a`, directory: '/mnt/a' },
    { share: String.raw`\\nas\b`, directory: '/here/b=c' },
  ]);
});

it.each(['//nas/a', '//nas/a=', '//nas/a/b=/mnt', 'nas=/mnt'])('refuses the map %s', (entry) => {
  expect(() => readShareMap([entry], '/here')).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^invalid-/) as string }) as Error,
  );
});

it('does not repeat what may hold a password', () => {
  expect(() => readShareMap(['ann:hunter2@nas'], '/here')).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }) as Error,
  );
});

describe('a local directory on Windows', () => {
  const cwd = String.raw`C:\Users\Ann`;

  it.each([
    ['backups', String.raw`C:\Users\Ann\backups`],
    [String.raw`..\backups`, String.raw`C:\Users\backups`],
    [String.raw`D:\backups`, String.raw`D:\backups`],
    ['D:/backups', 'D:/backups'],
  ])('%s is %s', (text, expected) => {
    expect(readLocation(text, cwd, path.win32)).toMatchObject({ kind: 'local', path: expected });
  });

  it.each([String.raw`\\nas\backups`, '//nas/backups'])('%s is a share', (text) => {
    expect(readLocation(text, cwd, path.win32)).toMatchObject({ kind: 'unc', host: 'nas' });
  });
});
