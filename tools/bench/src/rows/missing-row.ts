import { installCommand, type Program } from '../peers/installed.ts';
import type { Goal } from './goal.ts';
import type { Row } from './row.ts';

/** The row of something that is not installed here. */
export function missingRow(title: string, programs: readonly Program[], goal?: Goal): Row {
  const note = `not measured, needs: ${installCommand(programs)}`;
  return { title, unit: 'ratio', note, ...(goal === undefined ? {} : { goal }) };
}
