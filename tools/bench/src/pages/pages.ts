import type { BenchReport } from '../report/bench-report.ts';
import { detailsPage } from './details-page.ts';
import { fillBlock } from './marked-block.ts';
import { growthPicture } from './pictures/growth.ts';
import { incrementsPicture } from './pictures/increments.ts';
import { throughputPicture } from './pictures/throughput.ts';
import { goalTable, machineText, partTable } from './tables.ts';

/** Parts that have a table of their own on the page. */
const tabled = ['com', 'smb', 'increments'] as const;

/** Everything that shows figures, by its name below docs; `page` is docs/benchmarks.md as it is. */
export function pagesOf(report: BenchReport, page: string): ReadonlyMap<string, string> {
  const withGoals = fillBlock(page, 'goals', goalTable(report));
  const withMachine = fillBlock(withGoals, 'machine', machineText(report));
  const filled = tabled.reduce(
    (text, name) => fillBlock(text, name, partTable(report, name)),
    withMachine,
  );
  const pictures = {
    throughput: throughputPicture(report),
    growth: growthPicture(report),
    increments: incrementsPicture(report),
  };
  return new Map([
    ['benchmarks/figures.json', JSON.stringify(report)],
    ['benchmarks.md', filled],
    ['benchmarks/details.md', detailsPage(report)],
    ...Object.entries(pictures).flatMap(([name, svg]): [string, string][] =>
      svg === undefined ? [] : [[`benchmarks/${name}.svg`, svg]],
    ),
  ]);
}
