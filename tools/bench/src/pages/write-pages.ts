import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { BenchReport } from '../report/bench-report.ts';
import { pagesOf } from './pages.ts';

const documents = path.resolve(import.meta.dirname, '../../../../docs');
const figuresFile = path.join(documents, 'benchmarks/figures.json');

/** Puts the parts of a report in the place of those before, and writes every page and picture anew. */
export async function writePages(report: BenchReport): Promise<void> {
  const pages = await renderPages({ ...readFigures(), ...report });
  mkdirSync(path.dirname(figuresFile), { recursive: true });
  for (const [file, text] of pages) writeFileSync(file, text);
}

/** The figures the pages show. */
export function readFigures(): BenchReport {
  if (!existsSync(figuresFile)) return {};
  return JSON.parse(readFileSync(figuresFile, 'utf8')) as BenchReport;
}

/** The text of every file that shows these figures, by its path, as `npm run format` would leave it. */
export async function renderPages(report: BenchReport): Promise<ReadonlyMap<string, string>> {
  const page = readFileSync(path.join(documents, 'benchmarks.md'), 'utf8');
  const pages = new Map<string, string>();
  for (const [name, text] of pagesOf(report, page)) {
    const filepath = path.join(documents, name);
    const options = { ...(await resolveConfig(filepath)), filepath };
    pages.set(filepath, name.endsWith('.svg') ? text : await format(text, options));
  }
  return pages;
}
