/** Writes the generated pages of docs from the sources: the reference of the COM face, and the errors. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference-pages.ts';

const folder = path.resolve(import.meta.dirname, '../../docs');
for (const { file, markdown } of await referencePages()) {
  writeFileSync(path.join(folder, file), markdown);
  console.log(`docs/${file}`);
}
