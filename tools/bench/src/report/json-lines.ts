import type { BenchReport } from './bench-report.ts';

/** The report as objects, one a line; each has a `type`, the last one is `completed`. Milliseconds and bytes. */
export function jsonLines(report: BenchReport): string {
  const { comparisons, series, memory, eventLoop, ...run } = report;
  const objects = [
    { type: 'run', ...run },
    ...comparisons.map(({ title, ratio, of, against }) => ({
      type: 'comparison',
      title,
      ratio,
      of: of.name,
      against: against.name,
    })),
    ...series.map((figures) => ({ type: 'series', ...figures })),
    { type: 'memory', ...memory },
    { type: 'event-loop', ...eventLoop },
    { type: 'completed' },
  ];
  return objects.map((object) => JSON.stringify(object)).join('\n');
}
