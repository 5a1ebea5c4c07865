import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findMark, mark, spellings } from './fixtures/mark.js';
import { cutOffLicenses, markedHeader, markedLicenses } from './fixtures/marked-licenses.js';

const bytes = Buffer.from(`some ${mark} text`);
const long = Buffer.from(`x${mark.repeat(3)}`);

describe('the mark is found', () => {
  it.each<[string, string | Uint8Array]>([
    ['as text', `a${mark}b`],
    ['as a part of it', mark.slice(0, 6)],
    ['in hexadecimal', bytes.toString('hex')],
    ['in a byte dump', inspect(bytes)],
    ['in printed bytes', inspect(new Uint8Array(bytes))],
    ['in JSON of bytes', JSON.stringify(bytes)],
    ['in base64', long.toString('base64')],
    ['in base64 of another alignment', long.subarray(1).toString('base64')],
    ['in base64url', long.subarray(2).toString('base64url')],
    ['in base64 of base64', Buffer.from(long.toString('base64')).toString('base64')],
    ['in UTF-16LE', Buffer.from(`a${mark}`, 'utf16le')],
    [
      'in the hexadecimal of UTF-16LE',
      Buffer.from(mark, 'utf16le').toString('hex').replaceAll('00', ''),
    ],
    ['in upper case', mark.toUpperCase()],
  ])('%s', (_, where) => {
    expect(findMark(where)).toBeDefined();
  });

  it.each(
    [...markedLicenses, ...cutOffLicenses, markedHeader].map((file) => [file.name, file] as const),
  )('in %s', (_, file) => {
    expect(findMark(file.bytes)).toBeDefined();
  });
});

it('is found nowhere else', () => {
  expect(findMark('wmdrm 0.1.0\n{"type":"completed"}')).toBeUndefined();
  expect(
    Object.values(spellings)
      .flat()
      .every((text) => text.length >= 6),
  ).toBe(true);
});
