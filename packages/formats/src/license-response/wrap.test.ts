import type { License, WrappableLicense } from '@wmdrm/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context } from '../fixtures/context.js';
import { buildSealedV7License, buildV1License, buildXmrLicense } from '../synthetic/index.js';
import { licenseResponseFormat } from './license-response-format.js';
import { wrapLicenses } from './wrap.js';

const v1: WrappableLicense = {
  format: 'wmdrm-v1',
  payload: buildV1License({ seed: 1 }),
  attachments: [],
};
const revocation = (type: string, ...bytes: number[]) =>
  ({ kind: 'revocation', type, bytes: Uint8Array.from(bytes) }) as const;

function readBack(licenses: readonly WrappableLicense[]): readonly License[] {
  return licenseResponseFormat.read(wrapLicenses(licenses), context).map((result) => {
    if (result.type === 'damaged') throw result.error;
    return result.license;
  });
}

describe('wrapLicenses', () => {
  it('gives the same payloads in the same order when read again', () => {
    const builders: Record<string, (seed: number) => Uint8Array> = {
      'wmdrm-v1': (seed) => buildV1License({ seed }),
      'wmdrm-v7-sealed': (seed) => buildSealedV7License({ seed, size: 100 }),
      xmr: (seed) => buildXmrLicense({ seed }),
    };
    const license = fc
      .record({ format: fc.constantFrom(...Object.keys(builders)), seed: fc.nat() })
      .map(({ format, seed }) => ({ format, payload: builders[format]!(seed), attachments: [] }));
    fc.assert(
      fc.property(fc.array(license, { minLength: 1, maxLength: 8 }), (licenses) => {
        const read = readBack(licenses);
        expect(read.map(({ format, payload }) => ({ format, payload, attachments: [] }))).toEqual(
          licenses,
        );
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('writes each attachment once and gives it back to every license', () => {
    const attachments = [revocation('A', 1, 2), revocation('<"&>', 3)];
    const [one, two] = [
      { ...v1, attachments },
      { ...v1, attachments: [revocation('A', 1, 2), revocation('A', 1, 3)] },
    ];
    const all = [...attachments, revocation('A', 1, 3)];
    expect(readBack([one, two]).map((license) => license.attachments)).toEqual([all, all]);
    const text = new TextDecoder().decode(wrapLicenses([one, two]));
    expect(text.match(/<REVOCATION/g)).toHaveLength(3);
  });

  it('takes time in proportion to the attachments', () => {
    let read = 0;
    const bytes = new Proxy(Uint8Array.of(1, 2), {
      get(target, name): unknown {
        read++;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const others = Array.from({ length: 2000 }, (_, at) => revocation('A', at & 0xff, at >> 8));
    const probe = { kind: 'revocation', type: 'A', bytes } as const;
    wrapLicenses([{ ...v1, attachments: [...others, probe] }]);
    expect(read).toBeLessThan(100);
  });

  it.each([
    ['no license', []],
    ['a format without a place in an envelope', [{ ...v1, format: 'lcp' }]],
    ['an attachment without type', [{ ...v1, attachments: [revocation('', 1)] }]],
    ['an attachment with a control character', [{ ...v1, attachments: [revocation('a\n', 1)] }]],
  ])('refuses %s', (_name, licenses) => {
    expect(() => wrapLicenses(licenses)).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });

  it('refuses what would be too large to be read again', () => {
    const payload = new Uint8Array(13 * 1024 * 1024);
    expect(() => wrapLicenses([{ ...v1, payload }])).toThrow(
      expect.objectContaining({ code: 'limit-exceeded' }),
    );
  });

  it('is offered by the format', () => {
    expect(licenseResponseFormat.wrap).toBe(wrapLicenses);
  });
});
