import type { FuzzResult } from './run-fuzz.ts';

const whole = new Intl.NumberFormat('en-US');

/** Heading of {@link resultRow}s. */
export const heading: string = row(
  'reader',
  'inputs',
  'answers',
  'findings',
  'slowest',
  'allocates',
  'a second',
);

/** What came of one reader, in one line. */
export function resultRow(result: FuzzResult, seconds: number): string {
  const { reader, inputs, answers, findings, slowestMs, largestAllocation } = result;
  return row(
    reader,
    whole.format(inputs),
    whole.format(answers),
    whole.format(findings.length),
    `${slowestMs.toFixed(1)} ms`,
    `${whole.format(Math.ceil(largestAllocation / 1024))} KiB`,
    whole.format(Math.round(inputs / seconds)),
  );
}

function row(reader: string, ...cells: readonly string[]): string {
  return [reader.padEnd(17), ...cells.map((cell) => cell.padStart(10))].join(' ');
}
