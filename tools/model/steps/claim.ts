import type { Moves } from '../moves.ts';
import { has, highest, only } from '../run-numbers.ts';
import { step } from '../step.ts';

/**
 * Exclusive creation of the lease after the highest number listed. A run that finds its number taken ends as `busy` and
 * has changed nothing: it is as if it had not begun.
 */
export function claim(moves: Moves): void {
  const { world, first, model } = moves;
  if (world.waiting === 0) return;
  const next = highest(world.leases | world.manifests) + 1;
  for (let number = model.faults.staleListings ? first : next; number <= next; number += 1) {
    if (has(world.leases, number) || !isFree(moves, number)) continue;
    if (model.protocol.numbersWithoutGaps && number > 1 && !has(world.leases, number - 1)) continue;
    const run = moves.change(number);
    if (model.protocol.numbersWithoutGaps) moves.next.flushRoot();
    moves.next.leases |= only(number);
    moves.next.waiting -= 1;
    run.at = step.flushLease;
    moves.take(number, 'LeaseHolder.claim: lease-#', number);
  }
}

/**
 * A number has one run in the model. Another can have it once its lease was forgotten: a run that was about to flush
 * that lease then finds another's nonce in it, and ends.
 */
function isFree({ world, first }: Moves, number: number): boolean {
  const { at, underWay } = world.runs[number - first]!;
  if (at === step.notBegun || at === step.flushLease) return true;
  return at === step.ended && !underWay && !has(world.manifests | world.durableManifests, number);
}

/** `flushDirectory`, then the lease must read back. */
export function flushLease(moves: Moves, number: number): void {
  if (moves.model.protocol.looksForLease && !has(moves.world.leases, number)) {
    moves.goTo(number, step.ended, 'assertOurs: lease-# has gone', number);
    return;
  }
  moves.change(number).at = step.listSet;
  moves.next.flushRoot();
  moves.take(number, 'flushDirectory');
}
