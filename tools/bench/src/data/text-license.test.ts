import { zstdCompressSync } from 'node:zlib';
import { nodeHost } from '@wmdrm/node';
import { expect, test } from 'vitest';
import { syntheticLicenses } from './synthetic-licenses.ts';
import { textLicense } from './text-license.ts';

const mix = { seed: 7, licenses: 400, permitted: 1 };
const licenses = [...syntheticLicenses(mix, nodeHost().hasher)];
const texts = licenses.map(textLicense);
const joined = (all: typeof licenses): Buffer => Buffer.concat(all.map(({ payload }) => payload));

test('a license of text is as long as the other, and keeps its id', () => {
  expect(texts.map(({ payload }) => payload.length)).toEqual(
    licenses.map(({ payload }) => payload.length),
  );
  expect(texts.map(({ id }) => id)).toEqual(licenses.map(({ id }) => id));
});

test('it compresses to about three fifths, the other one not at all', () => {
  const share = (all: typeof licenses): number =>
    zstdCompressSync(joined(all)).length / joined(all).length;
  expect(share(texts)).toBeGreaterThan(0.5);
  expect(share(texts)).toBeLessThan(0.7);
  expect(share(licenses)).toBeGreaterThan(0.95);
});
