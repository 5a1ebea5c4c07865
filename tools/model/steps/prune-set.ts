import type { Moves } from '../moves.ts';
import {
  above,
  below,
  lowest,
  highest,
  only,
  withoutLowest,
  type RunNumbers,
} from '../run-numbers.ts';
import { step } from '../step.ts';
import { findHigherRun } from './find-higher-run.ts';

/** Lists the set and reads every manifest it lists or retains. */
export function listToPrune(moves: Moves, number: number): void {
  const { world, model } = moves;
  const kept = moves.run(number).retained | only(number);
  if (kept & ~world.manifests) {
    moves.goTo(number, step.completed, 'pruneSet: a retained manifest is missing');
    return;
  }
  const higher = above(world.manifests, number);
  if (higher && model.protocol.prunesLowerOnly) {
    moves.goTo(number, step.completed, 'pruneSet: generation # is listed', highest(higher));
    if (!model.faults.staleListings) return;
  }
  const run = moves.change(number);
  run.referenced = 0;
  for (let rest = kept; rest !== 0; rest = withoutLowest(rest)) {
    run.referenced |= only(moves.segmentOf(lowest(rest)));
  }
  run.at = step.lookBeforePruning;
  moves.take(number, 'pruneSet: listSet');
}

export function lookBeforePruning(moves: Moves, number: number): void {
  if (moves.model.protocol.looksBeforePruning) {
    findHigherRun(moves, number, step.removeManifests, step.completed);
  } else moves.goTo(number, step.removeManifests, 'does not look for a higher run');
}

/** Any manifest it does not retain, as far as its listing showed it; in the end they are flushed. */
export function removeManifests(moves: Moves, number: number): void {
  const { world, model } = moves;
  const { retained } = moves.run(number);
  const others = world.manifests & ~retained & ~only(number);
  const expired = model.protocol.prunesLowerOnly ? below(others, number) : others;
  for (let rest = expired; rest !== 0; rest = withoutLowest(rest)) {
    moves.changeAll().manifests &= ~only(lowest(rest));
    moves.take(number, 'remove: manifest-#', lowest(rest));
  }
  moves.change(number).at = step.removeSegments;
  moves.next.flushRoot();
  moves.take(number, 'flushDirectory');
}

/** Any lower segment that no generation it keeps references; it may stop at any time. */
export function removeSegments(moves: Moves, number: number): void {
  const { world, model } = moves;
  const leases = below(world.leases, number);
  if (!model.protocol.keepsLeases && leases !== 0) {
    moves.changeAll().leases &= ~leases;
    moves.take(number, 'remove: the leases below #', number);
  }
  const unreferenced: RunNumbers = below(world.segments & ~moves.run(number).referenced, number);
  for (let rest = unreferenced; rest !== 0; rest = withoutLowest(rest)) {
    moves.changeAll().segments &= ~only(lowest(rest));
    moves.take(number, 'remove: segment-#', lowest(rest));
  }
  moves.goTo(number, step.completed, 'LeaseHolder.release');
}
