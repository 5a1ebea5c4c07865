import { describe, expect, it } from 'vitest';
import { encodeText } from '../synthetic/encode-text.js';
import { rootElementOf } from './root-element.js';

describe('rootElementOf', () => {
  it.each([
    ['<LICENSE>', 'LICENSE'],
    ['<LICENSE version="1">', 'LICENSE'],
    ['<LICENSE/>', 'LICENSE'],
    ['<LICENSERESPONSE>', 'LICENSERESPONSE'],
    ['<n:LICENSE>', 'LICENSE'],
    ['\r\n <?xml version="1.0"?>\n<!-- <OTHER> --><?p i?><LICENSE>', 'LICENSE'],
    ['<!DOCTYPE LICENSERESPONSE [', 'LICENSERESPONSE'],
    ['', undefined],
    ['LICENSE', undefined],
    ['{"LICENSE":1}', undefined],
    ['<!-- LICENSE', undefined],
    ['<?xml', undefined],
  ])('of %j is %s', (text, name) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      expect(rootElementOf(encodeText(text, { encoding }))).toBe(name);
      expect(rootElementOf(encodeText(text, { encoding, byteOrderMark: true }))).toBe(name);
    }
  });
});
