import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './workspace.js';

const largest = 64 * 1024;

test.each(['node/dist/chunk-thread.js', 'store-sqlite/dist/reader-thread.js'])(
  'a thread loads one small file: %s',
  (file) => {
    const text = readFileSync(path.join(root, 'packages', file), 'utf8');
    const imported = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    expect(imported.filter((name) => !isBuiltin(name))).toEqual([]);
    expect(text.length).toBeLessThan(largest);
  },
);
