import { compare, type Comparison } from '../medians/compare.ts';
import { fastest, type Series } from '../medians/series.ts';
import { describePageStep, pageSteps } from '../peers/page-steps.ts';
import { seriesNames as names } from './run-round.ts';
import { somePermitted } from './stores.ts';

/** What is held against what. */
export function comparisonsOf(series: ReadonlyMap<string, Series>): readonly Comparison[] {
  const of = (name: string): Series => {
    const found = series.get(name);
    if (found) return found;
    throw new Error(`${name} was not measured.`);
  };
  const raw = of(names.raw);
  const backup = of(names.backup);
  const sqlite = fastest(pageSteps.map((pages) => of(names.sqlite(pages))));
  const bestStep = pageSteps.find((pages) => names.sqlite(pages) === sqlite.name) ?? 0;
  const percent = Math.round(somePermitted * 100);
  return [
    compare('full backup : raw 1 MiB writes + fsync', backup, raw),
    compare(`full backup : SQLite backup API, ${describePageStep(bestStep)}`, backup, sqlite),
    compare(`backup, ${percent} % permitted : raw, per byte`, of(names.someBackup), raw, 'bytes'),
    compare('verify (every payload digest) : raw', of(names.verify), raw),
    compare('restore into a new store : raw', of(names.restore), raw),
  ];
}
