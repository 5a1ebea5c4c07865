import { styleText } from 'node:util';
import type { Comparison } from '../medians/compare.ts';
import type { SeriesFigures } from '../medians/series.ts';
import type { Spread } from '../medians/spread.ts';
import type { BackupFigures, BenchReport } from './bench-report.ts';
import { count, mebibytes, megabytes, ratio, seconds } from './units.ts';

const small = (text: string): string => styleText('dim', text);

/** The report for people: ratios first, what they were made of behind. */
export function textReport(report: BenchReport): string {
  const { machine, seed, licenses, rounds, bytes, com, increments, smb, backups } = report;
  const { cores, node, platform, fileSystem } = machine;
  return [
    `${count(licenses)} synthetic licenses of 1 to 8 KiB (log-normal), ${mebibytes(bytes)}, seed ${seed}`,
    `${cores} cores, Node ${node}, ${platform}, ${fileSystem}; ${rounds} interleaved rounds, medians`,
    '',
    'Speed as a ratio of two: 2.00 is twice as fast, 0.50 half as fast (slowest – fastest round)',
    ...(backups === undefined ? [] : backupLines(backups)),
    ...comLines(com),
    ...incrementLines(increments),
    ...smbLines(smb),
  ].join('\n');
}

function comLines(com: readonly Comparison[]): readonly string[] {
  if (com.length === 0) return [];
  return [
    '',
    'The COM face, the same: by time, and by processor time',
    ...com.map((each) => `  ${spread(each.ratio)}  ${spread(each.cpuRatio)}  ${each.title}`),
  ];
}

function incrementLines(increments: readonly Comparison[]): readonly string[] {
  if (increments.length === 0) return [];
  return [
    '',
    'Increments, licenses changed all over the store: by time, and bytes of records a full backup has for one written',
    ...increments.map(({ ratio: time, title, of, against }) => {
      const times = [of, against].map(({ milliseconds }) => seconds(milliseconds.median));
      const sizes = [of, against].map(({ bytes }) => mebibytes(bytes));
      const fewer = `${(against.bytes / of.bytes).toFixed(1)}×`;
      return `  ${spread(time)}  ${fewer.padStart(7)}  ${title}  ${small(`${times.join(' : ')}, ${sizes.join(' : ')}`)}`;
    }),
  ];
}

function smbLines(smb: readonly Comparison[]): readonly string[] {
  if (smb.length === 0) return [];
  return [
    '',
    'Shares of a Samba server on loopback: by time',
    ...smb.map(({ ratio, title, of, against }) => {
      const times = [of, against].map(({ milliseconds }) => seconds(milliseconds.median));
      return `  ${spread(ratio)}  ${title}  ${small(times.join(' : '))}`;
    }),
  ];
}

function backupLines({ comparisons, memory, eventLoop }: BackupFigures): readonly string[] {
  return [
    ...comparisonLines(comparisons),
    '',
    'Peak memory of a backup over an idle Node with the same modules',
    ...memory.backups.map(
      (each) => `  ${megabytes(each.overIdle).padStart(9)}  ${count(each.licenses)} licenses`,
    ),
    small(`  ${megabytes(memory.idle).padStart(9)}  idle`),
    '',
    'Event loop during a full backup (for information): how late a timer of 1 ms was',
    `  p99 ${eventLoop.p99.median.toFixed(1)} ms, longest of all rounds ${eventLoop.max.most.toFixed(1)} ms`,
  ];
}

function comparisonLines(comparisons: readonly Comparison[]): readonly string[] {
  const width = Math.max(...comparisons.map(({ title }) => title.length));
  return comparisons.map(({ title, ratio, of, against }) => {
    const absolute = small(`${figures(of)} : ${figures(against)}`);
    return `  ${spread(ratio)}  ${title.padEnd(width)}  ${absolute}`;
  });
}

function spread({ median, least, most }: Spread): string {
  return `${ratio(median)}  ${small(`(${ratio(least)} – ${ratio(most)})`)}`;
}

function figures({ milliseconds, cpuMilliseconds, bytes }: SeriesFigures): string {
  const wall = milliseconds.median;
  const rate = bytes === 0 ? '' : `${mebibytes((bytes * 1000) / wall)}/s, `;
  return `${seconds(wall)}, ${rate}CPU ${seconds(cpuMilliseconds)}`;
}
