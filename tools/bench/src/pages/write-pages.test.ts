import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readFigures, renderPages } from './write-pages.ts';

const pages = await renderPages(readFigures());

test.each([...pages.keys()].map((file) => [path.basename(file), file]))(
  '%s shows the figures: run npm run bench -- --only PART --write, or undo what was changed by hand',
  (_name, file) => {
    expect(readFileSync(file, 'utf8')).toBe(pages.get(file));
  },
);

test('there is a picture of throughput, growth and increments', () => {
  const names = [...pages.keys()].map((file) => path.basename(file));
  expect(names).toEqual(expect.arrayContaining(['throughput.svg', 'growth.svg', 'increments.svg']));
});

test('the same figures are drawn the same a second time', async () => {
  expect(await renderPages(readFigures())).toEqual(pages);
});
