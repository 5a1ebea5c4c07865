import type { Row, Unit } from '../rows/row.ts';
import { reached, type Goal } from '../rows/goal.ts';

/** What is asked, `≥ 0.5×`; empty if nothing is. */
export function boundText(row: Row, bound: 'must' | 'aim'): string {
  const value = row.goal?.[bound];
  if (row.goal === undefined || value === undefined) return '';
  return `${signs[row.goal.kind]} ${plain(value, row.unit)}`;
}

const signs: Readonly<Record<Goal['kind'], string>> = { least: '≥', most: '≤', within: '±' };

const suffixes: Readonly<Record<Unit, string>> = {
  ...{ ratio: '×', ms: ' ms', MB: ' MB', percent: ' %', count: '' },
};

function plain(value: number, unit: Unit): string {
  return `${value}${suffixes[unit]}`;
}

/** How far the figure got; empty if nothing was asked of it or it was not measured. */
export function reachedText({ goal, value }: Row): string {
  return goal === undefined || value === undefined ? '' : reached(goal, value);
}
