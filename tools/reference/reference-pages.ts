import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { constantsPage } from './constants-page.ts';
import { errorsPage } from './errors-page.ts';
import { headedNames, linksTo } from './links.ts';
import { modulePage } from './module-page.ts';
import { objectsPage } from './objects-page.ts';
import { publicNames } from './public-names.ts';

/** A generated file, relative to `docs`. */
export interface Page {
  readonly file: string;
  readonly markdown: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/** All generated pages, formatted as the workspace formats its documents. */
export async function referencePages(): Promise<readonly Page[]> {
  return Promise.all(
    [
      { file: 'errors.md', markdown: errorsPage() },
      ...comPages(path.join(root, 'packages/com')),
    ].map(async ({ file, markdown }) => {
      const filepath = path.join(root, 'docs', file);
      const config = await resolveConfig(filepath);
      return { file, markdown: await format(markdown, { ...config, filepath }) };
    }),
  );
}

/** The pages about `@wmdrm/com`. */
function comPages(packageFolder: string): readonly Page[] {
  const main = publicNames(packageFolder, 'index.ts');
  const constants = publicNames(packageFolder, 'constants/index.ts');
  const headed = headedNames(main);
  const links = linksTo('com-objects.md', headed);
  return [
    { file: 'reference/com.md', markdown: modulePage(main, constants, links) },
    { file: 'reference/com-objects.md', markdown: objectsPage(main, headed) },
    { file: 'reference/com-constants.md', markdown: constantsPage(constants) },
  ];
}
