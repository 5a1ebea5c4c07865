import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './workspace.js';

const self = path.posix.join('tools/repo-tests/src', path.basename(import.meta.filename));

/** A place as it stands in a text, whatever the separators and however deep below it. */
function mention(folder: string): RegExp {
  const parts = folder.split(/[\\/]+/).filter((part) => part !== '');
  const literal = parts.map((part) => part.replace(/[$()*+.?[\]^{|}]/g, '\\$&'));
  return new RegExp(`(?<![\\w.*-])[\\\\/]*${literal.join('[\\\\/]+')}(?![\\w.-])`);
}

// Examples may name a home folder or a mounted disk; the machines that work on this may not appear.
const machinePaths = [
  // Of a folder at the top ("/app") nothing tells that this checkout is meant.
  ...[root, homedir()].filter((folder) => folder.split(path.sep).length > 2).map(mention),
  /(?<![\w.*-])\/(?:work|workspaces?|builds|home\/runner)\//,
];

test('no file names a path of the machines that work on it', () => {
  const found = sourceFiles()
    .filter((file) => file !== self)
    .flatMap((file) => {
      const bytes = readFileSync(path.join(root, file));
      if (bytes.includes(0)) return [];
      return bytes
        .toString('utf8')
        .split('\n')
        .flatMap((line, index) =>
          machinePaths.some((pattern) => pattern.test(line)) ? [`${file}:${index + 1}`] : [],
        );
    });
  expect(found).toEqual([]);
});
