import ts from 'typescript';

/**
 * Full titles of the tests in a source file: the titles of their describes and their own, joined by ` > `. Of a table
 * (`each`) the title is its template. Tests that never run (skip, todo) are left out.
 */
export function testTitles(source: string): readonly string[] {
  const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true);
  const titles: string[] = [];
  const visit = (node: ts.Node, parents: readonly string[]): void => {
    const call = ts.isCallExpression(node) ? testCall(node) : undefined;
    if (call === undefined) {
      ts.forEachChild(node, (child) => visit(child, parents));
      return;
    }
    if (call.modifiers.some((modifier) => modifier === 'skip' || modifier === 'todo')) return;
    const path = [...parents, call.title];
    if (call.kind === 'describe') {
      for (const argument of call.body) visit(argument, path);
    } else {
      titles.push(path.join(' > '));
    }
  };
  visit(file, []);
  return titles;
}

interface TestCall {
  readonly kind: 'describe' | 'test';
  readonly modifiers: readonly string[];
  readonly title: string;
  readonly body: readonly ts.Expression[];
}

/** `describe(…)`, `it.each(…)(…)`, `test.skip(…)` and the like; `undefined` for other calls. */
function testCall({ expression, arguments: args }: ts.CallExpression): TestCall | undefined {
  const modifiers: string[] = [];
  let callee: ts.Expression = expression;
  while (!ts.isIdentifier(callee)) {
    if (ts.isPropertyAccessExpression(callee)) modifiers.push(callee.name.text);
    else if (!ts.isCallExpression(callee)) return undefined;
    callee = callee.expression;
  }
  const kind = callee.text === 'it' ? 'test' : callee.text;
  const [title, ...body] = args;
  if ((kind !== 'describe' && kind !== 'test') || title === undefined) return undefined;
  return ts.isStringLiteralLike(title) ? { kind, modifiers, title: title.text, body } : undefined;
}
