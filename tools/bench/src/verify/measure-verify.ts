import { workers } from '../child/workers.ts';
import { runStep } from '../child/run-step.ts';
import { dropCache } from './drop-cache.ts';
import { compare } from '../medians/compare.ts';
import type { PartContext, PartFigures } from '../parts/part.ts';
import { takeRounds } from '../rounds/take-rounds.ts';
import { comparisonRow } from '../rows/comparison-row.ts';
import { atLeast } from '../rows/goal.ts';

const names = {
  verify: 'verify',
  hash: 'SHA-256 of each record',
  hashStarting: 'SHA-256 of each record, threads started',
  quick: 'verify --quick',
  read: 'reading the bytes',
  quickCold: 'verify --quick, cold',
  readCold: 'reading the bytes, cold',
} as const;

/** Verifying against the digests alone, and against reading alone. */
export async function measureVerify(context: PartContext): Promise<PartFigures> {
  const { folder, licenses } = context;
  const { all } = await context.stores();
  const directory = folder.at('set');
  // A busy target is slow, and what is written to a slow one may be compressed.
  await runStep('back-up', { store: folder.at(all), directory, compression: 'none' });
  const series = await takeRounds(context, async (take) => {
    const done = [
      await take(names.verify, () => runStep('verify', { directory, depth: 'default' })),
      await take(names.hash, () => runStep('hash-records', { directory, threads: workers })),
      await take(names.hashStarting, () =>
        runStep('hash-records', { directory, threads: workers, starting: true }),
      ),
      await take(names.quick, () => runStep('verify', { directory, depth: 'quick' })),
    ];
    await take(names.read, () => runStep('read-bytes', { directory }));
    dropCache(directory);
    await take(names.quickCold, () => runStep('verify', { directory, depth: 'quick' }));
    dropCache(directory);
    await take(names.readCold, () => runStep('read-bytes', { directory }));
    for (const each of done) {
      if (each.licenses !== licenses) throw new Error(`${each.licenses} licenses verified.`);
    }
  });
  folder.remove('set');
  const comparison = (title: string, of: string, against: string) =>
    compare(title, series.of(of), series.of(against));
  return {
    rows: [
      comparisonRow(
        comparison(`verify : SHA-256 per record on ${workers} threads`, names.verify, names.hash),
        {
          goal: atLeast(0.9),
          note: 'the other compares nothing: no chunk checksum, no header digest, no manifest',
        },
      ),
      comparisonRow(
        comparison(
          'verify : the same, its threads started in the time',
          names.verify,
          names.hashStarting,
        ),
        { note: 'as verify starts its own' },
      ),
      comparisonRow(
        comparison(
          'verify --quick : reading the bytes, from the page cache',
          names.quick,
          names.read,
        ),
        { goal: atLeast(0.8), note: 'reads in blocks of 1 MiB, on one thread' },
      ),
      comparisonRow(
        comparison('verify --quick : reading the bytes, cold', names.quickCold, names.readCold),
        { goal: atLeast(0.8), note: 'dropped from the page cache before' },
      ),
    ],
    series: series.figures(),
  };
}
