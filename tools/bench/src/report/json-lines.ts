import { partNames } from '../parts/part-names.ts';
import type { BenchReport } from './bench-report.ts';

/** The report as objects, one a line; each has a `type`, the last one is `completed`. Milliseconds and bytes. */
export function jsonLines(report: BenchReport): string {
  const objects: object[] = [];
  for (const part of partNames) {
    const measured = report[part];
    if (measured === undefined) continue;
    objects.push({ type: 'part', part, ...measured.run });
    for (const row of measured.rows) objects.push({ type: 'row', part, ...row });
    for (const series of measured.series) objects.push({ type: 'series', part, ...series });
  }
  objects.push({ type: 'completed' });
  return objects.map((object) => JSON.stringify(object)).join('\n');
}
