import { ownSubjects, profileNames, runSuite } from '@wmdrm/harness';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { pageTable } from './page-table.ts';
import { profilePage } from './profile-page.ts';
import { summaryTable, withSummary } from './summary.ts';

/** A file of the documentation, relative to `docs`. */
export interface Page {
  readonly file: string;
  readonly markdown: string;
}

const docs = path.resolve(import.meta.dirname, '../../docs');

/** All generated pages of `docs/requirements`. */
export function requirementPages(): readonly Page[] {
  return [
    ...profileNames.map((name) => ({
      file: `requirements/${name}.md`,
      markdown: profilePage(name),
    })),
    { file: 'requirements/pages.md', markdown: pageTable() },
  ];
}

/** The guide with the summary as it is today. Runs the whole suite against what this project brings. */
export async function conformanceGuide(): Promise<Page> {
  const file = 'conformance.md';
  const filepath = path.join(docs, file);
  const summary = summaryTable(await runSuite(ownSubjects()));
  const config = await resolveConfig(filepath);
  const markdown = withSummary(readFileSync(filepath, 'utf8'), summary);
  return { file, markdown: await format(markdown, { ...config, filepath }) };
}
