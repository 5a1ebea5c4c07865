import type { Comparison } from '../medians/compare.ts';
import type { SeriesFigures } from '../medians/series.ts';
import { mebibytes, seconds } from '../report/units.ts';
import { spreadRow, type Row, type RowExtras } from './row.ts';

/** A comparison as a row: how many times as fast, and what took how long. */
export function comparisonRow(comparison: Comparison, extras: RowExtras = {}): Row {
  const { title, ratio, cpuRatio, of, against } = comparison;
  return spreadRow(title, 'ratio', ratio, {
    cpu: cpuRatio.median,
    detail: `${figuresText(of)} : ${figuresText(against)}`,
    ...extras,
  });
}

/** `1.23 s, 456 MiB/s, CPU 0.98 s`. */
export function figuresText({ milliseconds, cpuMilliseconds, bytes }: SeriesFigures): string {
  const wall = milliseconds.median;
  const rate = bytes === 0 ? '' : `${mebibytes((bytes * 1000) / wall)}/s, `;
  return `${seconds(wall)}, ${rate}CPU ${seconds(cpuMilliseconds)}`;
}
