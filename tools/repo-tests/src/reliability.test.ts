import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './workspace.js';

const page = readFileSync(path.join(root, 'docs/reliability.md'), 'utf8');

/** What a pattern finds in a file, its first group each time. */
function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, first = '']) => first);
}

test('docs/reliability.md has the promises that the checks count, in their order', () => {
  const file = 'packages/harness/src/crash-matrix/fixtures/promises.ts';
  const source = readFileSync(path.join(root, file), 'utf8');
  const list = source.slice(source.indexOf('['), source.indexOf('] as const'));
  const promises = found(list, /'(.+)',/g).map((title, at) => (at > 0 ? `${at} ${title}` : title));
  expect(promises).toHaveLength(11);
  const pattern = /^\| ((?:foreign files|\d+ ).+?) +\|/gm;
  expect(found(page, pattern)).toEqual(promises);
});

test('docs/reliability.md has the lines of the ledger, in their order', () => {
  const source = readFileSync(path.join(root, 'tools/build/ledger.d.ts'), 'utf8');
  const lines = found(source, /^ {2}\| '(.+?)'/gm);
  expect(lines.length).toBeGreaterThan(10);
  const ledger = page.slice(page.indexOf('## The ledger'), page.indexOf('## What is simulated'));
  expect(found(ledger, /^\| `(.+?)`/gm)).toEqual(lines);
});
