/** Writes the generated pages of docs/reference from the doc comments of the sources. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference-pages.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/reference');
mkdirSync(folder, { recursive: true });
for (const { file, markdown } of await referencePages()) {
  writeFileSync(path.join(folder, file), markdown);
  console.log(`docs/reference/${file}`);
}
