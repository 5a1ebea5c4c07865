/** A table. Cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A description as a cell of a table; the header it stands under need not be said again. */
export function cell(description: string, header: string): string {
  const parenthesis = new RegExp(`\\s*\\(${header.replace('.', '\\.')}[^()]*\\)`, 'g');
  return description
    .replaceAll(/\s+/g, ' ')
    .replaceAll(parenthesis, '')
    .replaceAll('|', '\\|')
    .trim();
}

/** The id a heading gets. */
export function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w-]+/g, '');
}

/** A generated document. Empty parts are left out. @param sources what it is made from, and what to change instead. */
export function document(
  parts: readonly string[],
  sources = 'the sources of packages/com',
): string {
  const notice = `<!-- Made by \`npm run reference\` from ${sources}: change those. -->`;
  return `${[notice, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}
