import { expect, test } from 'vitest';
import { codeBlocks } from './code-blocks.js';

const markdown = [
  '# Title',
  '```ts',
  'const a = 1;',
  '```',
  '```sh',
  'npm test',
  '```',
  '````md',
  '```ts',
  'not code of this document',
  '```',
  '````',
  '```ts run',
  'console.log(2);',
  'console.log(3);',
  '```',
].join('\n');

test('finds the blocks of TypeScript, and which of them run', () => {
  expect(codeBlocks('x.md', markdown)).toEqual([
    { file: 'x.md', line: 2, code: 'const a = 1;\n', runs: false },
    { file: 'x.md', line: 13, code: 'console.log(2);\nconsole.log(3);\n', runs: true },
  ]);
});
