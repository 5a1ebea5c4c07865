import { table } from '../reference/markdown.ts';

/** The first line of a generated page. */
export const notice =
  '<!-- Made by `npm run requirements` from the requirements of packages/harness. Change them there. -->';

/** A generated page of these blocks; empty ones are left out. */
export function page(blocks: readonly string[]): string {
  return `${[notice, ...blocks].filter((block) => block !== '').join('\n\n')}\n`;
}

/** A table whose cells are text. Its columns are not padded: a change of one row is a change of one line. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return table(
    head,
    rows.map((row) => row.map((text) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|'))),
  );
}

/** The anchor of a requirement. */
export function anchorOf(id: string): string {
  return id.toLowerCase();
}

/** `2 sentences`, `1 page`. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
