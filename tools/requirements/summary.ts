import { profileNames, requirementsOf, type Level, type SuiteRun } from '@wmdrm/harness';
import { textTable } from './markdown.ts';

const begin = '<!-- Made by `npm run requirements`: begin -->';
const end = '<!-- Made by `npm run requirements`: end -->';
const levels: readonly Level[] = ['documented', 'inherited', 'design'];

/** How many requirements there are, how they are tested, and what came of our own run. */
export function summaryTable({ profiles }: SuiteRun): string {
  const rows = profileNames.flatMap((name) => {
    const requirements = requirementsOf(name);
    const run = profiles.find((each) => each.name === name);
    return levels.flatMap((level) => {
      const own = requirements.filter(({ source }) => source.level === level);
      if (own.length === 0) return [];
      const kinds = (kind: string): string =>
        String(own.filter((each) => each.kind === kind).length);
      const verdict = run?.levels.find((each) => each.level === level);
      if (verdict === undefined) throw new Error(`${name} was not judged at ${level}.`);
      const { pass, 'not-applicable': notApplicable } = verdict.counts;
      const found = [
        `${pass} pass`,
        ...(notApplicable > 0 ? [`${notApplicable} not applicable`] : []),
      ];
      return [
        [
          `[${name}](requirements/${name}.md)`,
          level,
          String(own.length),
          kinds('case'),
          kinds('watched'),
          kinds('untestable'),
          `${verdict.conformant ? 'conformant' : 'not conformant'}: ${found.join(', ')}`,
        ],
      ];
    });
  });
  const head = ['profile', 'level', 'requirements', 'by a case', 'watched', 'not testable', 'we'];
  return textTable(head, rows);
}

/** The document with the table between its marks. */
export function withSummary(document: string, summary: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error('The marks of the summary are missing.');
  return `${before}${begin}\n\n${summary}\n\n${end}${after}`;
}
