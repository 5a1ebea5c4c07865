import type { Moves } from '../moves.ts';
import { above, below, has, highest, only } from '../run-numbers.ts';
import { step } from '../step.ts';

/** `examineSet` lists the names below its own; a higher lease or generation, or its own, ends the run. */
export function listSet(moves: Moves, number: number): void {
  const { world, model } = moves;
  const newest = highest(below(world.manifests, number));
  const overtaken =
    above(world.leases | world.manifests, number) | (world.manifests & only(number));
  if (overtaken) moves.goTo(number, step.ended, 'listSet: #, superseded', highest(overtaken));
  else listed(moves, number, newest, newest > 0 ? fresh.some : fresh.none);
  if (!model.faults.staleListings) return;
  for (let older = 0; older < number; older += 1) {
    if (older > 0 && !has(world.shown, older)) continue;
    if (overtaken || older !== newest)
      listed(moves, number, older, older > 0 ? old.some : old.none);
  }
}

const fresh = { some: 'listSet: up to manifest-#', none: 'listSet: no manifest' };
const old = {
  some: 'listSet: up to manifest-# (an old listing)',
  none: 'listSet: no manifest (an old listing)',
};

function listed(moves: Moves, number: number, newest: number, what: string): void {
  moves.change(number).newest = newest;
  ask(moves, number, newest + 1);
  moves.take(number, what, newest);
}

/** The next manifest to ask for by name, if there is one. */
function ask({ next, first, model }: Moves, number: number, asked: number): void {
  const run = next.runs[number - first]!;
  const more = model.protocol.asksForManifests && asked < number;
  run.asked = more ? asked : 0;
  run.at = more ? step.findNewestManifest : step.readParent;
}

/** Asks for the names above the highest manifest listed, one after the other. */
export function findNewestManifest(moves: Moves, number: number): void {
  const { asked } = moves.run(number);
  const there = has(moves.world.manifests, asked);
  const run = moves.change(number);
  if (there) run.newest = asked;
  ask(moves, number, asked + 1);
  const what = there ? 'findNewestManifest: manifest-#' : 'findNewestManifest: no manifest-#';
  moves.take(number, what, asked);
}

/** `tryReadManifest`: what it says of segment, ancestors and retained generations is what the run builds on. */
export function readParent(moves: Moves, number: number): void {
  const { newest } = moves.run(number);
  const there = newest > 0 && has(moves.world.manifests, newest);
  if (newest > 0 && !there && moves.model.protocol.endsWithoutNewest) {
    moves.goTo(number, step.ended, 'tryReadManifest: manifest-# has gone', newest);
    return;
  }
  const run = moves.change(number);
  run.segment = there ? moves.segmentOf(newest) : 0;
  run.ancestors = there ? moves.ancestorsOf(newest) | only(newest) : 0;
  run.retained = there ? moves.retainedBy(newest) | only(newest) : 0;
  run.at = step.copySegments;
  moves.take(number, there ? 'tryReadManifest: parent #' : 'tryReadManifest: no parent', newest);
}
