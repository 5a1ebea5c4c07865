import type { Comparison } from '../medians/compare.ts';
import type { BackupFigures, BenchReport } from './bench-report.ts';

/** The report as objects, one a line; each has a `type`, the last one is `completed`. Milliseconds and bytes. */
export function jsonLines(report: BenchReport): string {
  const { com, increments, smb, backups, ...run } = report;
  const others = [...com, ...increments, ...smb];
  const objects = [
    { type: 'run', ...run },
    ...(backups === undefined ? [] : backupObjects(backups)),
    ...others.map(comparisonObject),
    ...others.flatMap(({ of, against }) => [of, against]).map(seriesObject),
    { type: 'completed' },
  ];
  return objects.map((object) => JSON.stringify(object)).join('\n');
}

function backupObjects({ comparisons, series, memory, eventLoop }: BackupFigures): object[] {
  return [
    ...comparisons.map(comparisonObject),
    ...series.map(seriesObject),
    { type: 'memory', ...memory },
    { type: 'event-loop', ...eventLoop },
  ];
}

function comparisonObject({ title, ratio, cpuRatio, of, against }: Comparison): object {
  return { type: 'comparison', title, ratio, cpuRatio, of: of.name, against: against.name };
}

function seriesObject(figures: Comparison['of']): object {
  return { type: 'series', ...figures };
}
