import { readLicenseFile, recognitionLength, recognizeFormat } from '@wmdrm/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInFormats } from './built-in-formats.js';
import { context } from './fixtures/context.js';
import { samples } from './fixtures/samples.js';

const recognisable = samples(1).filter(({ name }) => name !== 'wmdrm-v7-sealed');

describe('builtInFormats', () => {
  it('have distinct ids that fit into a record', () => {
    const ids = builtInFormats.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,32}$/);
  });

  it.each(recognisable)('recognise $name', ({ format, file }) => {
    expect(recognizeFormat(file, builtInFormats)).toBe(format);
  });

  it.each(recognisable)('leave $name to one format only', ({ format, file }) => {
    const head = file.subarray(0, recognitionLength);
    expect(builtInFormats.filter((each) => each.recognize(head))).toEqual([format]);
  });

  it('know every format their licenses have', () => {
    const ids = builtInFormats.map(({ id }) => id);
    for (const { file } of recognisable) {
      for (const result of readLicenseFile(file, builtInFormats, context)) {
        expect(result).toMatchObject({ type: 'license' });
        if (result.type === 'license') expect(ids).toContain(result.license.format);
      }
    }
  });

  it('never throw while they recognise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: recognitionLength }), (head) => {
        for (const format of builtInFormats) expect(format.recognize(head)).toBeTypeOf('boolean');
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('never throw while they recognise the beginning of a license', () => {
    for (const { file } of samples(1)) {
      const most = Math.min(file.length, recognitionLength);
      for (let length = 0; length <= most; length++) {
        for (const format of builtInFormats) format.recognize(file.subarray(0, length));
      }
    }
  });

  it('say nothing about a file that is no license', () => {
    for (const text of ['', ' ', 'hello', '{}', '<html></html>', 'PK\u0003\u0004']) {
      expect(recognizeFormat(new TextEncoder().encode(text), builtInFormats)).toBeUndefined();
    }
  });

  it.each([
    ['an over-long label', 'x'.repeat(256)],
    ['a control character in the label', 'a\u001b[31mb.lic'],
  ])('are damaged, not stored, with %s', (_name, label) => {
    for (const { format, file } of samples(1)) {
      const results = format.read(file, { ...context, label });
      expect(results).toHaveLength(1);
      expect(results[0]).toMatchObject({ type: 'damaged', error: { code: 'malformed-license' } });
      expect(JSON.stringify(results)).not.toContain(JSON.stringify(label).slice(1, -1));
    }
  });

  it('put the label into licenses and errors', () => {
    for (const { format, file } of samples(1)) {
      const labelled = { ...context, label: 'album.lic' };
      expect(format.read(file, labelled)[0]).toMatchObject({ license: { label: 'album.lic' } });
      expect(format.read(file.subarray(0, 60), labelled)[0]).toMatchObject({
        error: { details: { label: 'album.lic' }, message: expect.stringMatching(/^album\.lic: /) },
      });
    }
  });
});
