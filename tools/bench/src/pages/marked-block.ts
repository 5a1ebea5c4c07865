/**
 * Puts text between the comments `<!-- bench: NAME -->` and `<!-- bench: end -->` of a page. Throws if the page has no such
 * block.
 */
export function fillBlock(page: string, name: string, text: string): string {
  const opening = `<!-- bench: ${name} -->`;
  const closing = '<!-- bench: end -->';
  const from = page.indexOf(opening);
  const to = page.indexOf(closing, from);
  if (from < 0 || to < 0) throw new Error(`The page has no block ${opening} … ${closing}.`);
  return `${page.slice(0, from + opening.length)}\n\n${text}\n\n${page.slice(to)}`;
}
