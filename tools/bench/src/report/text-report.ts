import { styleText } from 'node:util';
import type { Comparison } from '../medians/compare.ts';
import type { SeriesFigures } from '../medians/series.ts';
import type { BenchReport } from './bench-report.ts';
import { count, mebibytes, megabytes, ratio, seconds } from './units.ts';

const small = (text: string): string => styleText('dim', text);

/** The report for people: ratios first, what they were made of behind. */
export function textReport(report: BenchReport): string {
  const { machine, seed, licenses, rounds, bytes, comparisons, memory, eventLoop } = report;
  const { cores, node, platform, fileSystem } = machine;
  const width = Math.max(...comparisons.map(({ title }) => title.length));
  return [
    `${count(licenses)} synthetic licenses of 1 to 8 KiB (log-normal), ${mebibytes(bytes)}, seed ${seed}`,
    `${cores} cores, Node ${node}, ${platform}, ${fileSystem}; ${rounds} interleaved rounds, medians`,
    '',
    'Speed as a ratio of two: 2.00 is twice as fast, 0.50 half as fast (slowest – fastest round)',
    ...comparisons.map((each) => comparisonLine(each, width)),
    '',
    'Peak memory of a backup over an idle Node with the same modules',
    ...memory.backups.map(
      (each) => `  ${megabytes(each.overIdle).padStart(9)}  ${count(each.licenses)} licenses`,
    ),
    small(`  ${megabytes(memory.idle).padStart(9)}  idle`),
    '',
    'Event loop during a full backup (for information): how late a timer of 1 ms was',
    `  p99 ${eventLoop.p99.median.toFixed(1)} ms, longest of all rounds ${eventLoop.max.most.toFixed(1)} ms`,
  ].join('\n');
}

function comparisonLine(
  { title, ratio: { median, least, most }, of, against }: Comparison,
  width: number,
): string {
  const range = small(`(${ratio(least)} – ${ratio(most)})`);
  const absolute = small(`${figures(of)} : ${figures(against)}`);
  return `  ${ratio(median)}  ${range}  ${title.padEnd(width)}  ${absolute}`;
}

function figures({ milliseconds, cpuMilliseconds, bytes }: SeriesFigures): string {
  const wall = milliseconds.median;
  const rate = mebibytes((bytes * 1000) / wall);
  return `${seconds(wall)}, ${rate}/s, CPU ${seconds(cpuMilliseconds)}`;
}
