import type { TestReference, TracedPage } from './requirement.ts';
import { testTitles } from './test-titles.ts';

/** Text of a file of the workspace; `undefined` if it is not there. */
export type ReadSource = (file: string) => string | undefined;

/** What is missing between a page and the tests, one line each; empty if nothing is. */
export function findGaps(page: TracedPage, read: ReadSource): readonly string[] {
  const titlesOf = new Map<string, readonly string[] | undefined>();
  const missing = ({ file, title }: TestReference): readonly string[] => {
    if (!titlesOf.has(file)) {
      const source = read(file);
      titlesOf.set(file, source === undefined ? undefined : testTitles(source));
    }
    const titles = titlesOf.get(file);
    if (titles === undefined) return [`there is no file ${file}`];
    return titles.includes(title) ? [] : [`${file} has no test "${title}"`];
  };
  const traced = new Set(page.requirements.map(({ section }) => section));
  return [
    ...page.sections
      .filter((section) => !traced.has(section))
      .map((section) => `${section}: no sentence of this section is traced`),
    ...page.requirements.flatMap(({ section, says, tests }) => {
      if (!page.sections.includes(section)) return [`${section}: the page has no such section`];
      const gaps = tests.length === 0 ? ['no test shows it'] : tests.flatMap(missing);
      return gaps.map((gap) => `${section}: "${says}": ${gap}`);
    }),
  ];
}
