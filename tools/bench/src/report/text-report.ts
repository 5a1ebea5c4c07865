import { styleText } from 'node:util';
import { partNames } from '../parts/part-names.ts';
import { parts } from '../parts/parts.ts';
import type { Row } from '../rows/row.ts';
import type { BenchReport, MeasuredPart, RunFacts } from './bench-report.ts';
import { boundText, reachedText } from './goal-text.ts';
import { count, inUnit } from './units.ts';

const small = (text: string): string => styleText('dim', text);
const indent = ' '.repeat(4);

/** The report for people: part by part, each figure with what is asked of it, and what it was made of below. */
export function textReport(report: BenchReport): string {
  return partNames
    .flatMap((name) => {
      const part = report[name];
      return part === undefined ? [] : [partText(parts[name].title, part)];
    })
    .concat(
      'A ratio is of speed: 2.00× is twice as fast. Median of the rounds (slowest – fastest).',
    )
    .join('\n\n');
}

function partText(title: string, { run, rows }: MeasuredPart): string {
  return [styleText('bold', title), small(`  ${runText(run)}`), ...rows.map(rowText)].join('\n');
}

/** How and on what a part was measured, in one line. */
export function runText({ machine, ...run }: RunFacts): string {
  const { cores, processor, memory, node, platform, fileSystem } = machine;
  const { licenses, rounds, seed, load } = run;
  const loads = load.map((each) => each.toFixed(1)).join(' before, ');
  return [
    `${count(licenses)} licenses, ${rounds} rounds, seed ${seed}`,
    `${cores} cores (${processor}), ${memory} GiB, Node ${node}, ${platform}, ${fileSystem}`,
    `load ${loads} after, ${run.seconds} s in all`,
  ].join('; ');
}

function rowText(row: Row): string {
  const { title, detail, note, cpu } = row;
  const asked = (['must', 'aim'] as const).flatMap((bound) => {
    const text = boundText(row, bound);
    return text === '' ? [] : [`${bound} ${text}`];
  });
  const verdict = reachedText(row);
  const goal = asked.length === 0 ? '' : ` [${asked.join(', ')}${verdict && `: ${verdict}`}]`;
  const more = [detail, cpu === undefined ? undefined : `by CPU ${inUnit(cpu, 'ratio')}`, note];
  const lines = more.flatMap((each) => (each === undefined ? [] : [small(indent + each)]));
  return [`  ${valueText(row)}  ${title}${goal}`, ...lines].join('\n');
}

/** The figure with the range of its rounds; a dash where it was not measured. */
export function valueText({ value, range, unit }: Row): string {
  if (value === undefined) return '–';
  const spread = range && ` (${inUnit(range.least, unit)} – ${inUnit(range.most, unit)})`;
  return inUnit(value, unit) + (spread ?? '');
}
