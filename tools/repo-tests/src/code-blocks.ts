/** One fenced block of TypeScript in a Markdown file. */
export interface CodeBlock {
  /** The Markdown file, relative to the workspace. */
  readonly file: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  readonly code: string;
  /** The fence says `ts run`: the block is a program, not only a text that compiles. */
  readonly runs: boolean;
}

/** Finds the blocks fenced as `ts` or `ts run`; other words after `ts` belong to other tools. */
export function codeBlocks(file: string, markdown: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = markdown.split(/\r?\n/);
  let open: { fence: string; line: number; words: readonly string[] } | undefined;
  for (const [index, text] of lines.entries()) {
    const [, fence = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
    if (open === undefined) {
      if (fence !== '') open = { fence, line: index + 1, words: info.trim().split(/\s+/) };
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      const [language, ...more] = open.words;
      if (language === 'ts') {
        const code = `${lines.slice(open.line, index).join('\n')}\n`;
        blocks.push({ file, line: open.line, code, runs: more.includes('run') });
      }
      open = undefined;
    }
  }
  return blocks;
}
