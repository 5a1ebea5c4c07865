import { noFaults, type Faults } from './faults.ts';
import type { PromiseName } from './promises.ts';
import type { Protocol } from './protocol.ts';

/** A protocol without a rule, and what that must bring back. */
export interface LeftOutRule {
  readonly rule: string;
  readonly without: Partial<Protocol>;
  /** One of these must be broken. */
  readonly breaks: readonly PromiseName[];
  /** As many runs as it takes. Default 2. */
  readonly runs?: number;
  /** Fewer where that makes the search shorter. Default all. */
  readonly faults?: Faults;
}

/** The backup that counts is lost. */
const newestIsLost: readonly PromiseName[] = ['restorable', 'kept'];
const oldListings: Faults = { ...noFaults, staleListings: true };

export const leftOutRules: readonly LeftOutRule[] = [
  {
    rule: 'After its publish a run looks again for a higher run',
    without: { looksAfterPublish: false, looksBeforePruning: false },
    breaks: newestIsLost,
  },
  {
    rule: 'It takes over segments numbered above its parent only',
    without: { adoptsAboveParentOnly: false },
    breaks: newestIsLost,
  },
  {
    rule: 'What it takes over keeps its name',
    without: { adoptsInPlace: false },
    breaks: newestIsLost,
  },
  {
    rule: 'It looks again before it says completed, not only before it prunes',
    without: { looksAfterPublish: false },
    breaks: ['ancestor'],
  },
  {
    rule: 'Pruning looks for a higher run, and keeps to lower numbers',
    without: { looksBeforePruning: false, prunesLowerOnly: false },
    breaks: newestIsLost,
  },
  {
    rule: 'The next lease is asked for by name',
    without: { asksForNextLease: false },
    breaks: newestIsLost,
  },
  {
    rule: 'Manifests above the highest one listed are asked for by name',
    without: { asksForManifests: false },
    breaks: newestIsLost,
  },
  {
    rule: 'Leases stay when a set is pruned',
    without: { keepsLeases: false },
    breaks: newestIsLost,
    runs: 3,
    faults: oldListings,
  },
  {
    rule: 'After a lost reply the temporary is removed before the run says failed',
    without: { removesTemporary: false },
    breaks: ['failed'],
  },
  {
    rule: 'The directories of segments are flushed before the publish',
    without: { flushesDirectories: false },
    breaks: newestIsLost,
  },
  {
    rule: 'The name of the manifest is flushed before the run says completed',
    without: { flushesManifest: false },
    breaks: newestIsLost,
  },
  {
    rule: 'A flushed segment must still be there',
    without: { looksForSegments: false },
    breaks: newestIsLost,
  },
  {
    rule: 'A flushed manifest must still be there',
    without: { looksForManifest: false },
    breaks: newestIsLost,
  },
  {
    rule: 'A flushed lease must still be there',
    without: { looksForLease: false },
    breaks: ['ancestor'],
  },
  {
    rule: 'The parent must still be there when it is flushed',
    without: { looksForParent: false },
    breaks: ['retained'],
  },
  {
    rule: 'A newest manifest that has gone when it is read ends the run',
    without: { endsWithoutNewest: false },
    breaks: ['ancestor'],
  },
  {
    rule: 'Lease N is claimed only when number N-1 is there and flushed',
    without: { numbersWithoutGaps: false },
    breaks: ['ancestor'],
    runs: 3,
    faults: { ...oldListings, restarts: true },
  },
];
