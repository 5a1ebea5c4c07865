import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './workspace.js';

const markdown = readFileSync(path.join(root, 'docs/platforms.md'), 'utf8');
const [, table = ''] = markdown.split('## Decided by platform');
const named = [...table.matchAll(/`(packages\/[^`]+\.ts)`/g)].map(([, file = '']) => file);
const isTest = (file: string): boolean => /\.test\.ts$|\/fixtures\//.test(file);

/** What a source asks to learn on which system it runs. */
const asks = /process\.platform\b|\bplatform[^;\n]*= process\b|'node:os'/;

test('the page lists every source that asks for the platform', () => {
  const asking = sourceFiles('packages')
    .filter((file) => /\/src\/.*\.ts$/.test(file) && !isTest(file))
    .filter((file) => asks.test(readFileSync(path.join(root, file), 'utf8')));
  expect(named.filter((file) => !isTest(file)).sort()).toEqual(
    expect.arrayContaining([...asking].sort()),
  );
});

test('each of them is tested where the page says', () => {
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  const rows = table.split('\n').filter((line) => line.includes('`packages/'));
  expect(rows.filter((row) => !row.includes('.test.ts`'))).toEqual([]);
});
