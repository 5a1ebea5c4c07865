import { expect, test } from 'vitest';
import { fillBlock } from './marked-block.ts';

const page =
  'a\n<!-- bench: one -->\nold\n<!-- bench: end -->\nb\n<!-- bench: two --><!-- bench: end -->';

test('replaces what stands in a block, and nothing else', () => {
  const filled = 'a\n<!-- bench: one -->\n\nnew\n\n<!-- bench: end -->\nb\n';
  expect(fillBlock(page, 'one', 'new')).toBe(`${filled}<!-- bench: two --><!-- bench: end -->`);
});

test('a page without the block is an error', () => {
  expect(() => fillBlock(page, 'three', 'new')).toThrow('no block <!-- bench: three -->');
});
