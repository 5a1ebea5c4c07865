/** One fenced block of a Markdown file. */
export interface CodeBlock {
  /** The Markdown file, relative to the workspace. */
  readonly file: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** First word after the fence; `''` if there is none. */
  readonly language: string;
  /** The other words. */
  readonly words: readonly string[];
  /** File the block is the content of: the fence says `title="…"`. */
  readonly title?: string;
  readonly code: string;
}

/** All fenced blocks, in order. */
export function codeBlocks(file: string, markdown: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = markdown.split(/\r?\n/);
  let open: { fence: string; line: number; words: readonly string[] } | undefined;
  for (const [index, text] of lines.entries()) {
    const [, fence = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
    if (open === undefined) {
      if (fence !== '') open = { fence, line: index + 1, words: info.trim().split(/\s+/) };
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      const [language = '', ...words] = open.words;
      const title = words.map((word) => /^title="([^"]+)"$/.exec(word)?.[1]).find(Boolean);
      const code = `${lines.slice(open.line, index).join('\n')}\n`;
      const { line } = open;
      blocks.push({ file, line, language, words, code, ...(title === undefined ? {} : { title }) });
      open = undefined;
    }
  }
  return blocks;
}

/** True for a program, not only a text that compiles: the fence says `ts run`. */
export function runs({ language, words }: CodeBlock): boolean {
  return language === 'ts' && words.includes('run');
}
