/** Writes docs/requirements and the summary of docs/conformance.md from the requirements of the harness. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conformanceGuide, requirementPages } from './requirement-pages.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');
mkdirSync(path.join(docs, 'requirements'), { recursive: true });
for (const { file, markdown } of [...requirementPages(), await conformanceGuide()]) {
  writeFileSync(path.join(docs, file), markdown);
  console.log(`docs/${file}`);
}
