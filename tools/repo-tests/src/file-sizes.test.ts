import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './workspace.js';

const limit = 15_000;

/** Files that may be larger, each with the reason. */
const larger: Readonly<Record<string, string>> = {};

const tooLarge = sourceFiles('packages')
  .filter((file) => /^packages\/[^/]+\/src\//.test(file))
  .filter((file) => statSync(path.join(root, file)).size > limit);

test(`no source file is larger than ${limit} bytes without a reason`, () => {
  expect(tooLarge.filter((file) => !(file in larger))).toEqual([]);
});

test('every listed exception is still one', () => {
  expect(Object.keys(larger).filter((file) => !tooLarge.includes(file))).toEqual([]);
});
