import { partNames, type PartName } from '../parts/part-names.ts';
import type { BenchReport, RunFacts } from '../report/bench-report.ts';
import { boundText, reachedText } from '../report/goal-text.ts';
import { valueText } from '../report/text-report.ts';
import { count, inUnit } from '../report/units.ts';
import type { Row } from '../rows/row.ts';

/** Every figure of which something is asked, with what is asked. */
export function goalTable(report: BenchReport): string {
  const rows = partNames
    .flatMap((name) => report[name]?.rows ?? [])
    .filter(({ goal }) => goal !== undefined);
  return table(
    ['work : what it is measured by', 'must', 'aim', 'measured', ''],
    rows.map((row) => [
      row.title,
      boundText(row, 'must'),
      boundText(row, 'aim'),
      bold(row),
      reachedText(row),
    ]),
  );
}

/** All figures of a part by time and by processor time; empty if it was not measured. */
export function partTable(report: BenchReport, name: PartName): string {
  const rows = report[name]?.rows ?? [];
  if (rows.every(({ cpu }) => cpu === undefined)) {
    return table(
      ['', 'measured'],
      rows.map((row) => [row.title, bold(row)]),
    );
  }
  return table(
    ['work : what it is measured by', 'by time', 'by CPU'],
    rows.map((row) => [
      row.title,
      bold(row),
      row.cpu === undefined ? '' : inUnit(row.cpu, 'ratio'),
    ]),
  );
}

/** The machine of the first part that was measured. */
export function machineText(report: BenchReport): string {
  const runs = partNames.flatMap((name) => report[name]?.run ?? []);
  const [run] = runs;
  if (run === undefined) return 'Nothing was measured.';
  const { cores, processor, memory, node, platform, fileSystem } = run.machine;
  const loads = runs.flatMap(({ load }) => load);
  const minutes = runs.reduce((sum, each) => sum + each.seconds, 0) / 60;
  return [
    `${cores} cores (${processor}), ${memory} GiB of memory, ${fileSystem}, ${platform}, Node ${node}.`,
    `${count(run.licenses)} licenses, ${run.rounds} rounds, seed ${run.seed}; ${minutes.toFixed(0)} minutes in all.`,
    `Load before and after the parts: ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}.`,
  ].join('\n');
}

/** `200,000 licenses, 5 rounds; load 0.3 before, 1.9 after`. */
export function runLine({ licenses, rounds, load: [before, after] }: RunFacts): string {
  return `${count(licenses)} licenses, ${rounds} rounds; load ${before.toFixed(1)} before, ${after.toFixed(1)} after.`;
}

/** A table of Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function bold(row: Row): string {
  return valueText(row).replace(/^[^ (]+(?: [^ (]+)?/, (figure) => `**${figure}**`);
}
