import { describe, expect, it } from 'vitest';
import { readOne } from '../fixtures/context.js';
import { samples } from '../fixtures/samples.js';
import {
  buildJwsToken,
  buildKeygenFile,
  buildLcpLicense,
  buildPlainV7License,
  buildSealedV7License,
  buildV1License,
  buildXmrLicense,
  type SyntheticOptions,
} from './index.js';

const builders: [string, (options: SyntheticOptions) => Uint8Array][] = [
  ['buildV1License', buildV1License],
  ['buildXmrLicense', buildXmrLicense],
  ['buildSealedV7License', buildSealedV7License],
  ['buildPlainV7License', buildPlainV7License],
  ['buildLcpLicense', buildLcpLicense],
  ['buildKeygenFile', buildKeygenFile],
  ['buildJwsToken', buildJwsToken],
];

describe.each(builders)('%s', (_name, build) => {
  it('gives the same bytes for the same seed', () => {
    expect(build({ seed: 5 })).toEqual(build({ seed: 5 }));
  });

  it('gives other bytes for another seed', () => {
    const files = Array.from({ length: 100 }, (_, seed) => Buffer.from(build({ seed })).toString());
    expect(new Set(files).size).toBe(100);
  });

  it.each([2560, 2561, 4000])('gives %i bytes when asked to', (size) => {
    expect(build({ seed: 5, size })).toHaveLength(size);
  });

  it.each([{ seed: 5, size: 20 }, { seed: -1 }, { seed: 0.5 }])('refuses %j', (options) => {
    expect(() => build(options)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});

describe('a marked license', () => {
  it.each(samples(5, 'MARK').filter(({ format }) => format.id !== 'license-response'))(
    'of $name is still a license',
    ({ format, file }) => {
      expect(readOne(format, file).payload).toEqual(file);
    },
  );
});
