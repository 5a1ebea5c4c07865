import { describe, expect, it } from 'vitest';
import { refusal } from '../fixtures/refusals.js';
import { license } from '../fixtures/sample-licenses.js';
import { portableHasher } from '../host/portable-hasher.js';
import type { LicenseFormat } from './license-format.js';
import { readLicenseFile, recognitionLength, recognizeFormat } from './read-license-file.js';

const context = { hasher: portableHasher, label: 'a.lic' };

/** A format whose files begin with one byte; `seen` has the lengths of the heads it was shown. */
function format(id: string, first: number, seen: number[] = []): LicenseFormat {
  return {
    id,
    name: id,
    extension: `.${id}`,
    recognize: (head) => {
      seen.push(head.length);
      return head[0] === first;
    },
    read: () => [{ type: 'license', license: license(`${id}:1`, { format: id }) }],
    describe: () => license('x').description,
  };
}

describe('recognizeFormat', () => {
  it('takes the first format that recognises the file', () => {
    const formats = [format('a', 1), format('b', 2), format('c', 2)];
    expect(recognizeFormat(Uint8Array.of(2), formats)?.id).toBe('b');
  });

  it('shows formats no more than the beginning', () => {
    const seen: number[] = [];
    recognizeFormat(new Uint8Array(recognitionLength + 5), [format('a', 1, seen)]);
    expect(seen).toEqual([recognitionLength]);
  });
});

describe('readLicenseFile', () => {
  it('reads with the format that recognises the file', () => {
    const [result] = readLicenseFile(Uint8Array.of(2), [format('a', 1), format('b', 2)], context);
    expect(result).toMatchObject({ type: 'license', license: { id: 'b:1' } });
  });

  it('refuses a file nobody knows, by name', async () => {
    const error = await refusal(() => readLicenseFile(Uint8Array.of(9), [format('a', 1)], context));
    expect(error).toMatchObject({ code: 'not-a-license', details: { label: 'a.lic' } });
    expect(error.message).toContain('a.lic');
  });
});
