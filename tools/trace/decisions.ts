/** Numbers of the decisions in a page: what its tables name in their first column, `U9, U10` being two. */
export function decisionNumbers(markdown: string): readonly string[] {
  const cells = markdown
    .split('\n')
    .flatMap((line) => /^\| *(U\d[\dU, ]*?) *\|/.exec(line)?.[1] ?? []);
  return cells.flatMap((cell) => cell.split(/, */));
}

/** How many of these test titles name each decision. */
export function countTests(
  decisions: readonly string[],
  titles: readonly string[],
): ReadonlyMap<string, number> {
  const named = titles.map((title) => new Set(title.match(/\bU\d+\b/g)));
  return new Map(
    decisions.map((decision) => [decision, named.filter((names) => names.has(decision)).length]),
  );
}
