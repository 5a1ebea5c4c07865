import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { backupTargetProfile } from '@wmdrm/harness';
import { expect, test } from 'vitest';
import { conformanceGuide, requirementPages } from '../../requirements/requirement-pages.ts';
import { withSummary } from '../../requirements/summary.ts';
import { root } from './workspace.js';

const pages = requirementPages();

function written(file: string): string {
  const place = path.join(root, 'docs', file);
  return existsSync(place) ? readFileSync(place, 'utf8') : '';
}

/** As lines, so that a difference shows where it is. */
function lines(markdown: string): readonly string[] {
  return markdown.split('\n');
}

test.each(pages)(
  'docs/$file is what the requirements say (npm run requirements writes it)',
  ({ file, markdown }) => {
    expect(lines(written(file))).toEqual(lines(markdown));
  },
);

test('docs/requirements has no page that is not made', () => {
  const made = new Set(pages.map(({ file }) => path.basename(file)));
  const strangers = readdirSync(path.join(root, 'docs/requirements')).filter(
    (file) => !made.has(file),
  );
  expect(strangers).toEqual([]);
});

test('the summary of docs/conformance.md is what our own run comes to (npm run requirements writes it)', async () => {
  const { file, markdown } = await conformanceGuide();
  expect(lines(written(file))).toEqual(lines(markdown));
}, 120_000);

test('a summary stands between its marks, and the rest of the document stays', () => {
  const document = written('conformance.md');
  const changed = withSummary(document, '| new |');
  expect(changed).toContain('begin -->\n\n| new |\n\n<!--');
  expect(withSummary(changed, '| new |')).toBe(changed);
  expect(changed.split('## Capabilities')[1]).toBe(document.split('## Capabilities')[1]);
});

test('a document without marks is refused', () => {
  expect(() => withSummary('# Nothing\n', '| new |')).toThrow('marks');
});

test('the guide for plugin authors counts the cases of a target', () => {
  const guide = written('guides/plugin-authors.md');
  const count = backupTargetProfile.cases.length;
  expect(guide).toContain(`the contract profile says, ${count} cases of it`);
  expect(guide).toContain(`Tests  ${count} passed (${count})`);
});
