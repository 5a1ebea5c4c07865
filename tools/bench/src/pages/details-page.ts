import type { SeriesFigures } from '../medians/series.ts';
import { partNames } from '../parts/part-names.ts';
import { parts } from '../parts/parts.ts';
import type { BenchReport, MeasuredPart } from '../report/bench-report.ts';
import { valueText } from '../report/text-report.ts';
import { inUnit, mebibytes, seconds } from '../report/units.ts';
import type { Row } from '../rows/row.ts';
import { runLine, table } from './tables.ts';

const intro = `# Benchmarks: all figures

Written by \`npm run bench -- --write\`; [benchmarks.md](../benchmarks.md) says how it is measured, and what to make of it. Ratios
are of speed, times those of the median round (fastest – slowest).`;

/** What every figure was made of, part by part. */
export function detailsPage(report: BenchReport): string {
  const sections = partNames.flatMap((name) => {
    const part = report[name];
    return part === undefined ? [] : [section(parts[name].title, part)];
  });
  return [intro, ...sections].join('\n\n');
}

function section(title: string, { run, rows, series }: MeasuredPart): string {
  return [
    `## ${title}`,
    runLine(run),
    rows.map(rowLine).join('\n'),
    ...(series.length === 0 ? [] : [seriesTable(series)]),
  ].join('\n\n');
}

function rowLine(row: Row): string {
  const { title, detail, cpu, note } = row;
  const more = [detail, cpu === undefined ? undefined : `by CPU ${inUnit(cpu, 'ratio')}`, note];
  return `- ${title}: **${valueText(row)}**${more
    .flatMap((each) => each ?? [])
    .map((each) => `; ${each}`)
    .join('')}`;
}

function seriesTable(series: readonly SeriesFigures[]): string {
  return table(
    ['', 'time', 'a second', 'CPU', 'bytes'],
    series.map(({ name, milliseconds, cpuMilliseconds, bytes }) => [
      name,
      `${seconds(milliseconds.median)} (${seconds(milliseconds.least)} – ${seconds(milliseconds.most)})`,
      bytes === 0 ? '' : mebibytes((bytes * 1000) / milliseconds.median),
      seconds(cpuMilliseconds),
      bytes === 0 ? '' : mebibytes(bytes),
    ]),
  );
}
