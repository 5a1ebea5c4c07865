import { runStep } from '../child/run-step.ts';
import { figureOf, type Sample } from '../child/step.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { atMost } from '../rows/goal.ts';
import type { Row } from '../rows/row.ts';
import type { CancelOptions } from './cancel-operation.ts';

const mostLicenses = 20_000;
const operations = ['backup', 'verify', 'restore'] as const;
/** Cancels in each phase, of which there are at least eight. */
const cancels = { usual: 25, quick: 2 } as const;

/** How soon after a cancel an operation has ended, by phase. */
export async function measureCancel(context: PartContext): Promise<PartFigures> {
  const { folder, seed, quick, tell } = context;
  const store = folder.at('cancel.wmdrm');
  const licenses = Math.min(mostLicenses, context.licenses);
  await runStep('build-store', { file: store, mix: { seed, licenses, permitted: 1 } });
  await runStep('back-up', { store, directory: folder.at('set') });
  const rows: Row[] = [];
  for (const operation of operations) {
    tell(`cancelling ${operation}`);
    const options: CancelOptions = {
      ...{ operation, store, seed, restored: folder.at('restored') },
      directory: folder.at(operation === 'backup' ? 'out' : 'set'),
      cancels: quick ? cancels.quick : cancels.usual,
    };
    rows.push(...rowsOf(operation, await runStep('cancel-operation', options)));
  }
  for (const name of ['cancel.wmdrm', 'set']) folder.remove(name);
  return { rows, series: [] };
}

function rowsOf(operation: string, sample: Sample): readonly Row[] {
  const longest = figureOf(sample, 'longestCall').toFixed(1);
  const lists = Object.entries(sample.lists ?? {});
  const beyondOf = new Map(lists);
  return lists.flatMap(([phase, took]) => {
    const beyond = beyondOf.get(`${phase} beyond`);
    if (!beyond) return [];
    return {
      title: `cancel to end, beyond the call in flight, p99: ${operation}, ${phase}`,
      unit: 'ms' as const,
      value: percentile99(beyond),
      range: { least: Math.min(...beyond), most: Math.max(...beyond) },
      goal: atMost(50),
      detail: `${took.length} cancels; with that call p99 ${percentile99(took).toFixed(1)} ms; longest call of a run ${longest} ms`,
    };
  });
}

/** The value that 99 % do not exceed; of fewer than a hundred, the largest. */
function percentile99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1]!;
}
