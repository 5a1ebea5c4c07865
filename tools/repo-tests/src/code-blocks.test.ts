import { expect, test } from 'vitest';
import { codeBlocks, runs } from './code-blocks.js';

const markdown = [
  '# Title',
  '```ts',
  'const a = 1;',
  '```',
  '```sh fails',
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
  '```json title="a/b.json"',
  '{}',
  '```',
].join('\n');

test('finds the blocks with their words, and the files that some of them are', () => {
  const nested = '```ts\nnot code of this document\n```\n';
  expect(codeBlocks('x.md', markdown)).toEqual([
    { file: 'x.md', line: 2, language: 'ts', words: [], code: 'const a = 1;\n' },
    { file: 'x.md', line: 5, language: 'sh', words: ['fails'], code: 'npm test\n' },
    { file: 'x.md', line: 8, language: 'md', words: [], code: nested },
    {
      file: 'x.md',
      line: 13,
      language: 'ts',
      words: ['run'],
      code: 'console.log(2);\nconsole.log(3);\n',
    },
    {
      file: 'x.md',
      line: 17,
      language: 'json',
      words: ['title="a/b.json"'],
      title: 'a/b.json',
      code: '{}\n',
    },
  ]);
});

test('knows the programs', () => {
  const running = codeBlocks('x.md', markdown).filter(runs);
  expect(running.map(({ line }) => line)).toEqual([13]);
});
