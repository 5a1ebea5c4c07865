import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeBlocks, type CodeBlock } from './code-blocks.js';
import { UserShell, type ShellRun } from './fixtures/user-shell.js';
import { WorkspaceCopy } from './fixtures/workspace-copy.js';
import { root } from './workspace.js';

const guide = 'docs/guides/plugin-authors.md';
const blocks = codeBlocks(guide, readFileSync(path.join(root, guide), 'utf8'));

describe('the guide for plugin authors, followed to the letter', () => {
  let copy: WorkspaceCopy;
  let shell: UserShell;
  let last: ShellRun = { exitCode: 0, output: '' };

  beforeAll(() => {
    copy = new WorkspaceCopy();
    shell = new UserShell(copy.folder);
  });
  afterAll(() => copy.remove());
  beforeEach((context) => {
    if (process.platform === 'win32') context.skip('needs bash');
  });

  /** What a reader does with a block: saves a file, types commands, compares what they print. */
  function follow({ title, language, words, code }: CodeBlock): void {
    if (title !== undefined) {
      const file = path.join(shell.folder, title);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, code);
    } else if (language === 'sh') {
      last = shell.run(code);
      if (words.includes('fails')) expect(last.exitCode, last.output).not.toBe(0);
      else expect(last.exitCode, last.output).toBe(0);
    } else if (language === 'text') {
      let rest = last.output;
      for (const line of code.trimEnd().split('\n')) {
        expect(rest).toContain(line);
        rest = rest.slice(rest.indexOf(line) + line.length);
      }
    }
  }

  test.each(blocks)('line $line', (block) => follow(block));

  test('has followed files, commands and what they print', () => {
    const kinds = blocks.map(({ title, language }) => (title === undefined ? language : 'file'));
    expect(new Set(kinds)).toEqual(new Set(['file', 'sh', 'text']));
  });
});

test('the guide begins with a target of at most twenty lines', () => {
  const first = blocks.find(({ language }) => language === 'ts');
  expect(first?.code).toContain('export const plugin');
  expect(first?.code.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
});
