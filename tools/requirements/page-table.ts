import {
  profileNames,
  requirementsOf,
  sourcePages,
  type PageSentence,
  type SourcePage,
} from '@wmdrm/harness';
import { anchorOf, count, page, textTable } from './markdown.ts';

/** The page table: which requirement holds an implementation to which sentence of which page. */
export function pageTable(): string {
  const sentences = sourcePages.flatMap((each) => each.sentences);
  const uncovered = sentences.filter(isUncovered).length;
  return page([
    '# Pages the requirements come from',
    'Every sentence that says what an implementation does, in our words, with the requirements that hold an ' +
      'implementation to it, or why none does. `wmformat/…`, `medfound/…` and `com/…` are pages of the Win32 documentation ' +
      '(learn.microsoft.com/windows/win32), `sdk-api …` pages of the Windows API reference.',
    `${count(sourcePages.length, 'page')}, ${count(sentences.length, 'sentence')}, ${uncovered} of them not covered.`,
    textTable(
      ['page', 'sentences', 'not covered', 'requirements'],
      sourcePages.map((each) => [
        `[${each.name}](#${headingAnchor(each.name)})`,
        String(each.sentences.length),
        String(each.sentences.filter(isUncovered).length),
        links([...new Set(each.sentences.flatMap(({ covered }) => covered))]),
      ]),
    ),
    ...sourcePages.flatMap(pageSection),
  ]);
}

function pageSection({ name, sentences }: SourcePage): readonly string[] {
  return [
    `## ${name}`,
    textTable(
      ['section', 'says', 'covered by'],
      sentences.map(({ section, says, covered, uncovered }) => [
        section,
        says,
        uncovered === undefined ? links(covered) : `none: ${uncovered}`,
      ]),
    ),
  ];
}

function isUncovered({ covered }: PageSentence): boolean {
  return covered.length === 0;
}

function links(ids: readonly string[]): string {
  return ids.map((id) => `[${id}](${homeOf(id)}.md#${anchorOf(id)})`).join(', ');
}

/** The profile whose page has the requirement; of those that several share, the first. */
function homeOf(id: string): string {
  const home = homes.get(id);
  if (home === undefined) throw new Error(`There is no requirement ${id}.`);
  return home;
}

const homes: ReadonlyMap<string, string> = new Map(
  profileNames
    .flatMap((name) => requirementsOf(name))
    .reverse()
    .map(({ id, profile }) => [id, profile]),
);

/** The id GitHub gives a heading. */
function headingAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]+/g, '')
    .replaceAll(' ', '-');
}
