import type { Moves } from '../moves.ts';
import { above, has, highest } from '../run-numbers.ts';
import { step, type Step } from '../step.ts';

/** `findHigherRun`: a listing, which may be old, then the next lease by name, which is answered as it is. */
export function findHigherRun(moves: Moves, number: number, ifNone: Step, ifHigher: Step): void {
  const { world, model } = moves;
  const higher = above(world.leases | world.manifests, number);
  if (higher) moves.goTo(number, ifHigher, 'findHigherRun: #', highest(higher));
  if (model.protocol.asksForNextLease && has(world.leases, number + 1)) return;
  const words = findingNone[ifNone] ?? findingNothing;
  if (!higher) moves.goTo(number, ifNone, words.fresh);
  else if (model.faults.staleListings) moves.goTo(number, ifNone, words.old);
}

const findingNothing = {
  fresh: 'findHigherRun: none',
  old: 'findHigherRun: none (an old listing)',
};

/** What the run says then. */
const findingNone: Partial<Record<Step, typeof findingNothing>> = {
  [step.listToPrune]: {
    fresh: 'findHigherRun: none, completed',
    old: 'findHigherRun: none (an old listing), completed',
  },
  [step.failed]: {
    fresh: 'findHigherRun: none, failed',
    old: 'findHigherRun: none (an old listing), failed',
  },
};
